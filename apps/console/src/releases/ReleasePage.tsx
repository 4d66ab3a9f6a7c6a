import { Alert, Button, Popconfirm, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { ReleaseKind } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { FailureNote } from '../marks/notes.js';
import { useTitle } from '../workspace/useTitle.js';
import { ApprovalPart } from './ApprovalPart.js';
import { ChangesPart } from './ChangesPart.js';
import type { PartProps } from './partProps.js';
import { PhaseMark } from './PhaseMark.js';
import { PlanPart } from './PlanPart.js';
import { PolicyPart } from './PolicyPart.js';
import { ProofPart } from './ProofPart.js';
import { RehearsalPart } from './RehearsalPart.js';
import { ShadowPart } from './ShadowPart.js';
import { useDoing, useRelease } from './useRelease.js';
import './releases.css';

/** One release from its first edit to its day and back: the steps stand below each other in the order in which they are taken. */
export function ReleasePage() {
  const { kind: word, id = '' } = useParams();
  const kind: ReleaseKind = word === 'policy' ? 'policy' : 'directory';
  const release = useRelease(kind, id);
  const words = useReleaseWords();
  useTitle(release.data?.title ?? words.title);
  if (release.isPending) return <Skeleton active className="releases" paragraph={{ rows: 12 }} />;
  if (!release.data) return <FailureNote error={release.error} onRetry={() => void release.refetch()} />;
  return <Steps release={release.data} />;
}

function Steps({ release }: PartProps) {
  const { steps } = useReleaseWords();
  const isDraft = release.phase === 'draft';
  const hasPlan = release.kind === 'directory';
  return (
    <div className="releases">
      <ReleaseHead release={release} />
      <Part name={steps['changes']}>
        {release.kind === 'directory' ? (
          <ChangesPart key={release.revision} release={release} />
        ) : (
          <PolicyPart key={release.revision} release={release} />
        )}
      </Part>
      {(isDraft || release.proof) && (
        <Part name={steps['proof']}>
          <ProofPart release={release} />
        </Part>
      )}
      {hasPlan && (
        <Part name={steps['plan']}>
          <PlanPart release={release} />
        </Part>
      )}
      {(isDraft || release.rehearsal) && (
        <Part name={steps['rehearsal']}>
          <RehearsalPart release={release} />
        </Part>
      )}
      {isDraft && (
        <Part name={steps['shadow']}>
          <ShadowPart release={release} />
        </Part>
      )}
      <Part name={steps['approval']}>
        <ApprovalPart release={release} />
      </Part>
    </div>
  );
}

function Part({ name, children }: { readonly name: string | undefined; readonly children: ReactNode }) {
  return (
    <section className="release-part">
      <h2>{name}</h2>
      {children}
    </section>
  );
}

function ReleaseHead({ release }: PartProps) {
  const words = useReleaseWords();
  const { step, isBusy } = useDoing(release);
  return (
    <header className="release-head">
      <Link to={`/releases?kind=${release.kind}`}>{words.back}</Link>
      <div className="release-title">
        <h1>{release.title}</h1>
        <PhaseMark phase={release.phase} />
        {release.mayEdit && (
          <Popconfirm
            title={words.discardSure}
            okText={words.discard}
            cancelText={words.cancel}
            onConfirm={() => step({ to: 'discard' })}
          >
            <Button danger type="text" loading={isBusy}>
              {words.discard}
            </Button>
          </Popconfirm>
        )}
      </div>
      <p className="figures release-versions">
        <span>{words.kinds[release.kind]}</span>
        <span>{words.base(release.baseVersion)}</span>
        {release.contentVersion && release.contentVersion !== release.baseVersion && (
          <span>{words.content(release.contentVersion)}</span>
        )}
      </p>
      {release.isOutdated && (
        <Alert
          type="warning"
          showIcon
          title={words.outdated}
          action={
            release.mayEdit && (
              <Button loading={isBusy} onClick={() => step({ to: 'bring-up-to-date' })}>
                {words.bringUpToDate}
              </Button>
            )
          }
        />
      )}
    </header>
  );
}
