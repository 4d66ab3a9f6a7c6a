import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type Channel,
  createAccount,
  createKey,
  revokeKey,
  rotateKey,
  rotateSecret,
  setChannel,
} from '../api/between.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { dayWords, instantWords } from '../time/words.js';

/** Shown once: what the other side needs, and what nobody can read again. */
export type Once = readonly { readonly name: string; readonly value: string }[];
/** Does something that may bring a secret, and says whether it was done. */
export type Run = (work: () => Promise<Once>) => Promise<boolean>;

interface PartProps {
  readonly channel: Channel;
  readonly run: Run;
}

/** How an authority is reached: by people and by its system. */
export function Address({ channel, run }: PartProps) {
  const { channels: words } = useBetweenWords();
  const [contact, setContact] = useState(channel.contact ?? '');
  const [url, setUrl] = useState(channel.url ?? '');
  const shown = (secret: string | null | undefined): Once => (secret ? [{ name: words.secret, value: secret }] : []);
  const id = channel.authorityId;
  return (
    <form
      className="channel-address"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () =>
          shown((await setChannel(id, { contact: contact.trim() || null, url: url.trim() || null })).secret),
        );
      }}
    >
      <label>
        {words.contact}
        <Input value={contact} maxLength={100} onChange={(event) => setContact(event.target.value)} />
      </label>
      <label>
        {words.url}
        <Input value={url} maxLength={500} type="url" onChange={(event) => setUrl(event.target.value)} />
        <span className="part-note">{words.urlHint}</span>
      </label>
      <div className="between-acts">
        <Button htmlType="submit">{words.save}</Button>
        {channel.url && (
          <Button onClick={() => void run(async () => shown((await rotateSecret(id)).secret))}>{words.rotate}</Button>
        )}
      </div>
    </form>
  );
}

/** Keys of its system. */
export function Keys({ channel, run }: PartProps) {
  const { channels: words } = useBetweenWords();
  const language = useLanguage();
  const shown = (secret: string | null | undefined): Once => [{ name: words.keys, value: secret ?? '' }];
  return (
    <Part title={words.keys}>
      <ul className="between-lines">
        {channel.keys.map((one) => {
          const isOver = one.expiresAt < new Date().toISOString();
          return (
            <li key={one.id}>
              <p className="between-head">
                <span>{one.name}</span>
                <span className="figures part-note">{one.hint}…</span>
                <span className="part-note">
                  {one.revokedAt
                    ? words.revoked
                    : isOver
                      ? words.over
                      : words.until(dayWords(one.expiresAt.slice(0, 10), language))}
                </span>
                <span className="part-note">
                  {one.lastUsedAt ? words.lastUsed(instantWords(one.lastUsedAt, language)) : words.neverUsed}
                </span>
                {!one.revokedAt && !isOver && (
                  <span className="channel-acts">
                    <Button size="small" onClick={() => void run(async () => shown((await rotateKey(one.id)).secret))}>
                      {words.rotateKey}
                    </Button>
                    <Button
                      size="small"
                      danger
                      onClick={() =>
                        void run(async () => {
                          await revokeKey(one.id);
                          return [];
                        })
                      }
                    >
                      {words.revoke}
                    </Button>
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <OneLine
        words={words.keyName}
        button={words.newKey}
        onSend={(name) => run(async () => shown((await createKey(channel.authorityId, name)).secret))}
      />
    </Part>
  );
}

/** Accounts of its people. */
export function Accounts({ channel, run }: PartProps) {
  const { channels: words } = useBetweenWords();
  const [login, setLogin] = useState('');
  const create = (displayName: string) =>
    run(async () => {
      const made = await createAccount(channel.authorityId, { login: login.trim(), displayName });
      setLogin('');
      return [
        { name: words.login, value: made.login },
        { name: words.password, value: made.password },
        { name: words.totp, value: made.totpSecret },
      ];
    });
  return (
    <Part title={words.accounts}>
      <ul className="between-lines">
        {channel.accounts.map((account) => (
          <li key={account.id}>
            {account.displayName} <span className="part-note">{account.login}</span>
            {!account.isActive && <span className="part-note"> · {words.off}</span>}
          </li>
        ))}
      </ul>
      <OneLine words={words.displayName} button={words.newAccount} isBlocked={login.trim().length < 3} onSend={create}>
        <Input
          aria-label={words.login}
          placeholder={words.login}
          value={login}
          maxLength={100}
          onChange={(event) => setLogin(event.target.value)}
        />
      </OneLine>
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="channel-part">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface OneLineProps {
  readonly words: string;
  readonly button: string;
  readonly isBlocked?: boolean;
  readonly children?: ReactNode;
  readonly onSend: (text: string) => Promise<boolean>;
}

function OneLine({ words, button, isBlocked, children, onSend }: OneLineProps) {
  const [text, setText] = useState('');
  return (
    <form
      className="channel-line"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend(text.trim()).then((isDone) => isDone && setText(''));
      }}
    >
      {children}
      <Input
        aria-label={words}
        placeholder={words}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit" disabled={!text.trim() || isBlocked}>
        {button}
      </Button>
    </form>
  );
}
