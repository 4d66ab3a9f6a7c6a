import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { readAssignment, sendAct } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { Assignment, CaseDetail, Placing } from '../api/shapes.js';
import { useRouteWords } from '../language/routeWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { randomKey } from './acts/useAct.js';
import { caseKey } from './useCase.js';
import './assignment.css';

interface AssignmentPanelProps {
  readonly file: CaseDetail;
  readonly onOpen: (act: string) => void;
}

const WORTH_KNOWING = ['transferring', 'examining', 'accepted', 'assigned', 'handling'];

/** Who should take the case and why, with everybody else's reasons; and, before anything, whether this institution should have it at all. */
export function AssignmentPanel({ file, onOpen }: AssignmentPanelProps) {
  const isWorthKnowing = WORTH_KNOWING.includes(file.status) && file.relation !== 'co_handler';
  const assignment = useQuery({
    queryKey: ['assignment', file.caseNo, file.version],
    queryFn: ({ signal }) => readAssignment(file.caseNo, signal),
    enabled: isWorthKnowing,
  });
  if (!isWorthKnowing || !assignment.data) return null;
  const { institutionalConflicts } = assignment.data;
  const waits = file.allowedActs.some(({ act }) => act === 'assign');
  return (
    <>
      {institutionalConflicts > 0 && <Conflict file={file} count={institutionalConflicts} onOpen={onOpen} />}
      {waits && <Proposal file={file} assignment={assignment.data} />}
    </>
  );
}

function Conflict({ file, count, onOpen }: AssignmentPanelProps & { readonly count: number }) {
  const { assignment: words } = useRouteWords();
  const way = ['give-back', 'return-offer', 'designate'].find((act) => file.allowedActs.some((one) => one.act === act));
  const label = useLabels();
  return (
    <section className="part conflict" role="alert">
      <h2>{words.conflict(count)}</h2>
      <p>{words.conflictHint}</p>
      {way && (
        <Button danger onClick={() => onOpen(way)}>
          {way === 'designate' ? label('act', way) : words.conflictAct}
        </Button>
      )}
    </section>
  );
}

function Proposal({ file, assignment }: { readonly file: CaseDetail; readonly assignment: Assignment }) {
  const { assignment: words } = useRouteWords();
  const { proposed, placings, effort, isAutomatic } = assignment;
  const others = placings.filter(({ id }) => id !== proposed?.id);
  return (
    <section className="part assignment" aria-labelledby="assignment-title">
      <header className="part-head">
        <h2 id="assignment-title">{words.title}</h2>
        <span className="part-note">
          {words.effort(effort)}
          {isAutomatic && ` · ${words.automatic}`}
        </span>
      </header>
      {proposed ? <Proposed file={file} proposed={proposed} /> : <Nobody />}
      {others.length > 0 && (
        <details open={!proposed}>
          <summary>{words.others}</summary>
          <ul className="placings">
            {others.map((placing) => (
              <PlacingLine key={placing.id} placing={placing} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Nobody() {
  const { assignment: words } = useRouteWords();
  return (
    <>
      <p className="assignment-nobody">{words.nobody}</p>
      <p className="part-note">{words.nobodyHint}</p>
    </>
  );
}

function Proposed({ file, proposed }: { readonly file: CaseDetail; readonly proposed: Placing }) {
  const { assignment: words } = useRouteWords();
  const label = useLabels();
  const client = useQueryClient();
  const giving = useMutation({
    mutationFn: () =>
      sendAct({
        caseNo: file.caseNo,
        act: 'assign',
        version: file.version,
        key: randomKey(),
        body: { handlerId: proposed.id },
      }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: caseKey(file.caseNo) });
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: ['counts'] });
    },
  });
  return (
    <div className="assignment-proposed">
      <div>
        <strong>{proposed.displayName}</strong> <span className="part-note">{label('role', proposed.role)}</span>
        <p className="part-note">{words.why(proposed.load, proposed.after, proposed.maxLoad)}</p>
        {giving.error && <p className="act-fault">{asProblem(giving.error).message}</p>}
      </div>
      <Button type="primary" loading={giving.isPending} onClick={() => giving.mutate()}>
        {words.give(proposed.displayName)}
      </Button>
    </div>
  );
}

function PlacingLine({ placing }: { readonly placing: Placing }) {
  const { assignment: words } = useRouteWords();
  const listed = useEnumeration();
  const obstacles: Readonly<Record<string, string>> = words.obstacle;
  const { displayName, rank, load, maxLoad } = placing;
  return (
    <li className={rank ? undefined : 'placing-out'}>
      <span>{displayName}</span>
      <span className="figures part-note">{words.loadOf(load, maxLoad)}</span>
      <span className="placing-why">
        {rank ? words.rank(rank) : listed(placing.obstacles.map((obstacle) => obstacles[obstacle] ?? obstacle))}
      </span>
    </li>
  );
}
