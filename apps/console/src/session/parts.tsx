import { type ReactNode, useState } from 'react';
import { asProblem, type Problem } from '../api/problem.js';
import { chooseLanguage } from '../language/choice.js';
import { useLanguage } from '../language/useLanguage.js';
import type { SignInWords } from './words.js';

export type Step = 'password' | 'code';

function sentenceFor(problem: Problem, step: Step, words: SignInWords): string {
  if (problem.status === 0) return words.offline;
  if (problem.status === 429) return words.tooMany;
  if (problem.status >= 500) return words.unavailable;
  if (problem.code === 'passkey.refused') return words.passkeyFailed;
  if (problem.status === 401 || problem.status === 400) return step === 'code' ? words.codeFailed : words.failed;
  return problem.title || words.unavailable;
}

export function Cover({ words }: { readonly words: SignInWords }) {
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

export function LanguageSwitch({ words }: { readonly words: SignInWords }) {
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

export interface StepProps {
  readonly words: SignInWords;
  readonly fault: string | null;
  readonly onFault: (fault: string | null) => void;
}

/** Runs one call at a time and turns its failure into a sentence. */
export function useAttempt(step: Step, { words, onFault }: StepProps) {
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

interface StepFormProps {
  readonly title: string;
  readonly hint: string;
  readonly fault: string | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

export function StepForm({ title, hint, fault, onSubmit, children }: StepFormProps) {
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
