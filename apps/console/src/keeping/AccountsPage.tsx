import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { type Account, listAccounts, type WishAnswer } from '../api/accountCalls.js';
import { codesOf, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { HeadRow } from '../marks/HeadRow.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { SearchField } from '../marks/SearchField.js';
import { instantWords } from '../time/words.js';
import { Dialog } from '../workspace/Dialog.js';
import { useSignedIn } from '../workspace/me.js';
import { Page } from '../workspace/Page.js';
import { AccountForm } from './AccountForm.js';
import { KeepForm } from './KeepForm.js';
import { type KeepingWords, useKeepingWords } from './keepingWords.js';
import { OneTimeLink } from './OneTimeLink.js';
import { WaitingChanges } from './WaitingChanges.js';
import '../case/parts.css';
import '../network/network.css';
import '../account/account.css';
import './keeping.css';

interface Question {
  readonly q: string;
  readonly role: Account['role'] | null;
  readonly active: 'true' | 'false' | null;
}
const NOTHING: Question = { q: '', role: null, active: 'true' };

/** What stands in the dialog over the list. */
type Open =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'keep'; readonly account: Account }
  | { readonly kind: 'answer'; readonly answer: WishAnswer; readonly name: string }
  | null;

/** Accounts: made, changed, closed and reset by the security administrator, read by the auditor. */
export function AccountsPage() {
  const words = useKeepingWords();
  const { me } = useSignedIn();
  const client = useQueryClient();
  const [question, setQuestion] = useState(NOTHING);
  const [open, setOpen] = useState<Open>(null);
  const accounts = useAccounts(question);
  const isKeeper = me.role === 'security_admin';
  const settled = (answer: WishAnswer | null, name: string) => {
    setOpen(answer?.link || answer?.changeId ? { kind: 'answer', answer, name } : null);
    void client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const items = accounts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={words.title}
      beside={!isKeeper && words.readOnly}
      className="network keeping"
      head={
        <Filters question={question} onAsk={setQuestion}>
          {isKeeper && (
            <Button type="primary" onClick={() => setOpen({ kind: 'new' })}>
              {words.add}
            </Button>
          )}
        </Filters>
      }
    >
      <WaitingChanges onSettled={settled} />
      {accounts.isPending && <Skeleton active className="keeping-wait" paragraph={{ rows: 8 }} />}
      {accounts.error && <FailureNote error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data && items.length === 0 && <EmptyNote title={words.none} />}
      {items.length > 0 && (
        <AccountTable
          items={items}
          mayKeep={(account) => isKeeper && account.id !== me.id}
          onEdit={(account) => setOpen({ kind: 'edit', account })}
          onKeep={(account) => setOpen({ kind: 'keep', account })}
        />
      )}
      {accounts.hasNextPage && (
        <p className="keeping-more">
          <Button loading={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      )}
      <Dialog isOpen={open !== null} title={words.title} className="asking" onClose={() => setOpen(null)}>
        {open?.kind === 'new' && <AccountForm account={null} onDone={settled} onCancel={() => setOpen(null)} />}
        {open?.kind === 'edit' && (
          <AccountForm account={open.account} onDone={settled} onCancel={() => setOpen(null)} />
        )}
        {open?.kind === 'keep' && <KeepForm account={open.account} onDone={settled} onCancel={() => setOpen(null)} />}
        {open?.kind === 'answer' && <OneTimeLink answer={open.answer} name={open.name} onClose={() => setOpen(null)} />}
      </Dialog>
    </Page>
  );
}

function useAccounts({ q, role, active }: Question) {
  const query = { ...(q.trim() ? { q: q.trim() } : {}), ...(role ? { role } : {}), ...(active ? { active } : {}) };
  return useInfiniteQuery({
    queryKey: ['accounts', query],
    queryFn: ({ pageParam, signal }) => listAccounts({ ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

interface FiltersProps {
  readonly question: Question;
  readonly onAsk: (question: Question) => void;
  readonly children: React.ReactNode;
}

function Filters({ question, onAsk, children }: FiltersProps) {
  const words = useKeepingWords();
  const label = useLabels();
  return (
    <div className="filters" role="search">
      <SearchField
        className="filters-text"
        words={words.find}
        value={question.q}
        onType={(q) => onAsk({ ...question, q })}
      />
      <Select
        className="filters-code"
        value={question.role}
        placeholder={words.role}
        aria-label={words.role}
        allowClear
        popupMatchSelectWidth={false}
        options={codesOf('role').map((code) => ({ value: code, label: label('role', code) }))}
        onChange={(role: string | undefined) =>
          onAsk({ ...question, role: (role as Account['role'] | undefined) ?? null })
        }
      />
      <Select
        className="filters-code"
        value={question.active ?? 'all'}
        aria-label={words.state}
        popupMatchSelectWidth={false}
        options={[
          { value: 'true', label: words.onlyOpen },
          { value: 'false', label: words.onlyClosed },
          { value: 'all', label: words.all },
        ]}
        onChange={(active: string) =>
          onAsk({ ...question, active: active === 'all' ? null : (active as 'true' | 'false') })
        }
      />
      {children}
    </div>
  );
}

interface AccountTableProps {
  readonly items: readonly Account[];
  readonly mayKeep: (account: Account) => boolean;
  readonly onEdit: (account: Account) => void;
  readonly onKeep: (account: Account) => void;
}

const factorsOf = (account: Account, words: KeepingWords): string => {
  if (!account.hasPassword) return words.invited;
  const factors = [
    ...(account.hasAuthenticator ? [words.authenticator] : []),
    ...(account.passkeys > 0 ? [words.passkeys(account.passkeys)] : []),
    ...(account.identities > 0 ? [words.identities(account.identities)] : []),
  ];
  return factors.length > 0 ? factors.join(' · ') : words.noFactor;
};

function AccountTable({ items, mayKeep, onEdit, onKeep }: AccountTableProps) {
  const words = useKeepingWords();
  const label = useLabels();
  const language = useLanguage();
  const { columns } = words;
  return (
    <table className="institutions accounts">
      <HeadRow names={[columns.person, columns.role, columns.place, columns.factors, columns.seen, '']} />
      <tbody>
        {items.map((account) => (
          <tr key={account.id} className={account.isActive ? undefined : 'account-closed'}>
            <td>
              <span className="institution-name">{account.displayName}</span>
              <span className="cases-sub">
                {account.login}
                {!account.isActive && ` · ${words.closed}`}
              </span>
            </td>
            <td>{label('role', account.role)}</td>
            <td>{account.institution?.name ?? account.queueName ?? words.never}</td>
            <td>{factorsOf(account, words)}</td>
            <td className="figures">{account.lastSeenAt ? instantWords(account.lastSeenAt, language) : words.never}</td>
            <td className="account-acts">
              {mayKeep(account) && (
                <>
                  {account.isActive && (
                    <Button size="small" onClick={() => onEdit(account)}>
                      {words.edit}
                    </Button>
                  )}
                  <Button size="small" aria-label={`${account.displayName} …`} onClick={() => onKeep(account)}>
                    …
                  </Button>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
