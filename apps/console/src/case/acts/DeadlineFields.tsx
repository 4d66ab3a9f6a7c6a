import { Input, Radio } from 'antd';
import { useActWords } from '../../language/actWords.js';
import { codesOf, useLabels } from '../../language/useCodes.js';
import { useLanguage } from '../../language/useLanguage.js';
import { dayWords } from '../../time/words.js';
import { actCode } from './actForm.js';
import { type FieldProps, Shell } from './Shell.js';

/** The court's confirmation of an agreement has no day of its own on the record: it counts from the agreement. */
const AGREEMENT = 'judicial_confirmation';

/** Which of the deadlines that others have set. */
export function DeadlineField({ file, act, draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  const language = useLanguage();
  const isSettling = actCode(act.act) === 'settle_deadline';
  const open = file.clocks.deadlines.filter(
    ({ external, satisfiedAt, kind }) => external && !satisfiedAt && (isSettling || kind !== AGREEMENT),
  );
  return (
    <Shell words={acting.deadline} fault={fault}>
      {(labelId) =>
        open.length === 0 ? (
          <p className="part-note">{acting.deadlineNone}</p>
        ) : (
          <Radio.Group
            aria-labelledby={labelId}
            className="act-choices"
            value={draft.deadline}
            options={open.map(({ kind, openedSeq, dueOn }) => ({
              value: kind === AGREEMENT ? 'agreement' : String(openedSeq),
              label: `${label('deadline', kind)} · ${dayWords(dueOn, language)}`,
            }))}
            onChange={(event) => onWrite({ deadline: String(event.target.value) })}
          />
        )
      }
    </Shell>
  );
}

export function DeadlineKindField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <Shell words={acting.deadlineKind} fault={fault}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          className="act-choices"
          value={draft.deadlineKind}
          options={codesOf('external').map((code) => ({ value: code, label: label('external', code) }))}
          onChange={(event) => onWrite({ deadlineKind: String(event.target.value), servedOn: '' })}
        />
      )}
    </Shell>
  );
}

/** Kinds for which the law counts from the day of service. */
const SERVED = ['customs', 'platform'];

/** A day; the day of service is only asked for where the law counts from it, and then instead of the last day. */
export function DayField({ file, field, draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const chosen = file.clocks.deadlines.find(({ openedSeq }) => String(openedSeq) === draft.deadline);
  const kind = draft.deadlineKind || (chosen?.kind.replace('external_', '') ?? '');
  const isService = field === 'servedOn';
  if (isService && !SERVED.includes(kind)) return null;
  const value = isService ? draft.servedOn : draft.deadlineOn;
  return (
    <Shell
      words={isService ? acting.servedOn : acting.deadlineOn}
      hint={isService ? acting.servedOnHint : acting.deadlineOnHint}
      fault={fault}
    >
      {(labelId) => (
        <Input
          type="date"
          aria-labelledby={labelId}
          className="act-day"
          value={value}
          disabled={!isService && draft.servedOn !== ''}
          status={fault ? 'error' : undefined}
          onChange={(event) => onWrite({ [field]: event.target.value })}
        />
      )}
    </Shell>
  );
}
