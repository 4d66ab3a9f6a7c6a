import { Button } from 'antd';
import { useState } from 'react';
import { type Account, keepAccount, type KeepingAct, type WishAnswer } from '../api/accountCalls.js';
import { useAttempt } from '../account/useAttempt.js';
import { useKeepingWords } from './keepingWords.js';

interface KeepFormProps {
  readonly account: Account;
  readonly onDone: (answer: WishAnswer, name: string) => void;
  readonly onCancel: () => void;
}

/** Acts on an account, each with what follows from it before it is done. */
export function KeepForm({ account, onDone, onCancel }: KeepFormProps) {
  const words = useKeepingWords();
  const [act, setAct] = useState<KeepingAct | null>(null);
  const { isBusy, fault, attempt } = useAttempt();
  const acts: readonly KeepingAct[] = account.isActive
    ? ['password-reset', 'second-factor-reset', 'closing']
    : ['reopening'];
  const go = (chosen: KeepingAct) =>
    void attempt(async () => onDone(await keepAccount(account.id, chosen), account.displayName));
  return (
    <div className="plain-form">
      <h2>{account.displayName}</h2>
      <div role="alert">{fault && <p className="plain-fault">{fault}</p>}</div>
      {act === null ? (
        <ul className="keeping-acts">
          {acts.map((one) => (
            <li key={one}>
              <button type="button" onClick={() => setAct(one)}>
                <strong>{words.acts[one]}</strong>
                <span>{words.sure[one]}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p>{words.sure[act]}</p>
      )}
      <div className="plain-acts">
        {act !== null && (
          <Button type="primary" danger={act === 'closing'} loading={isBusy} onClick={() => go(act)}>
            {words.acts[act]}
          </Button>
        )}
        <Button type="text" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
