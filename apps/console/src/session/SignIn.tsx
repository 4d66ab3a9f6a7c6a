import { type ReactNode, useState } from 'react';
import { asProblem, type Problem } from '../api/problem.js';
import { sendCode, sendPassword } from '../api/session.js';
import type { Me } from '../api/shapes.js';
import { chooseLanguage } from '../language/choice.js';
import { useLanguage } from '../language/useLanguage.js';
import { type SignInWords, signInWords } from './words.js';
import './signIn.css';

type Step = 'password' | 'code';

interface SignInProps {
  /** Who was signed in until the session ran out; absent on a first sign-in. */
  readonly expired?: Me;
  readonly onSignedIn: (me: Me) => void;
}

function sentenceFor(problem: Problem, step: Step, words: SignInWords): string {
  if (problem.status === 0) return words.offline;
  if (problem.status === 429) return words.tooMany;
  if (problem.status >= 500) return words.unavailable;
  if (problem.status === 401 || problem.status === 400) return step === 'code' ? words.codeFailed : words.failed;
  return problem.title || words.unavailable;
}

/** The page before everything else: account and password, then six digits. Free of the component library on purpose. */
export function SignIn({ expired, onSignedIn }: SignInProps) {
  const [step, setStep] = useState<Step>('password');
  const [fault, setFault] = useState<string | null>(null);
  const words = signInWords[useLanguage()];
  const goTo = (next: Step, because: string | null = null) => {
    setStep(next);
    setFault(because);
  };
  return (
    <div className={expired ? 'sign-in sign-in-over' : 'sign-in'}>
      <Cover words={words} />
      <main className="sign-in-desk">
        <LanguageSwitch words={words} />
        <div className="sign-in-form-place">
          {step === 'password' ? (
            <PasswordStep
              expired={expired}
              words={words}
              fault={fault}
              onFault={setFault}
              onDone={() => goTo('code')}
            />
          ) : (
            <CodeStep
              words={words}
              fault={fault}
              onFault={setFault}
              onBack={(because) => goTo('password', because)}
              onDone={onSignedIn}
            />
          )}
        </div>
        <p className="sign-in-notice">{words.notice}</p>
      </main>
    </div>
  );
}

function Cover({ words }: { readonly words: SignInWords }) {
  return (
    <header className="sign-in-cover">
      <svg className="sign-in-net" viewBox="0 0 400 400" aria-hidden="true">
        {[0, 30, 60, 90, 120, 150].map((turn) => (
          <line key={turn} x1="0" y1="200" x2="400" y2="200" transform={`rotate(${turn} 200 200)`} />
        ))}
        {[40, 90, 140, 190].map((radius) => (
          <circle key={radius} cx="200" cy="200" r={radius} />
        ))}
      </svg>
      <p className="sign-in-brand">{words.product}</p>
      <p className="sign-in-motto">{words.motto}</p>
      <p className="sign-in-place">{words.place}</p>
    </header>
  );
}

function LanguageSwitch({ words }: { readonly words: SignInWords }) {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="sign-in-language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => chooseLanguage(other)}
    >
      {words.language}
    </button>
  );
}

interface StepProps {
  readonly words: SignInWords;
  readonly fault: string | null;
  readonly onFault: (fault: string | null) => void;
}

/** Runs one call at a time and turns its failure into a sentence. */
function useAttempt(step: Step, { words, onFault }: StepProps) {
  const [isBusy, setBusy] = useState(false);
  const attempt = async (call: () => Promise<void>, otherwise?: (problem: Problem) => boolean) => {
    setBusy(true);
    onFault(null);
    try {
      await call();
    } catch (error) {
      const problem = asProblem(error);
      if (!otherwise?.(problem)) onFault(sentenceFor(problem, step, words));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, attempt };
}

function PasswordStep(props: StepProps & { readonly expired?: Me; readonly onDone: () => void }) {
  const { expired, words, fault, onFault, onDone } = props;
  const [login, setLogin] = useState(expired?.login ?? '');
  const [password, setPassword] = useState('');
  const { isBusy, attempt } = useAttempt('password', props);
  const submit = () => {
    if (login.trim() === '') return onFault(words.loginMissing);
    if (password === '') return onFault(words.passwordMissing);
    void attempt(async () => {
      await sendPassword(login.trim(), password);
      void import('../workspace/Workspace.js'); // fetched while the six digits are being typed
      onDone();
    });
  };
  return (
    <StepForm
      title={expired ? words.expired : words.signIn}
      hint={expired ? words.expiredHint(expired.displayName) : words.signInHint}
      fault={fault}
      onSubmit={submit}
    >
      <label className="sign-in-field">
        <span>{words.login}</span>
        <input
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!expired}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label className="sign-in-field">
        <span>{words.password}</span>
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus={Boolean(expired)}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <button className="sign-in-submit" disabled={isBusy}>
        {isBusy ? words.working : words.next}
      </button>
      <p className="sign-in-help">{expired ? words.otherAccount : words.help}</p>
    </StepForm>
  );
}

function CodeStep(
  props: StepProps & { readonly onBack: (because: string | null) => void; readonly onDone: (me: Me) => void },
) {
  const { words, fault, onFault, onBack, onDone } = props;
  const [code, setCode] = useState('');
  const { isBusy, attempt } = useAttempt('code', props);
  const send = (digits: string) => {
    if (!/^\d{6}$/.test(digits)) return onFault(words.codeIncomplete);
    const hasLapsed = ({ code: reason }: Problem) => reason === 'auth.required';
    void attempt(
      async () => onDone(await sendCode(digits)),
      (problem) => {
        setCode('');
        if (hasLapsed(problem)) onBack(words.startAgain);
        return hasLapsed(problem);
      },
    );
  };
  const type = (typed: string) => {
    const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !isBusy) send(digits);
  };
  return (
    <StepForm title={words.secondFactor} hint={words.secondFactorHint} fault={fault} onSubmit={() => send(code)}>
      <label className="sign-in-field">
        <span>{words.code}</span>
        <input
          className="sign-in-code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      <button className="sign-in-submit" disabled={isBusy}>
        {isBusy ? words.working : words.verify}
      </button>
      <button type="button" className="sign-in-back" onClick={() => onBack(null)}>
        {words.back}
      </button>
    </StepForm>
  );
}

interface StepFormProps {
  readonly title: string;
  readonly hint: string;
  readonly fault: string | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

function StepForm({ title, hint, fault, onSubmit, children }: StepFormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h1>{title}</h1>
      <p className="sign-in-hint">{hint}</p>
      <div role="alert">{fault && <p className="sign-in-fault">{fault}</p>}</div>
      {children}
    </form>
  );
}
