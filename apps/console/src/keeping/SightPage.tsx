import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { readSight, readSights, type Sight, type Sights } from '../api/accountCalls.js';
import { typed } from '../account/typed.js';
import { useAttempt } from '../account/useAttempt.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { EmptyNote } from '../marks/notes.js';
import { Page } from '../workspace/Page.js';
import { useKeepingWords } from './keepingWords.js';
import '../case/parts.css';
import '../network/network.css';
import '../account/account.css';
import './keeping.css';

type Answer = { readonly all: Sights } | { readonly one: Sight };

/** Who can see a case, and why: for whoever answers for that. */
export function SightPage() {
  const { sight: words } = useKeepingWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { isBusy, fault, attempt } = useAttempt();
  const ask = (given: FormData) => {
    const number = typed(given, 'caseNo').trim();
    const login = typed(given, 'login').trim();
    setAnswer(null);
    void attempt(async () =>
      setAnswer(login === '' ? { all: await readSights(number) } : { one: await readSight(number, login) }),
    );
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      className="network keeping"
      head={
        <>
          <form
            className="filters sight-form"
            onSubmit={(event) => {
              event.preventDefault();
              ask(new FormData(event.currentTarget));
            }}
          >
            <label className="plain-field">
              <span>{words.caseNo}</span>
              <input name="caseNo" required placeholder="WY26-…" spellCheck={false} autoComplete="off" />
            </label>
            <label className="plain-field">
              <span>{words.login}</span>
              <input name="login" spellCheck={false} autoComplete="off" autoCapitalize="none" />
            </label>
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {words.ask}
            </Button>
          </form>
          <div role="alert">{fault && <p className="account-fault">{fault}</p>}</div>
        </>
      }
    >
      {isBusy && <Skeleton active className="keeping-wait" paragraph={{ rows: 5 }} />}
      {answer && ('one' in answer ? <OneSight sight={answer.one} /> : <AllSights sights={answer.all} />)}
    </Page>
  );
}

function useReasons(): (reasons: readonly string[]) => string {
  const { reason } = useKeepingWords();
  const listed = useEnumeration();
  return (reasons) => listed(reasons.map((code) => reason[code] ?? code));
}

function OneSight({ sight }: { readonly sight: Sight }) {
  const { sight: words } = useKeepingWords();
  const why = useReasons();
  return (
    <div className={sight.maySee ? 'sight-one' : 'sight-one sight-not'} role="status">
      <strong>{sight.maySee ? words.sees(sight.displayName) : words.seesNot(sight.displayName)}</strong>
      <p>{sight.maySee ? why(sight.reasons) : words.seesNotHint}</p>
    </div>
  );
}

function AllSights({ sights }: { readonly sights: Sights }) {
  const { sight: words } = useKeepingWords();
  const label = useLabels();
  const why = useReasons();
  if (sights.items.length === 0) return <EmptyNote title={words.nobody} hint={sights.caseNo} />;
  return (
    <>
      <p className="sight-head figures">
        <strong>{sights.caseNo}</strong>
        {[words.count(sights.items.length), sights.holder?.name, ...(sights.confidential ? [words.confidential] : [])]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <table className="institutions accounts">
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {sights.items.map((one) => (
            <tr key={one.accountId}>
              <td>
                <span className="institution-name">{one.displayName}</span>
                <span className="cases-sub">
                  {[label('role', one.role), one.institution?.name ?? one.queueName, one.login]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </td>
              <td>{why(one.reasons)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
