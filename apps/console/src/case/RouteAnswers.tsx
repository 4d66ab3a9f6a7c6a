import { Button } from 'antd';
import type { CaseDetail } from '../api/shapes.js';
import { useRouteWords } from '../language/routeWords.js';
import { useEnumeration } from '../language/useCodes.js';
import { DueMark } from '../marks/marks.js';
import { isCoordinator, useSignedIn } from '../workspace/me.js';

interface RouteAnswersProps {
  readonly file: CaseDetail;
  readonly onOpen: (act: string) => void;
}

/** What is asked about the route and waits for an answer: the rule's new answer, the applicant's challenge. */
export function RouteAnswers({ file, onOpen }: RouteAnswersProps) {
  return (
    <>
      {file.challenged && <Challenge file={file} onOpen={onOpen} />}
      {file.routeProposal && <NewAnswer file={file} proposal={file.routeProposal} onOpen={onOpen} />}
    </>
  );
}

function Challenge({ file, onOpen }: RouteAnswersProps) {
  const { challenge: words } = useRouteWords();
  const { me } = useSignedIn();
  const raised = file.timeline.findLast(({ act }) => act === 'challenge');
  const due = file.clocks.deadlines.find(({ kind, satisfiedAt }) => kind === 'challenge_answer' && !satisfiedAt);
  const act = file.allowedActs.find((one) => one.act === 'answer-challenge');
  return (
    <section className="part pending" aria-labelledby="challenge-title">
      <header className="part-head">
        <h2 id="challenge-title">{words.title}</h2>
        {due && (
          <span className="part-note">
            {words.due} <DueMark dueOn={due.dueOn} warnOn={due.warnOn} />
          </span>
        )}
      </header>
      {raised?.note && <blockquote className="said">{raised.note}</blockquote>}
      <p className="part-note">{isCoordinator(me) ? words.hint : words.waits}</p>
      {act && <AnswerButton act={act.act} onOpen={onOpen} isPrimary />}
    </section>
  );
}

function AnswerButton({
  act,
  onOpen,
  isPrimary,
}: {
  readonly act: string;
  readonly onOpen: (act: string) => void;
  readonly isPrimary?: boolean;
}) {
  const { proposal, challenge } = useRouteWords();
  const words: Readonly<Record<string, string>> = {
    'follow-route': proposal.follow,
    'keep-route': proposal.keep,
    'answer-challenge': challenge.answer,
  };
  return (
    <Button type={isPrimary ? 'primary' : 'default'} onClick={() => onOpen(act)}>
      {words[act] ?? act}
    </Button>
  );
}

interface NewAnswerProps extends RouteAnswersProps {
  readonly proposal: NonNullable<CaseDetail['routeProposal']>;
}

function NewAnswer({ file, proposal, onOpen }: NewAnswerProps) {
  const { proposal: words, fact } = useRouteWords();
  const listed = useEnumeration();
  const { to, toDesk, isOtherLead, brings, drops, changed } = proposal;
  const acts = ['follow-route', 'keep-route'].filter((act) => file.allowedActs.some((one) => one.act === act));
  const names = (refs: readonly { readonly name: string }[]) => listed(refs.map(({ name }) => name));
  const facts: Readonly<Record<string, string>> = fact;
  return (
    <section className="part pending" aria-labelledby="reroute-title">
      <header className="part-head">
        <h2 id="reroute-title">{words.title}</h2>
        <span className="part-note">{words.because(listed(changed.map((name) => facts[name] ?? name)))}</span>
      </header>
      {isOtherLead && <p className="new-answer">{to ? words.lead(to.name) : words.desk(toDesk ?? '')}</p>}
      {brings.length > 0 && <p>{words.brings(names(brings))}</p>}
      {drops.length > 0 && <p>{words.drops(names(drops))}</p>}
      <p className="part-note">{acts.length > 0 ? words.nothingMoved : words.waits}</p>
      <div className="answer-buttons">
        {acts.map((act, order) => (
          <AnswerButton key={act} act={act} onOpen={onOpen} isPrimary={order === 0} />
        ))}
      </div>
    </section>
  );
}
