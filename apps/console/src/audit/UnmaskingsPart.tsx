import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { listUnmaskings } from '../api/privacyCalls.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { useLabels } from '../language/useCodes.js';
import { HeadRow } from '../marks/HeadRow.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { momentWords } from './moment.js';

/** Who saw identifiers in full, and the reason given. */
export function UnmaskingsPart() {
  const { audit, reason } = usePrivacyWords();
  const label = useLabels();
  const list = useQuery({ queryKey: ['audit', 'unmaskings'], queryFn: ({ signal }) => listUnmaskings(signal) });
  if (list.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (!list.data) return <FailureNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) return <EmptyNote title={audit.none} />;
  return (
    <table className="audit-table">
      <HeadRow names={[audit.time, audit.who, audit.office, audit.caseNo, audit.reason]} />
      <tbody>
        {list.data.map((row) => (
          <tr key={row.id}>
            <td className="figures" data-label={audit.time}>
              {momentWords(row.at)}
            </td>
            <td data-label={audit.who}>
              <strong>{row.displayName}</strong> <span className="faint">{label('role', row.role)}</span>
            </td>
            <td data-label={audit.office}>{row.office ?? '—'}</td>
            <td className="figures" data-label={audit.caseNo}>
              {row.caseNo}
            </td>
            <td data-label={audit.reason}>
              {reason[row.reason] ?? row.reason}
              {row.note && <span className="audit-note">{row.note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
