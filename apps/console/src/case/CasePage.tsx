import { Button, Drawer } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '../api/shapes.js';
import { BetweenPart } from '../between/BetweenPart.js';
import { asProblem } from '../api/problem.js';
import { useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import { lastPlace } from '../inbox/place.js';
import { neighbour } from '../inbox/question.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { useKeys } from '../workspace/keys.js';
import { useNarrow } from '../workspace/useNarrow.js';
import { useTitle } from '../workspace/useTitle.js';
import { ActForm } from './acts/ActForm.js';
import { ActBar, ActPanel, Standing } from './acts/ActPanel.js';
import { arrange } from './acts/arrangement.js';
import { AssignmentPanel } from './AssignmentPanel.js';
import { CaseHead } from './CaseHead.js';
import { AccessPart } from './AccessPart.js';
import { Clocks } from './Clocks.js';
import { ConsentPart } from './ConsentPart.js';
import { EvidenceList } from './EvidenceList.js';
import { Documents, Offers, Timeline } from './History.js';
import { Findings } from './Findings.js';
import { Acts, Parties, Rights, Story } from './Matter.js';
import { Links } from './Links.js';
import { Pending } from './Pending.js';
import { RouteAnswers } from './RouteAnswers.js';
import { RoutePanel } from './RoutePanel.js';
import { useCase } from './useCase.js';
import './case.css';

/** One case on one page: what it is, what was found, where it went and why, and what can be done about it now. */
export function CasePage() {
  const { caseNo = '' } = useParams();
  const { data, error, isPending, refetch } = useCase(caseNo);
  const { failure, frame } = useWords();
  const back = useBack();
  useTitle(data?.title ? `${data.title} ${caseNo}` : caseNo);
  useListKeys(caseNo, back);
  if (isPending) return <CaseSkeleton />;
  const isGone = error !== null && [403, 404].includes(asProblem(error).status);
  if (isGone) {
    return (
      <EmptyNote title={failure.notFound} hint={caseNo}>
        <Button onClick={back}>{frame.toInbox}</Button>
      </EmptyNote>
    );
  }
  if (!data) return <FailureNote error={error} onRetry={() => void refetch()} />;
  return <CaseFile key={caseNo} file={data} onBack={back} />;
}

function useBack(): () => void {
  const navigate = useNavigate();
  return useCallback(() => void navigate({ pathname: '/', search: lastPlace().search }), [navigate]);
}

/** The list goes on from inside a case: j and k to its neighbours, u back up. */
function useListKeys(caseNo: string, back: () => void): void {
  const navigate = useNavigate();
  const go = (step: 1 | -1) => {
    const next = neighbour(lastPlace().caseNos, caseNo, step);
    if (next !== undefined && next !== caseNo) void navigate(`/cases/${next}`);
  };
  useKeys({ j: () => go(1), k: () => go(-1), u: back });
}

function CaseFile({ file, onBack }: { readonly file: CaseDetail; readonly onBack: () => void }) {
  const [openAct, setOpenAct] = useState<string | null>(null);
  const isNarrow = useNarrow();
  const { primary } = arrange(file);
  useKeys({ a: () => primary && setOpenAct(primary.act) });
  return (
    <div className={openAct === null ? 'case' : 'case case-acting'}>
      <CaseHead file={file} onBack={onBack} />
      <div className="case-body">
        <div className="case-main">
          <RouteAnswers file={file} onOpen={setOpenAct} />
          <AssignmentPanel file={file} onOpen={setOpenAct} />
          <Pending file={file} />
          <Findings file={file} />
          <Links links={file.links} />
          <Story file={file} />
          <div className="part-pair">
            <Rights file={file} />
            <Acts file={file} />
          </div>
          <Parties file={file} />
          {file.relation !== 'offered' && <ConsentPart file={file} />}
          <EvidenceList file={file} />
          <RoutePanel file={file} />
          <Offers offers={file.offers} />
          <BetweenPart file={file} />
          <Clocks clocks={file.clocks} />
          <Timeline entries={file.timeline} />
          <Documents file={file} />
          <AccessPart file={file} />
        </div>
        <div className="case-rail">
          {!isNarrow && <ActPanel file={file} openAct={openAct} onOpen={setOpenAct} />}
          <Standing file={file} />
        </div>
      </div>
      {isNarrow && <ActBar file={file} onOpen={setOpenAct} />}
      <ActDrawer file={file} act={openAct} isNarrow={isNarrow} onClose={() => setOpenAct(null)} onGone={onBack} />
    </div>
  );
}

interface ActDrawerProps {
  readonly file: CaseDetail;
  readonly act: string | null;
  readonly isNarrow: boolean;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

/** Beside the file rather than over it: one reads while one writes. On a phone it takes the whole screen. */
function ActDrawer({ file, act, isNarrow, onClose, onGone }: ActDrawerProps) {
  const label = useLabels();
  return (
    <Drawer
      open={act !== null}
      onClose={onClose}
      title={act && label('act', act)}
      placement={isNarrow ? 'bottom' : 'right'}
      size={isNarrow ? '100%' : 460}
      mask={false}
      destroyOnHidden
      rootClassName="act-drawer"
    >
      {act !== null && <ActForm key={act} file={file} act={act} onClose={onClose} onGone={onGone} />}
    </Drawer>
  );
}

function CaseSkeleton() {
  const { loading } = useWords();
  return (
    <div className="case-skeleton" role="status" aria-label={loading}>
      <i />
      <i />
      <div>
        <i />
        <i />
      </div>
    </div>
  );
}
