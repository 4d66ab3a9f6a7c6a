import { useEffect, useRef, useState } from 'react';
import { type Authenticator, confirmAuthenticator, proposeAuthenticator } from '../api/accountCalls.js';
import { asProblem, type Problem } from '../api/problem.js';
import { useAccountWords } from './accountWords.js';
import { QrCode } from './QrCode.js';
import './account.css';

interface SetUpProps {
  /** Runs a call that may ask for a proof first; plain where none is needed. */
  readonly run?: <T>(call: () => Promise<T>) => Promise<T>;
  readonly onDone: (recoveryCodes: string[]) => void;
  readonly onFault: (problem: Problem) => void;
}

const plainly = <T,>(call: () => Promise<T>): Promise<T> => call();

/** A picture to scan, then the digits that show that it was scanned. */
export function AuthenticatorSetUp({ run = plainly, onDone, onFault }: SetUpProps) {
  const { authenticator: words } = useAccountWords();
  const [proposal, setProposal] = useState<Authenticator | null>(null);
  const [code, setCode] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);
  // Asked once: a second proposal would change the picture that is being scanned.
  const ask = useRef(() => run(proposeAuthenticator).then(setProposal, (error: unknown) => onFault(asProblem(error))));
  useEffect(() => void ask.current(), []);
  if (!proposal) return <div className="qr" />;
  const confirm = (digits: string) => {
    setBusy(true);
    setWrong(false);
    confirmAuthenticator(proposal.ticket, digits)
      .then(onDone, (error: unknown) => {
        const problem = asProblem(error);
        setCode('');
        if (problem.code === 'auth.failed' || problem.status === 400) setWrong(true);
        else onFault(problem);
      })
      .finally(() => setBusy(false));
  };
  const type = (typed: string) => {
    const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !isBusy) confirm(digits);
  };
  return (
    <div className="set-up">
      <QrCode text={proposal.uri} label={words.qr} />
      <div className="set-up-words">
        <p>{words.scan}</p>
        <details>
          <summary>{words.byHand}</summary>
          <code className="set-up-key">{proposal.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </details>
        <label className="plain-field">
          <span>{words.code}</span>
          <input
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            aria-invalid={isWrong}
            onChange={(event) => type(event.target.value)}
          />
        </label>
        <div role="alert">{isWrong && <p className="plain-fault">{words.wrong}</p>}</div>
      </div>
    </div>
  );
}
