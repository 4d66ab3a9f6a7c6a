import { Button, Input } from 'antd';
import { useState } from 'react';
import { addPasskey, type OwnAccount, removePasskey } from '../api/accountCalls.js';
import { useLanguage } from '../language/useLanguage.js';
import { instantWords } from '../time/words.js';
import { useAccountWords } from './accountWords.js';
import { Part } from './Part.js';
import { useAttempt } from './useAttempt.js';

interface PasskeyListProps {
  readonly account: OwnAccount;
  readonly onChanged: (codes?: readonly string[]) => void;
}

export function PasskeyList({ account, onChanged }: PasskeyListProps) {
  const { passkeys: words } = useAccountWords();
  const language = useLanguage();
  const [name, setName] = useState('');
  const { isBusy, fault, attempt } = useAttempt();
  const isPossible = 'PublicKeyCredential' in window;
  const add = () =>
    void attempt(
      async () => {
        onChanged(await addPasskey(name.trim() || words.title));
        setName('');
      },
      ({ code }) => (code === 'passkey.refused' ? words.refused : null),
    );
  const remove = (id: string) =>
    void attempt(async () => {
      await removePasskey(id);
      onChanged();
    });
  return (
    <Part title={words.title} hint={words.hint} fault={fault}>
      {account.passkeys.length > 0 && (
        <ul className="account-lines">
          {account.passkeys.map((key) => (
            <li key={key.id}>
              <div>
                <strong>{key.name}</strong>
                <p className="part-note figures">
                  {[
                    words.added(instantWords(key.createdAt, language)),
                    key.lastUsedAt ? words.used(instantWords(key.lastUsedAt, language)) : words.neverUsed,
                    ...(key.isBackedUp ? [words.synced] : []),
                  ].join(' · ')}
                </p>
              </div>
              <Button size="small" onClick={() => remove(key.id)}>
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isPossible ? (
        <form
          className="plain-form"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <div className="plain-acts">
            <Input
              className="passkey-name"
              aria-label={words.name}
              placeholder={words.nameHint}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button htmlType="submit" loading={isBusy}>
              {words.add}
            </Button>
          </div>
        </form>
      ) : (
        <p className="part-note">{words.unsupported}</p>
      )}
    </Part>
  );
}
