import { Button, Input } from 'antd';
import { useState } from 'react';
import { useReleaseWords } from '../language/releaseWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { shanghaiDay } from '../time/days.js';
import { dayWords, instantWords } from '../time/words.js';
import type { PartProps } from './partProps.js';
import { useDoing } from './useRelease.js';

/** The second person and the day; afterwards who did it, and the way back. */
export function ApprovalPart({ release }: PartProps) {
  const { approval: words } = useReleaseWords();
  const language = useLanguage();
  const { approvedBy, effectiveOn, appliedAt, rolledBackBy, note } = release;
  return (
    <>
      {approvedBy && effectiveOn && <p>{words.approvedBy(approvedBy, dayWords(effectiveOn, language))}</p>}
      {appliedAt && <p className="is-good">{words.applied(instantWords(appliedAt, language))}</p>}
      {rolledBackBy && <p>{words.rolledBack(rolledBackBy)}</p>}
      {note && <blockquote className="release-note">{note}</blockquote>}
      {release.phase === 'draft' &&
        (release.mayApprove ? (
          <ApprovalForm release={release} />
        ) : (
          <p className="releases-note">{release.mayEdit ? words.mayNot : words.notNational}</p>
        ))}
      {release.mayRollBack && <RollBackForm release={release} />}
    </>
  );
}

function ApprovalForm({ release }: PartProps) {
  const { approval: words } = useReleaseWords();
  const { step, isBusy } = useDoing(release);
  const today = shanghaiDay(new Date());
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  return (
    <form
      className="release-form"
      onSubmit={(event) => {
        event.preventDefault();
        step({ to: 'approval', body: { effectiveOn: on, note: note.trim() || null } });
      }}
    >
      <p className="releases-note">{words.hint}</p>
      <label>
        <span>{words.on}</span>
        <Input type="date" required min={today} value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
      <label>
        <span>{words.note}</span>
        <Input.TextArea
          value={note}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {words.approve}
      </Button>
    </form>
  );
}

function RollBackForm({ release }: PartProps) {
  const { approval: words } = useReleaseWords();
  const { step, isBusy } = useDoing(release);
  const [reason, setReason] = useState('');
  return (
    <form
      className="release-form"
      onSubmit={(event) => {
        event.preventDefault();
        step({ to: 'roll-back', body: { reason: reason.trim() } });
      }}
    >
      <p className="releases-note">{words.rollBackHint}</p>
      <label>
        <span>{words.reason}</span>
        <Input value={reason} required maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button danger htmlType="submit" loading={isBusy} disabled={reason.trim() === ''}>
        {release.phase === 'scheduled' ? words.withdraw : words.rollBack}
      </Button>
    </form>
  );
}
