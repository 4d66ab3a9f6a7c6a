import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { readRetention, rehearseRetention } from '../api/privacyCalls.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { FailureNote } from '../marks/notes.js';
import { momentWords } from './moment.js';

/** What is forgotten when and why, what the last runs forgot, and what the next one would. */
export function RetentionPart() {
  const { audit, retention: names } = usePrivacyWords();
  const client = useQueryClient();
  const view = useQuery({ queryKey: ['retention'], queryFn: ({ signal }) => readRetention(signal) });
  const rehearsal = useMutation({
    mutationFn: rehearseRetention,
    onSuccess: () => client.invalidateQueries({ queryKey: ['retention'] }),
  });
  if (view.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (!view.data) return <FailureNote error={view.error} onRetry={() => void view.refetch()} />;
  const { classes, runs } = view.data;
  return (
    <>
      <table className="audit-table">
        <thead>
          <tr>
            <th scope="col">{audit.classes}</th>
            <th scope="col">{audit.tabs['retention']}</th>
            <th scope="col">{audit.ground}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ name, days, ground }) => (
            <tr key={name}>
              <td data-label={audit.classes}>
                <strong>{names[name] ?? name}</strong>
              </td>
              <td data-label={audit.tabs['retention']}>{audit.days(days)}</td>
              <td data-label={audit.ground}>{ground}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="audit-acts">
        <Button type="primary" loading={rehearsal.isPending} onClick={() => rehearsal.mutate()}>
          {audit.rehearse}
        </Button>
      </div>
      {rehearsal.error && <FailureNote error={rehearsal.error} onRetry={() => rehearsal.mutate()} />}
      {rehearsal.data && (
        <>
          <h2>{audit.expired}</h2>
          {rehearsal.data.expired.length === 0 && <p className="faint">{audit.noExpired}</p>}
          <ul className="audit-runs">
            {rehearsal.data.expired.map(({ caseNo, keptUntil }) => (
              <li key={caseNo} className="figures">
                {caseNo} · {keptUntil}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{audit.runs}</h2>
      <ul className="audit-runs">
        {runs.map(({ at, rehearsal: isRehearsal, counts }) => (
          <li key={at}>
            <span className="figures">{momentWords(at)}</span>{' '}
            <strong>{isRehearsal ? audit.rehearsal : audit.run}</strong>{' '}
            {Object.entries(counts)
              .map(([name, count]) => `${names[name] ?? name} ${String(count)}`)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </>
  );
}
