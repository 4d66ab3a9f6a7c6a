import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  type Between,
  type CoTask,
  type Letter,
  type LetterStep,
  type PullRequest,
  type Sharing,
  takeStep,
} from '../api/between.js';
import type { CaseDetail } from '../api/shapes.js';
import { Section } from '../case/Section.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useEnumeration } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { FailureNote } from '../marks/notes.js';
import { dayWords, instantWords } from '../time/words.js';
import { LetterForm } from './LetterForm.js';
import { PrecedentList } from './PrecedentList.js';
import { useBetween, useRefreshCase } from './useBetween.js';
import './between.css';

/** Who helps and with what, what went to outside bodies, and who got to see the file. */
export function BetweenPart({ file }: { readonly file: CaseDetail }) {
  const words = useBetweenWords();
  const { data, error, refetch } = useBetween(file.caseNo, file.version);
  const isEmpty =
    data &&
    [data.tasks, data.pullRequests, data.letters, data.sharings, data.precedents].every(({ length }) => length === 0);
  return (
    <Section name="between">
      {error && !data && <FailureNote error={error} onRetry={() => void refetch()} />}
      {isEmpty && <p className="part-note">{words.noLetters}</p>}
      {data && <Parts data={data} caseNo={file.caseNo} />}
    </Section>
  );
}

function Parts({ data, caseNo }: { readonly data: Between; readonly caseNo: string }) {
  const words = useBetweenWords();
  return (
    <>
      <Group title={words.precedents} count={data.precedents.length}>
        <PrecedentList precedents={data.precedents} />
      </Group>
      <Group title={words.pulls} count={data.pullRequests.length}>
        {data.pullRequests.map((pull) => (
          <Pull key={pull.id} pull={pull} />
        ))}
      </Group>
      <Group title={words.tasks} count={data.tasks.length}>
        {data.tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </Group>
      <Group title={words.letters} count={data.letters.length}>
        {data.letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} caseNo={caseNo} />
        ))}
      </Group>
      <Group title={words.sharings} count={data.sharings.length} isQuiet>
        {data.sharings.map((sharing) => (
          <SharingLine key={sharing.id} sharing={sharing} />
        ))}
      </Group>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly count: number;
  /** Looked up rather than read: closed until it is asked for. */
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}

function Group({ title, count, isQuiet, children }: GroupProps) {
  if (count === 0) return null;
  if (isQuiet)
    return (
      <details className="between-group">
        <summary>
          {title} <span className="figures">{count}</span>
        </summary>
        <ul className="between-lines">{children}</ul>
      </details>
    );
  return (
    <div className="between-group">
      <h3>{title}</h3>
      <ul className="between-lines">{children}</ul>
    </div>
  );
}

function Pull({ pull }: { readonly pull: PullRequest }) {
  const words = useBetweenWords();
  const language = useLanguage();
  return (
    <li>
      <p className="between-head">
        <strong>{pull.institution.name}</strong>
        <span className={`between-state between-${pull.state}`}>{words.pullState[pull.state]}</span>
        {pull.state === 'asked' && (
          <span className="part-note">{words.replyBy(dayWords(pull.answerBy, language))}</span>
        )}
      </p>
      <p className="prose">{pull.reason}</p>
      {pull.note && <p className="prose part-note">{pull.note}</p>}
    </li>
  );
}

function Task({ task }: { readonly task: CoTask }) {
  const words = useBetweenWords();
  const language = useLanguage();
  return (
    <li>
      <p className="between-head">
        <strong>{task.institution.name}</strong>
        {task.mine && <span className="between-mark">{words.mine}</span>}
        {task.stage && <span className="between-mark">{words.stage[task.stage]}</span>}
        <span className={`between-state between-${task.late ? 'late' : task.state}`}>
          {task.late ? words.late : words.taskState[task.state]}
        </span>
        {task.state === 'asked' && <span className="part-note">{words.due(dayWords(task.dueOn, language))}</span>}
      </p>
      <p className="prose">{task.asks}</p>
      {task.report && (
        <p className="prose between-report">
          <span className="part-note">{words.reported}</span> {task.report}
        </p>
      )}
    </li>
  );
}

function LetterLine({ letter, caseNo }: { readonly letter: Letter; readonly caseNo: string }) {
  const words = useBetweenWords();
  const language = useLanguage();
  const refresh = useRefreshCase();
  const [openStep, setOpenStep] = useState<string | null>(null);
  const send = async (step: string, body: LetterStep) => {
    await takeStep(caseNo, letter.id, step, body);
    await refresh(caseNo);
  };
  const isWaiting = letter.state === 'sent' || letter.state === 'accepted';
  return (
    <li>
      <p className="between-head">
        <strong>{letter.authorityName}</strong>
        <span className={`between-state between-${letter.state}`}>{words.letterState[letter.state]}</span>
        <span className="part-note">{words.channel[letter.channel]}</span>
        {isWaiting && <span className="part-note">{words.replyBy(dayWords(letter.replyBy, language))}</span>}
        {letter.reminders > 0 && <span className="part-note">{words.reminders(letter.reminders)}</span>}
      </p>
      <p>
        <Link to={`/cases/${caseNo}/letters/${letter.id}`}>
          {words.kind[letter.kind]} <span className="figures">{letter.number}</span>
        </Link>
        {letter.receiptNo && (
          <span className="part-note">
            {' '}
            · {words.receiptNo} {letter.receiptNo}
          </span>
        )}
        {letter.returnReason && <span> · {words.returnReason[letter.returnReason]}</span>}
        {letter.outcome && <span> · {words.outcome[letter.outcome]}</span>}
      </p>
      <ol className="letter-history">
        {letter.history.map(({ act, at, note }) => (
          <li key={at + act}>
            <span className="figures part-note">{instantWords(at, language)}</span> {words.history[act] ?? act}
            {note && <span className="prose part-note"> {note}</span>}
          </li>
        ))}
      </ol>
      {openStep === null && letter.acts.length > 0 && (
        <div className="between-acts">
          {letter.acts.map((step) => (
            <Button key={step} size="small" onClick={() => setOpenStep(step)}>
              {words.step[step]}
            </Button>
          ))}
        </div>
      )}
      {openStep !== null && (
        <LetterForm
          act={openStep}
          label={words.step[openStep] ?? openStep}
          onSend={(body) => send(openStep, body)}
          onClose={() => setOpenStep(null)}
        />
      )}
    </li>
  );
}

function SharingLine({ sharing }: { readonly sharing: Sharing }) {
  const words = useBetweenWords();
  const language = useLanguage();
  const listed = useEnumeration();
  const at = sharing.settledAt ?? sharing.askedAt;
  return (
    <li>
      <p className="between-head">
        <strong>{sharing.receiverName}</strong>
        <span className={`between-state between-${sharing.state}`}>{words.sharingState[sharing.state]}</span>
        <span className="part-note">{words.sharingBasis[sharing.basis]}</span>
        {at && <span className="part-note figures">{instantWords(at, language)}</span>}
      </p>
      <p className="part-note">
        {sharing.purpose} · {listed(sharing.kinds.map((kind) => words.dataKind[kind] ?? kind))} · {words.contact}{' '}
        {sharing.receiverContact ?? words.noContact}
      </p>
    </li>
  );
}
