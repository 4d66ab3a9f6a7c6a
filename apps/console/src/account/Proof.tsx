import { Button } from 'antd';
import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import { prove } from '../api/accountCalls.js';
import { asProblem } from '../api/problem.js';
import { provePasskey } from '../api/session.js';
import { useWords } from '../language/useWords.js';
import { failureWords } from '../marks/notes.js';
import { Dialog } from '../workspace/Dialog.js';
import { useAccountWords } from './accountWords.js';
import { typed } from './typed.js';
import './account.css';

/** Runs a call; when the answer is that both factors are needed once more, asks for them and runs it again. */
export type Proved = <T>(call: () => Promise<T>) => Promise<T>;

const ProofContext = createContext<Proved>((call) => call());
export const useProved = (): Proved => use(ProofContext);

interface Asking {
  readonly settle: (isProved: boolean) => void;
}

export function ProofGate({ children }: { readonly children: ReactNode }) {
  const { proof: words } = useAccountWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = useCallback(
    () => new Promise<boolean>((resolve) => setAsking({ settle: (isProved) => (setAsking(null), resolve(isProved)) })),
    [],
  );
  const proved = useCallback<Proved>(
    async (call) => {
      try {
        return await call();
      } catch (error) {
        if (asProblem(error).code !== 'auth.proof_required' || !(await ask())) throw error;
        return call();
      }
    },
    [ask],
  );
  return (
    <ProofContext value={proved}>
      {children}
      <Dialog isOpen={asking !== null} title={words.title} className="asking" onClose={() => asking?.settle(false)}>
        {asking && <ProofForm onProved={() => asking.settle(true)} onCancel={() => asking.settle(false)} />}
      </Dialog>
    </ProofContext>
  );
}

function ProofForm({ onProved, onCancel }: { readonly onProved: () => void; readonly onCancel: () => void }) {
  const { proof: words, passkeys } = useAccountWords();
  const allWords = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const attempt = (call: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    call()
      .then(onProved, (error: unknown) => {
        const problem = asProblem(error);
        const isWrong = problem.code === 'auth.failed' || problem.status === 400;
        setFault(
          problem.code === 'passkey.refused'
            ? passkeys.refused
            : isWrong
              ? words.wrong
              : failureWords(problem, allWords),
        );
      })
      .finally(() => setBusy(false));
  };
  const submit = () => {
    const given = new FormData(form.current ?? undefined);
    attempt(() => prove(typed(given, 'password'), typed(given, 'code').trim()));
  };
  return (
    <form
      ref={form}
      noValidate
      className="plain-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{words.title}</h2>
      <p className="part-note">{words.hint}</p>
      <div role="alert">{fault && <p className="plain-fault">{fault}</p>}</div>
      <label className="plain-field">
        <span>{words.password}</span>
        <input name="password" type="password" autoComplete="current-password" autoFocus />
      </label>
      <label className="plain-field">
        <span>{words.code}</span>
        <input name="code" autoComplete="one-time-code" spellCheck={false} />
      </label>
      <div className="plain-acts">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.confirm}
        </Button>
        {'PublicKeyCredential' in window && (
          <Button disabled={isBusy} onClick={() => attempt(provePasskey)}>
            {words.passkey}
          </Button>
        )}
        <Button type="text" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
