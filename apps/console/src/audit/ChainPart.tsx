import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { type ChainStatus, readChain, type Verification, verifyChain } from '../api/privacyCalls.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { FailureNote } from '../marks/notes.js';
import { momentWords } from './moment.js';

const REFRESH_MS = 5000;

/** Whether the record holds: its length, what waits, what was signed; recomputed on demand; given out for others to check. */
export function ChainPart() {
  const { audit } = usePrivacyWords();
  const chain = useQuery({
    queryKey: ['audit', 'chain'],
    queryFn: ({ signal }) => readChain(signal),
    refetchInterval: REFRESH_MS,
  });
  const check = useMutation({ mutationFn: verifyChain });
  if (chain.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (!chain.data) return <FailureNote error={chain.error} onRetry={() => void chain.refetch()} />;
  return (
    <>
      <Standing chain={chain.data} />
      <div className="audit-acts">
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
          {check.isPending ? audit.verifying : audit.verify}
        </Button>
        <Button href="/api/v1/audit/export" download="audit-record.jsonl">
          {audit.export}
        </Button>
      </div>
      <div role="status">{check.data && <Outcome outcome={check.data} />}</div>
      {check.error && <FailureNote error={check.error} onRetry={() => check.mutate()} />}
      <h2>{audit.checkpoints}</h2>
      <ol className="audit-checkpoints">
        {chain.data.checkpoints.map(({ seq, at, events, root }) => (
          <li key={seq}>
            <span className="figures">{momentWords(at)}</span>
            <span>{audit.checkpoint(seq, events)}</span>
            <code>{root}</code>
          </li>
        ))}
      </ol>
    </>
  );
}

function Standing({ chain }: { readonly chain: ChainStatus }) {
  const { audit } = usePrivacyWords();
  const facts = [
    [audit.length, Number(chain.length).toLocaleString('en-US')],
    [audit.wait, `${chain.waiting} · ${audit.lag(chain.oldestWaitingSeconds)}`],
    [audit.outside, chain.outside ? audit.yes : audit.no],
    [audit.head, chain.head ?? '—'],
    [`${audit.key} (${chain.algorithm})`, chain.publicKey],
  ] as const;
  return (
    <dl className="audit-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Outcome({ outcome }: { readonly outcome: Verification }) {
  const { audit } = usePrivacyWords();
  return (
    <p className={outcome.whole ? 'audit-outcome audit-whole' : 'audit-outcome audit-broken'}>
      <strong>
        {outcome.whole ? audit.whole(outcome.holds, outcome.tookMs) : audit.broken(outcome.faultSeq ?? '?')}
      </strong>
      {outcome.fault && <span>{outcome.fault}</span>}
    </p>
  );
}
