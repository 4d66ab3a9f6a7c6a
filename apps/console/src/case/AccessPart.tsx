import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import {
  type CaseAccess,
  endNaming,
  giveOpinion,
  inviteExpert,
  type Named,
  nameReader,
  readCaseAccess,
} from '../api/accountCalls.js';
import { useAttempt } from '../account/useAttempt.js';
import type { CaseDetail } from '../api/shapes.js';
import { useKeepingWords } from '../keeping/keepingWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { Section } from './Section.js';
import '../account/account.css';
import './access.css';

/** Who is named in the case, why one sees it oneself, and, for its leader, the keeping of the list. */
export function AccessPart({ file }: { readonly file: CaseDetail }) {
  const { part: words, reason } = useKeepingWords();
  const listed = useEnumeration();
  const client = useQueryClient();
  const { caseNo, version } = file;
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNo, 'access', version],
    queryFn: ({ signal }) => readCaseAccess(caseNo, signal),
    placeholderData: (before) => before,
  });
  const { isBusy, fault, attempt } = useAttempt();
  const change = (call: () => Promise<unknown>) =>
    attempt(call).then((isDone) => {
      if (isDone) void client.invalidateQueries({ queryKey: ['case', caseNo] });
      return isDone;
    });
  if (!data)
    return <Section name="access">{error && <FailureNote error={error} onRetry={() => void refetch()} />}</Section>;
  const isExpert = data.why.includes('expert');
  return (
    <Section name="access">
      <p className="part-note">
        {words.mine}
        {listed(data.why.map((code) => reason[code] ?? code))}
      </p>
      <div role="alert">{fault && <p className="account-fault">{fault}</p>}</div>
      {!isExpert && <p className="part-note">{data.confidential ? words.listHint : words.everybody}</p>}
      <NamedList access={data} isBusy={isBusy} onEnd={(id) => void change(() => endNaming(caseNo, id))} />
      {data.mayName && (
        <Naming
          access={data}
          isBusy={isBusy}
          onReader={(id) => change(() => nameReader(caseNo, id))}
          onExpert={(accountId, task, days) => change(() => inviteExpert(caseNo, { accountId, task, days }))}
        />
      )}
      {isExpert && <Opinion isBusy={isBusy} onGive={(opinion) => change(() => giveOpinion(caseNo, opinion))} />}
    </Section>
  );
}

interface NamedListProps {
  readonly access: CaseAccess;
  readonly isBusy: boolean;
  readonly onEnd: (id: string) => void;
}

function NamedList({ access, isBusy, onEnd }: NamedListProps) {
  const { part: words } = useKeepingWords();
  const language = useLanguage();
  if (access.items.length === 0) return null;
  const about = (one: Named): string =>
    [
      words.relation[one.relation],
      one.reason,
      one.givenBy ? words.given(one.givenBy) : one.relation === 'reader' ? words.begun : null,
      one.until && !one.endedAt
        ? words.until(instantWords(one.until, language))
        : words.since(instantWords(one.since, language)),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <ul className="account-lines">
      {access.items.map((one) => (
        <li key={one.id} className={one.endedAt ? 'access-ended' : undefined}>
          <div>
            <strong>{one.displayName}</strong>
            <p className="part-note figures">{about(one)}</p>
          </div>
          {one.endedAt ? (
            <span className="part-note">{words.ended}</span>
          ) : (
            access.mayName &&
            one.relation !== 'superior' && (
              <Button size="small" disabled={isBusy} onClick={() => onEnd(one.id)}>
                {one.relation === 'reader' ? words.remove : words.end}
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

interface NamingProps {
  readonly access: CaseAccess;
  readonly isBusy: boolean;
  readonly onReader: (accountId: string) => Promise<boolean>;
  readonly onExpert: (accountId: string, task: string, days: number) => Promise<boolean>;
}

function Naming({ access, isBusy, onReader, onExpert }: NamingProps) {
  const { part: words } = useKeepingWords();
  const label = useLabels();
  const [reader, setReader] = useState<string | null>(null);
  const [expert, setExpert] = useState<string | null>(null);
  const [task, setTask] = useState('');
  const [days, setDays] = useState(7);
  const named = access.items.filter((one) => !one.endedAt).map((one) => one.accountId);
  const free = access.nameable.filter((one) => !named.includes(one.id));
  const optionsOf = (isExpert: boolean) =>
    free
      .filter((one) => (one.role === 'expert') === isExpert)
      .map((one) => ({ value: one.id, label: `${one.displayName}（${label('role', one.role)}）` }));
  const experts = optionsOf(true);
  return (
    <div className="access-naming">
      {access.confidential && (
        <div className="plain-acts">
          <Select
            className="access-who"
            placeholder={words.addWho}
            aria-label={words.addWho}
            value={reader}
            options={optionsOf(false)}
            onChange={setReader}
          />
          <Button
            disabled={reader === null}
            loading={isBusy}
            onClick={() => void onReader(reader ?? '').then((isDone) => isDone && setReader(null))}
          >
            {words.add}
          </Button>
        </div>
      )}
      {experts.length === 0 ? (
        <p className="part-note">{words.noExperts}</p>
      ) : (
        <div className="plain-acts">
          <Select
            className="access-who"
            placeholder={words.inviteWho}
            aria-label={words.inviteWho}
            value={expert}
            options={experts}
            onChange={setExpert}
          />
          {expert !== null && (
            <>
              <label className="plain-field access-task">
                <span>{words.task}</span>
                <textarea maxLength={500} value={task} onChange={(event) => setTask(event.target.value)} />
              </label>
              <label className="plain-field">
                <span>{words.days}</span>
                <InputNumber min={1} max={60} value={days} onChange={(value) => setDays(value ?? 7)} />
              </label>
              <Button
                type="primary"
                disabled={task.trim().length < 2}
                loading={isBusy}
                onClick={() =>
                  void onExpert(expert, task.trim(), days).then((isDone) => {
                    if (isDone) setExpert(null);
                    if (isDone) setTask('');
                  })
                }
              >
                {words.invite}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

interface OpinionProps {
  readonly isBusy: boolean;
  readonly onGive: (opinion: string) => Promise<boolean>;
}

function Opinion({ isBusy, onGive }: OpinionProps) {
  const { part: words } = useKeepingWords();
  const [opinion, setOpinion] = useState('');
  const [isDone, setDone] = useState(false);
  if (isDone) return <p className="account-done">{words.submitted}</p>;
  return (
    <div className="plain-form access-naming">
      <label className="plain-field">
        <span>{words.opinion}</span>
        <textarea maxLength={4000} rows={6} value={opinion} onChange={(event) => setOpinion(event.target.value)} />
        <small>{words.opinionHint}</small>
      </label>
      <div className="plain-acts">
        <Button
          type="primary"
          disabled={opinion.trim().length < 2}
          loading={isBusy}
          onClick={() => void onGive(opinion.trim()).then(setDone)}
        >
          {words.submit}
        </Button>
      </div>
    </div>
  );
}
