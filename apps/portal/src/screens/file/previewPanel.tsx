import { useSignal } from '@preact/signals';
import type { Preview } from '../../api/types.js';
import { dayInWords } from '../../days.js';
import { placeName } from '../../directory.js';
import { Icon } from '../../ui/icons.js';
import { Spoken } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import { draft, focusField, previewer } from './form.js';
import { fieldOf } from './faults.js';
import { heldBack } from './request.js';

/** Who takes the case, in a few words: the institution, or the coordinators' desk. */
function takerOf({ lead, queue }: Preview): string {
  const { preview } = words.value.file;
  if (lead) return lead.name;
  if (!queue) return '';
  return queue === 'national'
    ? preview.queueNational
    : preview.queueProvincial(placeName(queue.replace('provincial:', '')));
}

function Taker({ answer }: { answer: Preview }) {
  const { file, codes, site } = words.value;
  const { preview } = file;
  const remark = preview.outcomes[answer.outcome];
  return (
    <div class="taker">
      {takerOf(answer) !== '' && (
        <>
          <p class="label">{answer.lead ? preview.lead_by : preview.queue}</p>
          <p class="taker-name">{takerOf(answer)}</p>
          {answer.lead && <p class="small muted">{codes.institutionKind[answer.lead.kind]}</p>}
          {!answer.lead && <p class="small">{preview.queueText}</p>}
        </>
      )}
      {remark && <p class="remark">{remark}</p>}
      {answer.coHandlers.length > 0 && (
        <p class="small">
          {preview.co}
          {site.colon}
          {answer.coHandlers.map(({ name }) => name).join(site.listSeparator)}
        </p>
      )}
    </div>
  );
}

function Why({ answer }: { answer: Preview }) {
  const { preview } = words.value.file;
  const notes = answer.flags.map((flag) => preview.flags[flag]).filter((note) => note !== undefined);
  return (
    <div>
      <p class="label">{preview.why}</p>
      <p class="why">{answer.explanation}</p>
      {notes.length > 0 && (
        <ul class="plain-list small">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Promise_({ answer }: { answer: Preview }) {
  const { preview } = words.value.file;
  return (
    <div class="promise-line">
      <p class="label">{preview.promise}</p>
      <p class="promise-day">
        {dayInWords(answer.promise.examineBy)}
        {answer.urgent && <span class="tag urgent">{preview.urgent}</span>}
      </p>
      {answer.promise.provisional && <p class="small muted">{preview.provisional}</p>}
    </div>
  );
}

function Missing({ answer }: { answer: Preview }) {
  const { preview } = words.value.file;
  const said = heldBack(draft.value);
  const missing = answer.missing.filter((code) => !said.has(code));
  if (missing.length === 0) {
    return (
      <p class="verdict good">
        <Icon name="check" />
        {preview.nothingMissing}
      </p>
    );
  }
  return (
    <div>
      <p class="label">{preview.missing}</p>
      <ul class="missing">
        {missing.map((code) => (
          <li key={code}>
            <button
              type="button"
              class="link"
              onClick={() => {
                focusField(fieldOf(code, draft.value));
              }}
            >
              {words.value.file.missing[code] ?? code}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Body({ answer }: { answer: Preview | null }) {
  const { preview } = words.value.file;
  const { phase } = previewer.state.value;
  return (
    <div class="preview-body" aria-busy={phase === 'asking'}>
      {answer ? (
        <>
          <Taker answer={answer} />
          <Promise_ answer={answer} />
          <Why answer={answer} />
          <Missing answer={answer} />
          <p class="small muted">{preview.notFinal}</p>
        </>
      ) : (
        phase === 'idle' && <p class="muted">{preview.lead}</p>
      )}
      {phase === 'failed' && <p class="small muted">{preview.failed}</p>}
      <p class="preview-asking small muted">{phase === 'asking' ? preview.asking : ''}</p>
    </div>
  );
}

/** Beside the form on a wide screen; on a phone a line at the bottom that can be drawn up. */
export function PreviewPanel() {
  const isOpen = useSignal(false);
  const { preview } = words.value.file;
  const { answer, phase } = previewer.state.value;
  const taker = answer ? takerOf(answer) : '';
  const waiting = phase === 'asking' ? preview.asking : preview.open;
  return (
    <aside class={isOpen.value ? 'preview open' : 'preview'} aria-label={preview.title}>
      <h2 class="preview-title">{preview.title}</h2>
      <button
        type="button"
        class="preview-bar"
        aria-label={isOpen.value ? preview.shut : undefined}
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="preview-bar-text">
          {!isOpen.value && (
            <span class="label">
              {answer && taker ? (answer.lead ? preview.lead_by : preview.queue) : preview.title}
            </span>
          )}
          <span class="preview-bar-name">{isOpen.value ? preview.title : taker || waiting}</span>
        </span>
        <Icon name={isOpen.value ? 'down' : 'up'} />
      </button>
      <Body answer={answer} />
      <Spoken text={phase === 'ready' && taker ? `${preview.lead_by}${words.value.site.colon}${taker}` : ''} />
    </aside>
  );
}
