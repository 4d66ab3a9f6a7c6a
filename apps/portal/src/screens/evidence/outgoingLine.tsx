import { Icon } from '../../ui/icons.js';
import { failureText } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import type { Outgoing } from './outgoing.js';
import { sizeInWords } from './upload.js';
import type { Uploads } from './uploads.js';

/** Refusals that sending the same file again cannot change. */
const LASTING = [
  'tooLarge',
  'empty',
  'kind',
  'evidence.type_not_allowed',
  'evidence.too_large',
  'evidence.empty',
  'evidence.limit_reached',
  'case.act_not_allowed',
];

function whyNot({ fault, failure }: Outgoing): string {
  const { evidence } = words.value;
  if (fault) return evidence.fault[fault];
  if (failure?.code === 'evidence.type_not_allowed') return evidence.fault.content;
  return failure ? failureText(failure) : '';
}

const PHASES_MOVING = ['sending', 'broken', 'paused', 'finishing'];

/** Held, gone on with, or left out: what can be done with a file on its way. */
function OutgoingActs({ item: { key, phase, steering }, uploads }: { item: Outgoing; uploads: Uploads }) {
  const { evidence } = words.value;
  if (!steering || phase === 'finishing') return null;
  const isHeld = phase === 'paused' || phase === 'broken';
  return (
    <div class="button-row">
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          if (isHeld) uploads.resume(key);
          else uploads.pause(key);
        }}
      >
        {phase === 'broken' ? evidence.tryNow : isHeld ? evidence.resume : evidence.pause}
      </button>
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          uploads.remove(key);
        }}
      >
        {evidence.remove}
      </button>
    </div>
  );
}

/** One file on its way, with what can be done about it. */
export function OutgoingLine({ item, uploads }: { item: Outgoing; uploads: Uploads }) {
  const { evidence } = words.value;
  const percent = Math.floor(item.part * 100);
  const failed = item.phase === 'failed';
  const canRetry = !LASTING.includes(item.fault ?? item.failure?.code ?? '');
  const nameId = `outgoing-${item.key}`;
  return (
    <li class={failed ? 'outgoing failed' : 'outgoing'}>
      <p class="file-name" id={nameId}>
        {item.file.name}
      </p>
      <p class="file-state small">
        {failed && <Icon name="alert" />}
        {evidence.phase[item.phase]}
        {PHASES_MOVING.includes(item.phase) && ` ${evidence.percent(String(percent))}`}
        {' · '}
        {sizeInWords(item.file.size)}
      </p>
      {!failed && (
        <progress
          max={100}
          value={PHASES_MOVING.includes(item.phase) ? percent : 0}
          class={item.phase}
          aria-labelledby={nameId}
        />
      )}
      {item.phase === 'broken' && <p class="small">{evidence.brokenNote}</p>}
      <OutgoingActs item={item} uploads={uploads} />
      {failed && (
        <div role="alert">
          <p class="fault">{whyNot(item)}</p>
          <div class="button-row">
            {canRetry && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  uploads.retry(item.key);
                }}
              >
                {evidence.retry}
              </button>
            )}
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                uploads.remove(item.key);
              }}
            >
              {evidence.remove}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}
