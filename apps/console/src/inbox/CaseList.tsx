import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseRow } from '../api/shapes.js';
import { useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import type { Words } from '../language/words.zh.js';
import { CaseMarks, DueMark, ProposalMark, StatusMark } from '../marks/marks.js';
import { shortName } from '../marks/shortName.js';
import { useKeys } from '../workspace/keys.js';
import { useNarrow } from '../workspace/useNarrow.js';
import { keepPlace, lastPlace } from './place.js';
import { neighbour } from './question.js';

/** Cases as a dense table, or as cards where the screen is narrow; j and k walk, Enter opens. */
export function CaseList({ rows }: { readonly rows: readonly CaseRow[] }) {
  const box = useRef<HTMLDivElement>(null);
  useWalk(rows, box);
  return <div ref={box}>{useNarrow() ? <Cards rows={rows} /> : <Table rows={rows} />}</div>;
}

const linkTo = (box: HTMLElement | null, caseNo: string): HTMLElement | null =>
  box?.querySelector(`[data-case="${CSS.escape(caseNo)}"] a`) ?? null;

function useWalk(rows: readonly CaseRow[], box: React.RefObject<HTMLDivElement | null>): void {
  const walk = (step: 1 | -1) => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-case]')?.dataset['case'];
    const here = focused ?? lastPlace().caseNo;
    const next = neighbour(
      rows.map(({ caseNo }) => caseNo),
      here,
      step,
    );
    if (next === undefined) return;
    keepPlace({ caseNo: next });
    linkTo(box.current, next)?.focus();
  };
  useKeys({ j: () => walk(1), k: () => walk(-1) });
  useEffect(() => {
    const { caseNo } = lastPlace(); // coming back from a case: its row is where one goes on
    if (caseNo !== null) linkTo(box.current, caseNo)?.focus({ preventScroll: true });
  }, [box]);
}

function Table({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { list } = useWords();
  const navigate = useNavigate();
  const heads = [list.caseNo, list.title, list.applicant, list.proposal, list.status, list.holder, list.due];
  return (
    <table className="cases">
      <thead>
        <tr>
          {heads.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.caseNo} row={row} onOpen={() => void navigate(`/cases/${row.caseNo}`)} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly row: CaseRow;
  readonly onOpen: () => void;
}

/** A press anywhere on the line opens it, unless text is being marked or a link does it anyway. */
function Line({ row, onOpen }: LineProps) {
  const { list } = useWords();
  const press = (event: React.MouseEvent) => {
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (!isLink && getSelection()?.isCollapsed !== false) onOpen();
  };
  return (
    <tr data-case={row.caseNo} onClick={press} onFocus={() => keepPlace({ caseNo: row.caseNo })}>
      <td className="cases-no">
        <Link to={`/cases/${row.caseNo}`} className="figures">
          {row.caseNo}
        </Link>
        <span className="cases-marks">
          <CaseMarks urgent={row.urgent} confidential={row.confidential} />
        </span>
      </td>
      <td className="cases-title">
        <span className={row.title ? 'cases-main' : 'cases-main faint'} title={row.title ?? undefined}>
          {row.title ?? list.noTitle}
        </span>
        <Matter row={row} />
      </td>
      <td>
        <span className="cases-main" title={row.applicantName ?? undefined}>
          {row.applicantName ?? '—'}
        </span>
        <span className="cases-sub">{row.placeName ?? '—'}</span>
      </td>
      <td>
        <ProposalMark proposal={row.proposal} />
      </td>
      <td>
        <StatusMark status={row.status} />
      </td>
      <td>
        <Holder row={row} />
      </td>
      <td>
        <DueMark dueOn={row.dueOn} overdue={row.overdue} />
      </td>
    </tr>
  );
}

function Matter({ row }: { readonly row: CaseRow }) {
  const label = useLabels();
  return (
    <span className="cases-sub">
      {label('ipType', row.ipType)}
      {row.matters.map((matter) => ` · ${label('matter', matter)}`)}
    </span>
  );
}

function Holder({ row }: { readonly row: CaseRow }) {
  const { list } = useWords();
  const name = holderWords(row, list);
  return (
    <>
      <span className={row.holderName ? 'cases-main' : 'cases-main faint'} title={row.holderName ?? undefined}>
        {name}
      </span>
      {row.holderName && <span className="cases-sub">{row.handlerName ?? list.unassigned}</span>}
    </>
  );
}

/** Who has it; of a case that was offered to the viewer's own institution, that it waits here. */
function holderWords({ holderName, relation }: CaseRow, list: Words['list']): string {
  if (holderName) return shortName(holderName);
  return relation === 'offered' ? list.awaitsUs : list.nobody;
}

function Cards({ rows }: { readonly rows: readonly CaseRow[] }) {
  return (
    <ul className="cards">
      {rows.map((row) => (
        <Card key={row.caseNo} row={row} />
      ))}
    </ul>
  );
}

function Card({ row }: { readonly row: CaseRow }) {
  const { list } = useWords();
  return (
    <li data-case={row.caseNo} onFocus={() => keepPlace({ caseNo: row.caseNo })}>
      <Link to={`/cases/${row.caseNo}`}>
        <span className="card-top">
          <span className="figures">{row.caseNo}</span>
          <CaseMarks urgent={row.urgent} confidential={row.confidential} />
          <StatusMark status={row.status} />
        </span>
        <span className={row.title ? 'card-title' : 'card-title faint'}>{row.title ?? list.noTitle}</span>
        <Matter row={row} />
        <span className="cases-sub">
          {row.applicantName ?? '—'} · {row.placeName ?? '—'}
        </span>
        <span className="card-foot">
          <span className="card-holder">{[holderWords(row, list), row.handlerName].filter(Boolean).join(' · ')}</span>
          {row.proposal && <ProposalMark proposal={row.proposal} />}
          <DueMark dueOn={row.dueOn} overdue={row.overdue} />
        </span>
      </Link>
    </li>
  );
}

/** The shape of a list while its first page is on the way. */
export function ListSkeleton() {
  const { loading } = useWords();
  return (
    <div className="list-skeleton" role="status" aria-label={loading}>
      {Array.from({ length: 9 }, (_, line) => (
        <div key={line}>
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
