import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { readShadowLog, type ShadowLog } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { instantWords } from '../time/words.js';
import { HeadRow } from '../marks/HeadRow.js';
import type { PartProps } from './partProps.js';
import { useDoing } from './useRelease.js';

const REFRESH_MS = 15_000;

/** The draft beside the release in force: where it would have decided otherwise. */
export function ShadowPart({ release }: PartProps) {
  const { shadow: words } = useReleaseWords();
  const language = useLanguage();
  const { step, isBusy } = useDoing(release);
  const isOn = release.shadowSince !== null;
  const log = useQuery({
    queryKey: ['release', release.kind, release.id, 'shadow'],
    queryFn: ({ signal }) => readShadowLog(release.kind, release.id, signal),
    refetchInterval: isOn ? REFRESH_MS : false,
  });
  return (
    <>
      <p className="releases-note">{words.hint}</p>
      {release.shadowSince && (
        <p className="figures">
          {words.since(instantWords(release.shadowSince, language))}
          {log.data && ` · ${words.compared(log.data.compared, log.data.differed)}`}
        </p>
      )}
      {log.data && log.data.items.length > 0 ? <ShadowTable log={log.data} /> : isOn && <p>{words.none}</p>}
      {release.mayEdit && (
        <Button
          loading={isBusy}
          disabled={!isOn && (release.contentVersion === null || release.contentVersion === release.baseVersion)}
          onClick={() => step({ to: 'shadow', body: { on: !isOn } })}
        >
          {isOn ? words.stop : words.start}
        </Button>
      )}
    </>
  );
}

function ShadowTable({ log }: { readonly log: ShadowLog }) {
  const { shadow: words, plan } = useReleaseWords();
  const language = useLanguage();
  return (
    <table className="release-table">
      <HeadRow names={[plan.caseNo, words.live, words.draft, words.when]} />
      <tbody>
        {log.items.map((row) => (
          <tr key={`${row.caseNo} ${row.at}`}>
            <th scope="row">
              <Link to={`/cases/${row.caseNo}`} className="figures">
                {row.caseNo}
              </Link>
            </th>
            <td data-label={words.live}>
              {row.live} <small>{row.liveRules.join(' ')}</small>
            </td>
            <td data-label={words.draft}>
              {row.shadow} <small>{row.shadowRules.join(' ')}</small>
            </td>
            <td data-label={words.when} className="figures">
              {instantWords(row.at, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
