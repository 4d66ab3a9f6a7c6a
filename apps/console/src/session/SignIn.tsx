import { useEffect, useState } from 'react';
import { goToProvider, readWays, sendPassword, signInByPasskey } from '../api/session.js';
import type { Me } from '../api/shapes.js';
import { useLanguage } from '../language/useLanguage.js';
import { CodeStep } from './CodeStep.js';
import { Cover, LanguageSwitch, type Step, StepForm, type StepProps, useAttempt } from './parts.js';
import { type SignInWords, signInWords } from './words.js';
import './signIn.css';

interface SignInProps {
  /** Who was signed in until the session ran out; absent on a first sign-in. */
  readonly expired?: Me;
  readonly onSignedIn: (me: Me) => void;
}

/** The page before everything else: account and password, then six digits. Free of the component library on purpose. */
export function SignIn({ expired, onSignedIn }: SignInProps) {
  const landing = new URLSearchParams(location.search).get('sign-in') ?? '';
  const [step, setStep] = useState<Step>(landing === 'second-factor' ? 'code' : 'password');
  const [fault, setFault] = useState<string | null>(null);
  const words = signInWords[useLanguage()];
  const goTo = (next: Step, because: string | null = null) => {
    setStep(next);
    setFault(because);
  };
  const said = fault ?? (landing === 'second-factor' ? null : (words.landing[landing] ?? null));
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
              fault={said}
              onFault={setFault}
              onDone={() => goTo('code')}
              onSignedIn={onSignedIn}
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

type PasswordProps = StepProps & {
  readonly expired?: Me;
  readonly onDone: () => void;
  readonly onSignedIn: (me: Me) => void;
};

function PasswordStep(props: PasswordProps) {
  const { expired, words, fault, onFault, onDone, onSignedIn } = props;
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
      <OtherWays
        words={words}
        isBusy={isBusy}
        onPasskey={() => void attempt(async () => onSignedIn(await signInByPasskey()))}
        onProvider={() => void attempt(goToProvider)}
      />
      <p className="sign-in-help">{expired ? words.otherAccount : words.help}</p>
    </StepForm>
  );
}

interface OtherWaysProps {
  readonly words: SignInWords;
  readonly isBusy: boolean;
  readonly onPasskey: () => void;
  readonly onProvider: () => void;
}

/** Ways that need no password: a passkey where the browser has them, the identity provider where there is one. */
function OtherWays({ words, isBusy, onPasskey, onProvider }: OtherWaysProps) {
  const [provider, setProvider] = useState<string | null>(null);
  useEffect(() => {
    readWays().then(
      ({ openId }) => setProvider(openId?.label ?? null),
      () => undefined,
    );
  }, []);
  const hasPasskeys = 'PublicKeyCredential' in window;
  if (!hasPasskeys && provider === null) return null;
  return (
    <>
      <p className="sign-in-or">{words.or}</p>
      {hasPasskeys && (
        <button type="button" className="sign-in-other" disabled={isBusy} onClick={onPasskey}>
          {words.withPasskey}
        </button>
      )}
      {provider !== null && (
        <button type="button" className="sign-in-other" disabled={isBusy} onClick={onProvider}>
          {provider}
        </button>
      )}
    </>
  );
}
