import { useEffect, useState } from 'react';
import { accountWords } from '../account/accountWords.js';
import { AuthenticatorSetUp } from '../account/AuthenticatorSetUp.js';
import { Codes } from '../account/Codes.js';
import { addPasskey, type OpenLink, readLink, useLink as spendLink } from '../api/accountCalls.js';
import { asProblem, type Problem } from '../api/problem.js';
import { useLanguage } from '../language/useLanguage.js';
import { Cover, LanguageSwitch, StepForm } from './parts.js';
import { signInWords } from './words.js';
import './signIn.css';

type State =
  | { readonly at: 'reading' | 'over' | 'done' | 'factor' | 'authenticator' }
  | { readonly at: 'password'; readonly link: OpenLink }
  | { readonly at: 'codes'; readonly codes: readonly string[] };

/** Where a one-time link leads: password, second factor, codes on paper. Its secret stands behind the #, which no server sees. */
export function Welcome() {
  const language = useLanguage();
  const words = signInWords[language];
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<State>({ at: 'reading' });
  useEffect(() => {
    // Not left in the address bar, nor in the history, for whoever looks next.
    history.replaceState(null, '', location.pathname);
    readLink(token).then(
      (link) => setState({ at: 'password', link }),
      () => setState({ at: 'over' }),
    );
  }, [token]);
  return (
    <div className="sign-in">
      <Cover words={words} />
      <main className="sign-in-desk">
        <LanguageSwitch words={words} />
        <div className="sign-in-form-place">
          <Step token={token} state={state} onState={setState} />
        </div>
        <p className="sign-in-notice">{words.notice}</p>
      </main>
    </div>
  );
}

interface StepProps {
  readonly token: string;
  readonly state: State;
  readonly onState: (state: State) => void;
}

const enter = () => location.assign('/console/');
const afterFactor = (codes: readonly string[]): State | null => (codes.length > 0 ? { at: 'codes', codes } : null);

function Step({ token, state, onState }: StepProps) {
  const language = useLanguage();
  const { link: words } = accountWords[language];
  const signIn = signInWords[language];
  const done = (codes: readonly string[]) => {
    const next = afterFactor(codes);
    if (next) onState(next);
    else enter();
  };
  switch (state.at) {
    case 'reading':
      return <p role="status">{signIn.loading}</p>;
    case 'over':
      return <Note title={words.over} hint={words.overHint} />;
    case 'done':
      return <Note title={words.done} hint={words.doneHint} button={words.toSignIn} />;
    case 'password':
      return <PasswordChoice token={token} link={state.link} onState={onState} />;
    case 'factor':
      return <FactorChoice onState={onState} onDone={done} />;
    case 'authenticator':
      return (
        <div className="welcome-wide">
          <h1>{words.factor}</h1>
          <AuthenticatorSetUp onDone={done} onFault={() => onState({ at: 'over' })} />
        </div>
      );
    case 'codes':
      return (
        <div className="welcome-wide">
          <h1>{words.codes}</h1>
          <p className="sign-in-hint">{accountWords[language].recovery.hint}</p>
          <Codes codes={state.codes} />
          <button type="button" className="sign-in-submit" onClick={enter}>
            {words.enter}
          </button>
        </div>
      );
  }
}

function Note({ title, hint, button }: { readonly title: string; readonly hint: string; readonly button?: string }) {
  return (
    <div className="welcome-wide" role="status">
      <h1>{title}</h1>
      <p className="sign-in-hint">{hint}</p>
      {button && (
        <button type="button" className="sign-in-submit" onClick={enter}>
          {button}
        </button>
      )}
    </div>
  );
}

interface PasswordChoiceProps {
  readonly token: string;
  readonly link: OpenLink;
  readonly onState: (state: State) => void;
}

function PasswordChoice({ token, link, onState }: PasswordChoiceProps) {
  const language = useLanguage();
  const { link: words, password: passwordWords } = accountWords[language];
  const signIn = signInWords[language];
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isNew = link.purpose !== 'second_factor';
  const told = (problem: Problem): string => {
    if (problem.status === 0) return signIn.offline;
    if (problem.code === 'auth.failed') return words.wrong;
    return problem.faults[0]?.message || problem.title || signIn.unavailable;
  };
  const submit = () => {
    setBusy(true);
    setFault(null);
    spendLink(token, password)
      .then(
        (next) => onState({ at: next === 'enrol' ? 'factor' : 'done' }),
        (error: unknown) => {
          const problem = asProblem(error);
          if (problem.code === 'auth.link_over') onState({ at: 'over' });
          else setFault(told(problem));
        },
      )
      .finally(() => setBusy(false));
  };
  return (
    <StepForm
      title={words.title[link.purpose]}
      hint={words.hint[link.purpose](link.login, link.displayName)}
      fault={fault}
      onSubmit={submit}
    >
      <input
        className="out-of-sight"
        name="username"
        autoComplete="username"
        value={link.login}
        readOnly
        tabIndex={-1}
      />
      <label className="sign-in-field">
        <span>{isNew ? words.newPassword : words.ownPassword}</span>
        <input
          name="password"
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      {isNew && <p className="sign-in-help welcome-help">{passwordWords.hint}</p>}
      <button className="sign-in-submit" disabled={isBusy || password === ''}>
        {isBusy ? signIn.working : words.next}
      </button>
    </StepForm>
  );
}

interface FactorChoiceProps {
  readonly onState: (state: State) => void;
  readonly onDone: (codes: readonly string[]) => void;
}

function FactorChoice({ onState, onDone }: FactorChoiceProps) {
  const language = useLanguage();
  const { link: words, passkeys } = accountWords[language];
  const [fault, setFault] = useState<string | null>(null);
  const byPasskey = () => {
    setFault(null);
    addPasskey(passkeys.title).then(onDone, (error: unknown) => {
      const problem = asProblem(error);
      setFault(problem.code === 'passkey.refused' ? passkeys.refused : problem.title);
    });
  };
  return (
    <StepForm
      title={words.factor}
      hint={words.factorHint}
      fault={fault}
      onSubmit={() => onState({ at: 'authenticator' })}
    >
      <button className="sign-in-submit">{words.byAuthenticator}</button>
      {'PublicKeyCredential' in window && (
        <button type="button" className="sign-in-other" onClick={byPasskey}>
          {words.byPasskey}
        </button>
      )}
    </StepForm>
  );
}
