import { useSignal } from '@preact/signals';
import { askAboutData } from '../../api/calls.js';
import type { Failure } from '../../api/client.js';
import type { DataAsk } from '../../api/types.js';
import { Faults, SelectField, TextField } from '../../ui/field.js';
import { FailureNotice, Notice } from '../../ui/notice.js';
import { words } from '../../words/index.js';

const KINDS = ['correct', 'delete', 'explain'] as const;
const FIELDS = ['name', 'idNumber', 'address', 'contactName', 'mobile', 'email'] as const;

interface Typed {
  kind: (typeof KINDS)[number];
  field: (typeof FIELDS)[number] | '';
  value: string;
  text: string;
}

const EMPTY: Typed = { kind: 'correct', field: 'mobile', value: '', text: '' };

const bodyOf = ({ kind, field, value, text }: Typed): DataAsk => ({
  kind,
  field: kind === 'explain' || field === '' ? null : field,
  value: kind === 'correct' ? value.trim() : null,
  words: text.trim(),
});

/** Asks to have something corrected, deleted or explained. */
export function AskForm({ caseNo, token, onSent }: { caseNo: string; token: string; onSent: () => Promise<void> }) {
  const { privacy: text } = words.value;
  const { mine } = text;
  const typed = useSignal<Typed>(EMPTY);
  const fault = useSignal<ReadonlyMap<string, string>>(new Map());
  const failure = useSignal<Failure | null>(null);
  const phase = useSignal<'typing' | 'sending' | 'sent'>('typing');
  const now = typed.value;
  const change = (part: Partial<Typed>) => {
    typed.value = { ...now, ...part };
    phase.value = 'typing';
  };
  const send = async () => {
    const missing =
      now.kind === 'correct' && now.value.trim() === ''
        ? 'ask.value'
        : now.kind === 'explain' && now.text.trim() === ''
          ? 'ask.words'
          : null;
    fault.value = new Map(missing ? [[missing, mine.required]] : []);
    if (missing || phase.value === 'sending') return;
    phase.value = 'sending';
    const answer = await askAboutData(caseNo, token, bodyOf(now));
    failure.value = answer.ok ? null : answer.failure;
    phase.value = answer.ok ? 'sent' : 'typing';
    if (answer.ok) typed.value = EMPTY;
    await onSent();
  };
  return (
    <details class="privacy-more">
      <summary>{mine.ask}</summary>
      <Faults.Provider value={fault.value}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <SelectField
            path="ask.kind"
            label={mine.kind}
            value={now.kind}
            options={KINDS.map((kind) => [kind, text.requestKind[kind] ?? kind] as const)}
            onPick={(kind) => change({ kind: kind === '' ? 'correct' : kind })}
          />
          {now.kind !== 'explain' && (
            <SelectField
              path="ask.field"
              label={mine.field}
              value={now.field}
              none={now.kind === 'delete' ? mine.whole : undefined}
              options={FIELDS.map((field) => [field, text.fieldName[field] ?? field] as const)}
              onPick={(field) => change({ field })}
            />
          )}
          {now.kind === 'correct' && (
            <TextField
              path="ask.value"
              label={mine.value}
              required
              maxLength={300}
              value={now.value}
              onText={(value) => change({ value })}
            />
          )}
          <TextField
            path="ask.words"
            label={mine.words}
            required={now.kind === 'explain'}
            rows={3}
            maxLength={2000}
            value={now.text}
            onText={(said) => change({ text: said })}
          />
          {failure.value && <FailureNotice failure={failure.value} title={mine.failed} />}
          <button type="submit" class="button strong" aria-disabled={phase.value === 'sending'}>
            {phase.value === 'sending' ? mine.sending : mine.send}
          </button>
        </form>
      </Faults.Provider>
      <div role="status">{phase.value === 'sent' && <Notice tone="good">{mine.sent}</Notice>}</div>
    </details>
  );
}
