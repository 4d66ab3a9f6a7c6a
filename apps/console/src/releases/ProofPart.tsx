import type { ReactNode } from 'react';
import { Alert, Button, Progress } from 'antd';
import { askForProof, type Proof } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { useLabels } from '../language/useCodes.js';
import type { PartProps } from './partProps.js';
import { useDoing } from './useRelease.js';

const GAPS_SHOWN = 12;
const HOLES_SHOWN = 12;
const count = (n: number): string => n.toLocaleString('en-US');

/** The gate: what the proof found about what the draft says now. */
export function ProofPart({ release }: PartProps) {
  const { proof: words } = useReleaseWords();
  const { run, isBusy } = useDoing(release);
  const { proof, proofRun } = release;
  const isGoing = proofRun?.state === 'waiting' || proofRun?.state === 'running';
  return (
    <>
      {!proof && !isGoing && <p className="releases-note">{words.none}</p>}
      {isGoing && <Progress percent={99} status="active" showInfo={false} aria-label={words.running} />}
      {isGoing && <p role="status">{words.running}</p>}
      {proofRun?.state === 'failed' && <Alert type="error" showIcon title={words.failed(proofRun.fault ?? '')} />}
      {proof && !proof.isCurrent && <Alert type="warning" showIcon title={words.stale} />}
      {proof?.isCurrent && (
        <Alert
          type={proof.isSound ? 'success' : 'error'}
          showIcon
          title={proof.isSound ? words.sound : words.unsound}
        />
      )}
      {proof && <ProofFigures proof={proof} />}
      {proof && <ProofFindings proof={proof} />}
      {release.mayEdit && (
        <Button
          type={proof?.isCurrent ? 'default' : 'primary'}
          loading={isBusy}
          disabled={isGoing || release.contentVersion === null}
          onClick={() => run(() => askForProof(release.kind, release.id))}
        >
          {words.ask}
        </Button>
      )}
    </>
  );
}

function ProofFigures({ proof }: { readonly proof: Proof }) {
  const { proof: words } = useReleaseWords();
  const figures: readonly [string, string, boolean?][] = [
    [words.cells, count(proof.cells)],
    [words.holes, count(proof.holeCells), proof.holeCells > 0],
    [words.ties, count(proof.ties.length), proof.ties.length > 0],
    [words.dead, count(proof.dead.length), proof.dead.length > 0],
    [words.fallback, count(proof.fallbackCells)],
    [words.share, `${(proof.fallbackShare * 100).toFixed(1)} %`],
  ];
  return (
    <>
      <dl className="release-figures">
        {figures.map(([name, value, isBad]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={isBad ? 'figures is-bad' : 'figures'}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="releases-note figures">
        {words.decisions} {count(proof.decisions)} · {words.took(proof.ms)}
      </p>
    </>
  );
}

function ProofFindings({ proof }: { readonly proof: Proof }) {
  const { proof: words } = useReleaseWords();
  const label = useLabels();
  return (
    <>
      {proof.holes.length > 0 && (
        <Finding name={words.holesTitle} rest={proof.holeCells - HOLES_SHOWN}>
          {proof.holes.slice(0, HOLES_SHOWN).map((hole) => (
            <li key={JSON.stringify(hole)}>
              {hole.placeName} · {label('ipType', hole.type)} · {words.requestKinds[hole.kind]}
              {hole.industry && ` · ${hole.industry}`}
            </li>
          ))}
        </Finding>
      )}
      {proof.ties.length > 0 && (
        <Finding name={words.tiesTitle}>
          {proof.ties.map(({ institutions, cells }) => (
            <li key={institutions.map(({ id }) => id).join()}>
              {institutions.map(({ name }) => name).join(' = ')} <span className="faint">{words.tieCells(cells)}</span>
            </li>
          ))}
        </Finding>
      )}
      {proof.dead.length > 0 && (
        <Finding name={words.deadTitle}>
          {proof.dead.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </Finding>
      )}
      {proof.onlyChosen.length > 0 && <p className="releases-note">{words.onlyChosen(proof.onlyChosen.length)}</p>}
      {proof.gaps.length > 0 && <Gaps proof={proof} />}
    </>
  );
}

function Finding({
  name,
  rest = 0,
  children,
}: {
  readonly name: string;
  readonly rest?: number;
  readonly children: ReactNode;
}) {
  const { proof: words } = useReleaseWords();
  return (
    <div className="finding">
      <h3>{name}</h3>
      <ul>{children}</ul>
      {rest > 0 && <p className="releases-note">{words.more(rest)}</p>}
    </div>
  );
}

function Gaps({ proof }: { readonly proof: Proof }) {
  const { proof: words } = useReleaseWords();
  return (
    <details className="finding">
      <summary>
        {words.gapsTitle} · <span className="figures">{count(proof.fallbackCells)}</span>
      </summary>
      <p className="releases-note">{words.gapsHint}</p>
      <table className="release-table">
        <thead>
          <tr>
            <th scope="col">{words.province}</th>
            <th scope="col">{words.requestKind}</th>
            <th scope="col">{words.cells}</th>
            <th scope="col">{words.demand}</th>
          </tr>
        </thead>
        <tbody>
          {proof.gaps.slice(0, GAPS_SHOWN).map(({ province, provinceName, kind, cells, demand }) => (
            <tr key={`${province ?? ''} ${kind}`}>
              <th scope="row">{provinceName ?? words.noPlace}</th>
              <td data-label={words.requestKind}>{words.requestKinds[kind] ?? kind}</td>
              <td data-label={words.cells}>{count(cells)}</td>
              <td data-label={words.demand}>{count(demand)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proof.gaps.length > GAPS_SHOWN && <p className="releases-note">{words.more(proof.gaps.length - GAPS_SHOWN)}</p>}
    </details>
  );
}
