import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/useLanguage.js';
import { useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import { type Due, dueOf, shanghaiDay } from '../time/days.js';
import { dayWords } from '../time/words.js';
import './marks.css';

const ENDED = [
  'concluded',
  'archived',
  'withdrawn',
  'deemed_withdrawn',
  'refused_final',
  'terminated',
  'merged',
  'out_of_scope_closed',
  'referred_closed',
];
const WAITING = ['supplement_pending', 'referred_waiting', 'suspended', 'mediating', 'appealing', 'transferring'];
const DECIDING = ['refusal_proposed', 'refused', 'result_review'];

function toneOf(status: string): string {
  if (ENDED.includes(status)) return 'ended';
  if (WAITING.includes(status)) return 'waiting';
  return DECIDING.includes(status) ? 'deciding' : 'running';
}

/** Where a case stands. Filled = work runs here, half = waiting for somebody else, ring = ended: not by colour alone. */
export function StatusMark({ status }: { readonly status: string }) {
  return <span className={`status status-${toneOf(status)}`}>{useLabels()('status', status)}</span>;
}

interface CaseMarksProps {
  readonly urgent: boolean;
  readonly confidential: boolean;
}

export function CaseMarks({ urgent, confidential }: CaseMarksProps) {
  const { marks } = useWords();
  return (
    <>
      {urgent && (
        <Tooltip title={marks.urgentFull}>
          <span className="mark mark-urgent">{marks.urgent}</span>
        </Tooltip>
      )}
      {confidential && (
        <Tooltip title={marks.confidentialFull}>
          <span className="mark mark-confidential">{marks.confidential}</span>
        </Tooltip>
      )}
    </>
  );
}

const CAUTIOUS = ['refuse_proposed', 'review', 'merge', 'supplement', 'queue'];

export function ProposalMark({ proposal }: { readonly proposal: string | null | undefined }) {
  const label = useLabels();
  if (!proposal) return <span className="faint">—</span>;
  return (
    <span className={CAUTIOUS.includes(proposal) ? 'proposal proposal-cautious' : 'proposal'}>
      {label('proposal', proposal)}
    </span>
  );
}

interface DueMarkProps {
  readonly dueOn: string | null | undefined;
  readonly warnOn?: string;
  /** The interface's own word on it: it knows when a clock stands still. */
  readonly overdue?: boolean;
}

export function DueMark({ dueOn, warnOn, overdue }: DueMarkProps) {
  const { due: words } = useWords();
  const language = useLanguage();
  if (!dueOn) return <span className="faint">{words.none}</span>;
  const due = dueOf(dueOn, shanghaiDay(new Date()), warnOn);
  const tone = overdue ? 'overdue' : due.tone;
  return (
    <Tooltip title={words.calendarDays}>
      <span className={`due due-${tone}`}>
        <span className="due-left">{leftWords(due, words)}</span>
        <span className="due-day">{dayWords(dueOn, language)}</span>
      </span>
    </Tooltip>
  );
}

function leftWords(due: Due, words: ReturnType<typeof useWords>['due']): ReactNode {
  if (due.tone === 'overdue') return words.overdue(-due.days);
  return due.tone === 'today' ? words.today : words.left(due.days);
}
