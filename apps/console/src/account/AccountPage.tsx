import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { changePassword, newRecoveryCodes, type OwnAccount, readAccount } from '../api/accountCalls.js';
import type { Problem } from '../api/problem.js';
import { FailureNote } from '../marks/notes.js';
import { Page } from '../workspace/Page.js';
import { useAccountWords } from './accountWords.js';
import { AuthenticatorSetUp } from './AuthenticatorSetUp.js';
import { Codes } from './Codes.js';
import { Identities } from './Identities.js';
import { Part } from './Part.js';
import { PasskeyList } from './PasskeyList.js';
import { useProved } from './Proof.js';
import { SessionList } from './SessionList.js';
import { typed } from './typed.js';
import { useAttempt } from './useAttempt.js';
import '../case/parts.css';
import './account.css';

/** How one signs in, and where one is signed in: kept by oneself alone. */
export function AccountPage() {
  const words = useAccountWords();
  const client = useQueryClient();
  const account = useQuery({ queryKey: ['account'], queryFn: ({ signal }) => readAccount(signal) });
  const [codes, setCodes] = useState<readonly string[]>([]);
  if (account.isPending) return <Skeleton active className="account" paragraph={{ rows: 10 }} />;
  if (!account.data) return <FailureNote error={account.error} onRetry={() => void account.refetch()} />;
  const changed = (made: readonly string[] = []) => {
    if (made.length > 0) setCodes(made);
    void client.invalidateQueries({ queryKey: ['account'] });
  };
  return (
    <Page title={words.title} lead={words.lead} className="account">
      <Landing />
      <PasswordPart />
      <AuthenticatorPart account={account.data} onChanged={changed} />
      <PasskeyList account={account.data} onChanged={changed} />
      <RecoveryPart account={account.data} codes={codes} onCodes={changed} onKept={() => setCodes([])} />
      <Identities account={account.data} onChanged={changed} />
      <SessionList />
    </Page>
  );
}

/** What the round trip to the identity provider came to. */
function Landing() {
  const { identities } = useAccountWords();
  const [search] = useSearchParams();
  const linked = search.get('linked');
  if (linked === 'yes') return <p className="account-done">{identities.linked}</p>;
  return linked === 'taken' ? <p className="account-fault">{identities.taken}</p> : null;
}

function PasswordPart() {
  const { password: words } = useAccountWords();
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  const { isBusy, fault, attempt } = useAttempt();
  const submit = async (given: FormData) => {
    const change = () => changePassword(typed(given, 'current'), typed(given, 'next'));
    const told = (problem: Problem) =>
      problem.code === 'auth.failed'
        ? words.wrong
        : (problem.faults.find(({ path }) => path === 'next')?.message ?? null);
    if (!(await attempt(change, told))) return;
    setDone(true);
    setOpen(false);
  };
  return (
    <Part
      title={words.title}
      hint={words.hint}
      fault={fault}
      aside={!isOpen && <Button onClick={() => setOpen(true)}>{words.change}</Button>}
    >
      {isDone && <p className="account-done">{words.done}</p>}
      {isOpen && (
        <form
          noValidate
          className="plain-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
        >
          <label className="plain-field">
            <span>{words.current}</span>
            <input name="current" type="password" autoComplete="current-password" autoFocus />
          </label>
          <label className="plain-field">
            <span>{words.next}</span>
            <input name="next" type="password" autoComplete="new-password" />
          </label>
          <div className="plain-acts">
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {words.save}
            </Button>
          </div>
        </form>
      )}
    </Part>
  );
}

interface AccountPartProps {
  readonly account: OwnAccount;
  readonly onChanged: (codes?: readonly string[]) => void;
}

function AuthenticatorPart({ account, onChanged }: AccountPartProps) {
  const { authenticator: words } = useAccountWords();
  const [isOpen, setOpen] = useState(false);
  const { fault, failed } = useAttempt();
  const proved = useProved();
  const close = (problem: Problem) => {
    setOpen(false);
    failed(problem);
  };
  return (
    <Part
      title={`${words.title} · ${account.hasAuthenticator ? words.isSet : words.isNot}`}
      hint={words.hint}
      fault={fault}
      aside={
        !isOpen && (
          <Button onClick={() => setOpen(true)}>{account.hasAuthenticator ? words.replace : words.setUp}</Button>
        )
      }
    >
      {isOpen && (
        <AuthenticatorSetUp
          run={proved}
          onFault={close}
          onDone={(codes) => {
            setOpen(false);
            onChanged(codes);
          }}
        />
      )}
    </Part>
  );
}

interface RecoveryProps {
  readonly account: OwnAccount;
  readonly codes: readonly string[];
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onKept: () => void;
}

function RecoveryPart({ account, codes, onCodes, onKept }: RecoveryProps) {
  const { recovery: words } = useAccountWords();
  const { isBusy, fault, attempt } = useAttempt();
  const left = account.recoveryCodes > 0 ? words.left(account.recoveryCodes) : words.none;
  const make = () => void attempt(async () => onCodes(await newRecoveryCodes()));
  return (
    <Part
      title={`${words.title} · ${left}`}
      hint={words.hint}
      fault={fault}
      aside={
        codes.length === 0 && (
          <Button loading={isBusy} title={words.remake} onClick={make}>
            {words.make}
          </Button>
        )
      }
    >
      {codes.length > 0 && (
        <>
          <Codes codes={codes} />
          <Button type="primary" onClick={onKept}>
            {words.saved}
          </Button>
        </>
      )}
    </Part>
  );
}
