import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type ClosingQuestion, closingTable, readClosing } from '../api/workloadCalls.js';
import type { ClosingFigures } from '../api/shapes.js';
import { codesOf, useLabels } from '../language/useCodes.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { addDays, shanghaiDay } from '../time/days.js';
import { Page } from '../workspace/Page.js';
import { groupName } from './groupName.js';
import './closing.css';

const PartsChart = lazy(async () => ({ default: (await import('./PartsChart.js')).PartsChart }));
const GROUPS = ['institution', 'region', 'type', 'result', 'month'] as const;
const FIRST_DAYS = 90;

function firstQuestion(): ClosingQuestion {
  const to = shanghaiDay(new Date());
  return { by: 'institution', from: addDays(to, 1 - FIRST_DAYS), to };
}

/** What became of closed cases: where the time went, whether limits were kept, what applicants said. */
export function ClosingPage() {
  const { closing: words } = useNoticeWords();
  const [question, setQuestion] = useState(firstQuestion);
  const figures = useQuery({
    queryKey: ['closing', question],
    queryFn: ({ signal }) => readClosing(question, signal),
    placeholderData: (before) => before,
  });
  const rows = figures.data ?? [];
  return (
    <Page
      title={words.title}
      lead={words.lead}
      tools={
        <Button icon={<DownloadOutlined />} href={closingTable(question)} download>
          {words.download}
        </Button>
      }
      head={<Question question={question} onAsk={setQuestion} />}
      className="closing"
    >
      {figures.isPending && <Skeleton active />}
      {figures.isError && <FailureNote error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isSuccess && rows.length === 0 && <EmptyNote title={words.none} hint={words.noneHint} />}
      {rows.some(({ days }) => days) && (
        <section className="board">
          <h2>{words.chart}</h2>
          <Suspense fallback={<Skeleton active />}>
            <PartsChart rows={rows} by={question.by} />
          </Suspense>
        </section>
      )}
      {rows.length > 0 && <FigureTable rows={rows} by={question.by} />}
    </Page>
  );
}

interface QuestionProps {
  readonly question: ClosingQuestion;
  readonly onAsk: (question: ClosingQuestion) => void;
}

function Question({ question, onAsk }: QuestionProps) {
  const { closing: words } = useNoticeWords();
  const label = useLabels();
  const day = (which: 'from' | 'to') => (
    <label>
      {words[which]}
      <Input
        type="date"
        value={question[which] ?? ''}
        onChange={({ target }) => target.value && onAsk({ ...question, [which]: target.value })}
      />
    </label>
  );
  return (
    <div className="closing-question">
      <label>
        {words.by}
        <Select
          value={question.by}
          options={GROUPS.map((value) => ({ value, label: words.groups[value] }))}
          onChange={(by) => onAsk({ ...question, by })}
        />
      </label>
      {day('from')}
      {day('to')}
      <label>
        {words.type}
        <Select
          value={question.type ?? ''}
          options={[
            { value: '', label: words.anyType },
            ...codesOf('ipType').map((value) => ({ value, label: label('ipType', value) })),
          ]}
          onChange={(type: string) => {
            const { type: _before, ...rest } = question;
            onAsk(type === '' ? rest : { ...rest, type: type as NonNullable<ClosingQuestion['type']> });
          }}
        />
      </label>
    </div>
  );
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '—' : `${Math.round(share * 100)}%`;
const decimal = (figure: number | null | undefined): string =>
  figure === null || figure === undefined ? '—' : figure.toFixed(1);

function FigureTable({ rows, by }: { readonly rows: readonly ClosingFigures[]; readonly by: ClosingQuestion['by'] }) {
  const { closing: words } = useNoticeWords();
  const label = useLabels();
  const isKeptBack = rows.some(({ closed }) => closed === null);
  const columns = [
    { name: words.closed, of: ({ closed }: ClosingFigures) => (closed === null ? words.few : String(closed)) },
    { name: words.days, of: ({ days }: ClosingFigures) => decimal(days?.total) },
    { name: words.timely, of: ({ timely }: ClosingFigures) => percent(timely) },
    { name: words.score, of: ({ score }: ClosingFigures) => decimal(score) },
    { name: words.good, of: ({ good }: ClosingFigures) => percent(good) },
    { name: words.rated, of: ({ rated }: ClosingFigures) => (rated === null ? '—' : String(rated)) },
    { name: words.visited, of: ({ visited }: ClosingFigures) => (visited === null ? '—' : String(visited)) },
    { name: words.satisfied, of: ({ satisfied }: ClosingFigures) => percent(satisfied) },
  ];
  return (
    <section className="board closing-table">
      {isKeptBack && <p className="board-hint">{words.fewHint}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.groups[by]}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{groupName(row, by, label, words.noName)}</th>
              {columns.map(({ name, of }) => (
                <td key={name} data-label={name}>
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
