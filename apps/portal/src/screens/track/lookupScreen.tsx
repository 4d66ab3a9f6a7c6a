import { type Signal, useSignal } from '@preact/signals';
import { lookup } from '../../api/calls.js';
import type { Failure } from '../../api/client.js';
import { go, queryWord } from '../../router.js';
import { useTitle } from '../../shell/title.js';
import { Faults, TextField } from '../../ui/field.js';
import { FailureNotice, Notice } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import { filedDraft } from '../file/form.js';
import { keepPass } from './session.js';
import { bothOf, caseNumberOf, queryCodeOf } from './typed.js';

interface Typed {
  caseNo: string;
  queryCode: string;
}

function faultsOf({ caseNo, queryCode }: Typed): Map<string, string> {
  const { track } = words.value;
  const found: [string, string][] = [];
  if (caseNumberOf(caseNo) === null) found.push(['caseNo', track.notCaseNo]);
  if (queryCodeOf(queryCode) === null) found.push(['queryCode', track.notQueryCode]);
  return new Map(found);
}

/** Opens the case, or says why not. */
function useLookup(typed: Signal<Typed>, faults: Signal<ReadonlyMap<string, string>>) {
  const failure = useSignal<Failure | null>(null);
  const isAsking = useSignal(false);
  const send = async () => {
    const caseNo = caseNumberOf(typed.value.caseNo);
    const queryCode = queryCodeOf(typed.value.queryCode);
    faults.value = faultsOf(typed.value);
    failure.value = null;
    if (caseNo === null || queryCode === null) {
      document.getElementById(caseNo === null ? 'f-caseNo' : 'f-queryCode')?.focus();
      return;
    }
    if (isAsking.value) return;
    isAsking.value = true;
    const answer = await lookup(caseNo, queryCode);
    isAsking.value = false;
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    keepPass(caseNo, answer.value);
    go(`/track/${caseNo}`);
  };
  return { failure, isAsking, send };
}

function LookupForm() {
  const { track } = words.value;
  const asked = queryWord('caseNo') || (filedDraft.value?.filed.caseNo ?? '');
  // Straight from the page that showed the code there is no need to type it again.
  const known = filedDraft.value?.filed.caseNo === asked ? filedDraft.value.filed.queryCode : '';
  const typed = useSignal<Typed>({ caseNo: asked, queryCode: known });
  const faults = useSignal<ReadonlyMap<string, string>>(new Map());
  const { failure, isAsking, send } = useLookup(typed, faults);
  /** Whoever pastes both into one field has both filled in. */
  const type = (part: Partial<Typed>) => {
    const both = Object.values(part)
      .map(bothOf)
      .find((found) => found !== null);
    typed.value = { ...typed.value, ...part, ...both };
    faults.value = new Map();
  };
  return (
    <Faults.Provider value={faults.value}>
      <form
        class="lookup"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          path="caseNo"
          label={track.caseNo}
          hint={track.caseNoHint}
          value={typed.value.caseNo}
          code
          required
          autocomplete="off"
          onText={(caseNo) => {
            type({ caseNo });
          }}
        />
        <TextField
          path="queryCode"
          label={track.queryCode}
          hint={track.queryCodeHint}
          value={typed.value.queryCode}
          code
          required
          autocomplete="off"
          onText={(queryCode) => {
            type({ queryCode });
          }}
        />
        {failure.value && (
          <FailureNotice
            failure={
              failure.value.code === 'lookup.no_match' ? { ...failure.value, title: track.noMatch } : failure.value
            }
          />
        )}
        <button type="submit" class="button strong large" aria-disabled={isAsking.value}>
          {isAsking.value ? track.asking : track.button}
        </button>
      </form>
    </Faults.Provider>
  );
}

export function LookupScreen() {
  const { track } = words.value;
  useTitle(track.title);
  return (
    <div class="frame narrow page">
      <h1>{track.title}</h1>
      <p class="lead">{track.lead}</p>
      {queryWord('expired') !== '' && (
        <Notice tone="calm" urgent>
          {track.expired}
        </Notice>
      )}
      <LookupForm />
      <section class="aside-note">
        <h2>{track.lost}</h2>
        <p>{track.lostText}</p>
      </section>
    </div>
  );
}
