import { useState } from 'react';
import type { Problem } from '../api/problem.js';
import { provePasskey, sendCode } from '../api/session.js';
import type { Me } from '../api/shapes.js';
import { StepForm, type StepProps, useAttempt } from './parts.js';

type CodeProps = StepProps & { readonly onBack: (because: string | null) => void; readonly onDone: (me: Me) => void };

/** The second step: six digits, one of the codes on paper, or a passkey. */
export function CodeStep(props: CodeProps) {
  const { words, fault, onFault, onBack, onDone } = props;
  const [isOnPaper, setOnPaper] = useState(false);
  const [code, setCode] = useState('');
  const { isBusy, attempt } = useAttempt('code', props);
  const hasLapsed = ({ code: reason }: Problem) => reason === 'auth.required';
  const lapsed = (problem: Problem) => {
    setCode('');
    if (hasLapsed(problem)) onBack(words.startAgain);
    else if (isOnPaper && problem.status === 401) onFault(words.recoveryFailed);
    return hasLapsed(problem) || (isOnPaper && problem.status === 401);
  };
  const send = (typed: string) => {
    if (isOnPaper ? !/^[0-9A-Za-z]{5}[ -]?[0-9A-Za-z]{5}$/.test(typed) : !/^\d{6}$/.test(typed))
      return onFault(isOnPaper ? words.recoveryIncomplete : words.codeIncomplete);
    void attempt(async () => onDone(await sendCode(typed)), lapsed);
  };
  const type = (typed: string) => {
    const plain = typed.normalize('NFKC');
    if (isOnPaper) return setCode(plain.trim().slice(0, 11));
    const digits = plain.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !isBusy) send(digits);
  };
  const turn = () => {
    setOnPaper(!isOnPaper);
    setCode('');
    onFault(null);
  };
  return (
    <StepForm
      title={isOnPaper ? words.recoveryTitle : words.secondFactor}
      hint={isOnPaper ? words.recoveryHint : words.secondFactorHint}
      fault={fault}
      onSubmit={() => send(code)}
    >
      <label className="sign-in-field">
        <span>{isOnPaper ? words.recoveryCode : words.code}</span>
        <input
          key={String(isOnPaper)}
          className="sign-in-code"
          name="code"
          inputMode={isOnPaper ? 'text' : 'numeric'}
          autoComplete={isOnPaper ? 'off' : 'one-time-code'}
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          value={code}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      <button className="sign-in-submit" disabled={isBusy}>
        {isBusy ? words.working : words.verify}
      </button>
      {'PublicKeyCredential' in window && (
        <button
          type="button"
          className="sign-in-other"
          disabled={isBusy}
          onClick={() => void attempt(async () => onDone(await provePasskey()), lapsed)}
        >
          {words.provePasskey}
        </button>
      )}
      <button type="button" className="sign-in-back" onClick={turn}>
        {isOnPaper ? words.useAuthenticator : words.useRecovery}
      </button>
      <button type="button" className="sign-in-back" onClick={() => onBack(null)}>
        {words.back}
      </button>
    </StepForm>
  );
}
