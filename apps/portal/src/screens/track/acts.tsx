import { type Signal, useSignal } from '@preact/signals';
import { act as send, APPLICANT_ACTS, type ApplicantAct } from '../../api/calls.js';
import type { Failure } from '../../api/client.js';
import type { ApplicantCase, MaterialTag } from '../../api/types.js';
import { freshKey } from '../../tab.js';
import { CheckCards, RadioCards } from '../../ui/cards.js';
import { Faults, TextField, TickField } from '../../ui/field.js';
import { FailureNotice, Notice } from '../../ui/notice.js';
import { RegionPicker } from '../../ui/regionPicker.js';
import { words } from '../../words/index.js';
import { correctedBy, type Places, placesOf } from './correction.js';

const MATERIALS: readonly MaterialTag[] = [
  'identity_proof',
  'right_proof',
  'infringement_evidence',
  'photo',
  'official_notice',
  'power_of_attorney',
  'application_form',
  'other',
];

/** What is being written; kept while the case under it refreshes. */
interface Writing extends Places {
  act: ApplicantAct;
  /** One for each act that is begun: pressing twice, or again after a broken line, does it once. */
  key: string;
  note: string;
  materials: MaterialTag[];
  score: '' | '1' | '2' | '3' | '4' | '5';
  sure: boolean;
  was: Places;
}

const begin = (act: ApplicantAct, was: Places): Writing => ({
  ...was,
  was,
  act,
  key: freshKey(),
  note: '',
  materials: [],
  score: '',
  sure: false,
});

/** An act that may be sent without a word. */
const NEEDS_NO_NOTE: readonly ApplicantAct[] = ['withdrawal', 'rating'];

function faultsOf({ act, note, score, sure, region, actRegion, was }: Writing): Map<string, string> {
  const { acts } = words.value.track;
  const found = new Map<string, string>();
  if (!NEEDS_NO_NOTE.includes(act) && note.trim() === '') found.set('act.note', acts.noteRequired);
  const isSame = region === was.region && actRegion === was.actRegion;
  if (act === 'correction' && isSame) found.set('act.region', acts.correction.nothing);
  if (act === 'rating' && score === '') found.set('act.score', acts.scoreRequired);
  if (act === 'withdrawal' && !sure) found.set('act.sure', acts.withdrawal.sureRequired);
  return found;
}

const bodyOf = (writing: Writing) => {
  const { act, note, score, materials } = writing;
  return {
    note: note.trim(),
    ...(act === 'rating' ? { score: Number(score) } : {}),
    ...(act === 'supplement' ? { materials } : {}),
    ...(act === 'correction' ? { corrected: correctedBy(writing) } : {}),
  };
};

interface ActsProps {
  file: ApplicantCase;
  token: string;
  onDone: () => Promise<void>;
}

interface Sending {
  readonly isSending: boolean;
  readonly failure: Failure | null;
  readonly faults: ReadonlyMap<string, string>;
}

const QUIET: Sending = { isSending: false, failure: null, faults: new Map() };

function useSending({ file, token, onDone }: ActsProps, writing: Signal<Writing | null>, isSent: Signal<boolean>) {
  const sending = useSignal<Sending>(QUIET);
  const press = async () => {
    const now = writing.value;
    if (!now || sending.value.isSending) return;
    const faults = faultsOf(now);
    sending.value = { ...QUIET, faults, isSending: faults.size === 0 };
    const first = Array.from(faults.keys())[0];
    if (first !== undefined) {
      document.getElementById(`f-${first.replaceAll('.', '-')}`)?.focus();
      return;
    }
    const answer = await send({
      caseNo: file.caseNo,
      token,
      act: now.act,
      version: file.version,
      key: now.key,
      body: bodyOf(now),
    });
    sending.value = { ...QUIET, failure: answer.ok ? null : answer.failure };
    if (answer.ok) {
      writing.value = null;
      isSent.value = true;
    } else if (answer.failure.status === 412) {
      // Refused because of the version: the same words may be sent again, as a new attempt on the new version.
      writing.value = { ...now, key: freshKey() };
    }
    await onDone();
  };
  return { sending, press };
}

function ActFields({ writing }: { writing: Signal<Writing | null> }) {
  const { codes, track } = words.value;
  const { acts } = track;
  const now = writing.value;
  if (!now) return null;
  const text = acts[now.act];
  const change = (part: Partial<Writing>) => {
    writing.value = { ...now, ...part };
  };
  const scores = acts.rating.scores;
  return (
    <>
      {now.act === 'rating' && (
        <RadioCards
          path="act.score"
          legend={acts.rating.score}
          required
          value={now.score}
          compact
          options={(['5', '4', '3', '2', '1'] as const).map((value) => ({
            value,
            name: scores[Number(value) - 1] ?? value,
          }))}
          onPick={(score) => {
            change({ score });
          }}
        />
      )}
      {now.act === 'correction' && (
        <>
          <RegionPicker
            path="act.region"
            label={acts.correction.region}
            value={now.region}
            elsewhere
            onPick={(region) => {
              change({ region });
            }}
          />
          <RegionPicker
            path="act.actRegion"
            label={acts.correction.actRegion}
            value={now.actRegion}
            elsewhere
            onPick={(actRegion) => {
              change({ actRegion });
            }}
          />
        </>
      )}
      <TextField
        path="act.note"
        label={text.note}
        required={!NEEDS_NO_NOTE.includes(now.act)}
        rows={5}
        maxLength={5000}
        value={now.note}
        onText={(note) => {
          change({ note });
        }}
      />
      {now.act === 'supplement' && (
        <CheckCards
          path="act.materials"
          legend={acts.supplement.materials}
          values={now.materials}
          compact
          options={MATERIALS.map((value) => ({ value, name: codes.material[value] }))}
          onPick={(materials) => {
            change({ materials });
          }}
        />
      )}
      {now.act === 'withdrawal' && (
        <TickField
          path="act.sure"
          label={acts.withdrawal.confirm}
          required
          ticked={now.sure}
          onTick={(sure) => {
            change({ sure });
          }}
        />
      )}
    </>
  );
}

/** The acts that the case allows, as buttons; one at a time opens into a small form. */
export function Acts(props: ActsProps) {
  const { acts } = words.value.track;
  const writing = useSignal<Writing | null>(null);
  const isSent = useSignal(false);
  const { sending, press } = useSending(props, writing, isSent);
  const allowed = APPLICANT_ACTS.filter((act) => props.file.allowedActs.includes(act));
  const open = writing.value;
  const failure = sending.value.failure;
  const start = (act: ApplicantAct) => {
    writing.value = begin(act, placesOf(props.file));
    isSent.value = false;
    sending.value = QUIET;
  };
  return (
    <section class="box acts">
      <h2>{acts.title}</h2>
      <div role="status">{isSent.value && <Notice tone="good">{acts.sent}</Notice>}</div>
      {allowed.length === 0 && <p class="muted">{acts.none}</p>}
      <ul class="act-list">
        {allowed.map((act) => (
          <li key={act}>
            <button
              type="button"
              class={act === 'supplement' ? 'button strong' : 'button'}
              aria-expanded={open?.act === act}
              onClick={() => {
                start(act);
              }}
            >
              {acts[act].name}
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <Faults.Provider value={sending.value.faults}>
          <form
            class="act-form"
            noValidate
            aria-label={acts[open.act].name}
            onSubmit={(event) => {
              event.preventDefault();
              void press();
            }}
          >
            <h3>{acts[open.act].name}</h3>
            <p>{acts[open.act].text}</p>
            <ActFields writing={writing} />
            {failure && (
              <FailureNotice
                failure={failure.status === 412 ? { ...failure, title: acts.stale } : failure}
                title={acts.failed}
              />
            )}
            <div class="button-row">
              <button
                type="submit"
                class={open.act === 'withdrawal' ? 'button danger' : 'button strong'}
                aria-disabled={sending.value.isSending}
              >
                {sending.value.isSending ? acts.sending : open.act === 'withdrawal' ? acts.withdrawal.name : acts.send}
              </button>
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  writing.value = null;
                }}
              >
                {acts.cancel}
              </button>
            </div>
          </form>
        </Faults.Provider>
      )}
    </section>
  );
}
