import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerDataRequest, type ListedRequest, listDataRequests, readCasePrivacy } from '../api/privacyCalls.js';
import { asProblem } from '../api/problem.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { HeadRow } from '../marks/HeadRow.js';
import { EmptyNote, FailureNote, failureWords } from '../marks/notes.js';
import { dayWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import './audit.css';

const REASONS = [
  'archive_duty',
  'case_open',
  'legal_hold',
  'last_contact',
  'not_the_person',
  'already_right',
  'harms_others',
  'other',
] as const;

/** What applicants ask about their data, the most urgent first, and the answers to it. */
export function RightsPage() {
  const { desk } = usePrivacyWords();
  const [state, setState] = useState<'open' | 'answered'>('open');
  const list = useQuery({
    queryKey: ['data-requests', state],
    queryFn: ({ signal }) => listDataRequests(state, signal),
  });
  return (
    <Page title={desk.title} lead={desk.hint} className="audit">
      <div className="audit-part">
        <div className="audit-filters">
          <Segmented
            value={state}
            options={[
              { value: 'open', label: desk.open },
              { value: 'answered', label: desk.answered },
            ]}
            onChange={(value) => setState(value as 'open' | 'answered')}
          />
        </div>
        {list.isPending && <Skeleton active paragraph={{ rows: 5 }} />}
        {list.error && <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.length === 0 && <EmptyNote title={desk.none} hint={desk.noneHint} />}
        {list.data && list.data.length > 0 && <RequestTable rows={list.data} />}
      </div>
    </Page>
  );
}

function RequestTable({ rows }: { readonly rows: readonly ListedRequest[] }) {
  const { desk, kind, field, state } = usePrivacyWords();
  const language = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className="audit-table">
      <HeadRow names={[desk.what, desk.case, desk.holder, desk.asked, desk.due, desk.answer]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={desk.what}>
              <strong>{[kind[row.kind], row.field && field[row.field]].filter(Boolean).join(' · ')}</strong>
            </td>
            <td className="figures" data-label={desk.case}>
              <Link to={`/cases/${row.caseNo}`}>{row.caseNo}</Link>
            </td>
            <td data-label={desk.holder}>{row.holder?.name ?? '—'}</td>
            <td data-label={desk.asked}>{dayWords(row.askedAt.slice(0, 10), language)}</td>
            <td data-label={desk.due}>
              {dayWords(row.dueOn, language)} {row.overdue && <span className="desk-late">{desk.overdue}</span>}
            </td>
            <td data-label={desk.answer}>
              {row.state !== 'open' && state[row.state]}
              {row.state === 'open' && open !== row.id && (
                <Button onClick={() => setOpen(row.id)}>{desk.answer}</Button>
              )}
              {open === row.id && <AnswerForm row={row} onDone={() => setOpen(null)} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AnswerFormProps {
  readonly row: ListedRequest;
  readonly onDone: () => void;
}

function AnswerForm({ row, onDone }: AnswerFormProps) {
  const { desk, reason: reasons } = usePrivacyWords();
  const words = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [reply, setReply] = useState('');
  const asked = useQuery({
    queryKey: ['case-privacy', row.caseNo],
    queryFn: ({ signal }) => readCasePrivacy(row.caseNo, signal),
  });
  const own = asked.data?.requests.find(({ id }) => id === row.id);
  const send = useMutation({
    mutationFn: (granted: boolean) =>
      answerDataRequest(row.caseNo, row.id, { granted, answer: reply, reason: granted ? null : reason }),
    onSuccess: async () => {
      void message.success(desk.done);
      onDone();
      await client.invalidateQueries({ queryKey: ['data-requests'] });
    },
    onError: (error) => void message.error(failureWords(asProblem(error), words)),
  });
  return (
    <div className="desk-answer">
      {own?.value && (
        <p>
          <span className="faint">{desk.value}</span> <strong>{own.value}</strong>
        </p>
      )}
      {own?.words && (
        <p>
          <span className="faint">{desk.words}</span> {own.words}
        </p>
      )}
      <Input.TextArea
        rows={3}
        maxLength={2000}
        placeholder={desk.reply}
        aria-label={desk.reply}
        value={reply}
        onChange={(event) => setReply(event.target.value)}
      />
      <div className="audit-acts">
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate(true)}>
          {desk.grant}
        </Button>
        <Select
          placeholder={desk.reason}
          aria-label={desk.reason}
          value={reason}
          popupMatchSelectWidth={false}
          options={REASONS.map((code) => ({ value: code, label: reasons[code] ?? code }))}
          onChange={setReason}
        />
        <Button
          danger
          disabled={reason === null || reply.trim() === ''}
          loading={send.isPending}
          onClick={() => send.mutate(false)}
        >
          {desk.refuse}
        </Button>
      </div>
    </div>
  );
}
