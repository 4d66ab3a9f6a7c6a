import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { lookUpRating, rate as send } from '../api/calls.js';
import type { Failure } from '../api/client.js';
import type { RatingLink } from '../api/types.js';
import { Link } from '../router.js';
import { useTitle } from '../shell/title.js';
import { RadioCards } from '../ui/cards.js';
import { Faults, TextField } from '../ui/field.js';
import { FailureNotice, Loading, Notice } from '../ui/notice.js';
import { words } from '../words/index.js';

type Score = '' | '1' | '2' | '3' | '4' | '5';
const WORST = 2;

/** The token stands after #, so that it is sent to nobody but by this page; it is taken out of the address at once. */
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState(null, '', location.pathname);
  return token;
}

function Gone() {
  const { rate } = words.value;
  return (
    <Notice tone="warn" title={rate.gone} urgent>
      <p>{rate.goneText}</p>
      <p>
        <Link to="/track">{rate.toTrack}</Link>
      </p>
    </Notice>
  );
}

function Form({ token, onRated }: { token: string; onRated: (score: number) => void }) {
  const { rate, track, site } = words.value;
  const score = useSignal<Score>('');
  const note = useSignal('');
  const fault = useSignal('');
  const failure = useSignal<Failure | null>(null);
  const isSending = useSignal(false);
  const scores = track.acts.rating.scores;
  const press = async () => {
    fault.value = score.value === '' ? track.acts.scoreRequired : '';
    if (score.value === '' || isSending.value) return;
    isSending.value = true;
    failure.value = null;
    const answer = await send(token, Number(score.value), note.value.trim());
    isSending.value = false;
    if (answer.ok || answer.failure.code === 'rating.already_given') onRated(answer.ok ? Number(score.value) : 0);
    else failure.value = answer.failure;
  };
  return (
    <Faults.Provider value={new Map(fault.value === '' ? [] : [['score', fault.value]])}>
      <form
        class="box"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void press();
        }}
      >
        <RadioCards
          path="score"
          legend={track.acts.rating.score}
          required
          value={score.value}
          compact
          options={(['5', '4', '3', '2', '1'] as const).map((value) => ({
            value,
            name: scores[Number(value) - 1] ?? value,
          }))}
          onPick={(picked) => {
            score.value = picked;
            fault.value = '';
          }}
        />
        <TextField
          path="note"
          label={rate.note}
          hint={rate.noteHint}
          rows={4}
          maxLength={2000}
          value={note.value}
          onText={(text) => {
            note.value = text;
          }}
        />
        {failure.value && <FailureNotice failure={failure.value} title={site.failure.title} />}
        <button type="submit" class="button strong" aria-disabled={isSending.value}>
          {isSending.value ? rate.sending : rate.send}
        </button>
        <p class="small muted">{rate.privacy}</p>
      </form>
    </Faults.Provider>
  );
}

/** Rating (好差评) by the link of a letter: without the query code, and without a look at the case. */
export function RateScreen() {
  const { rate } = words.value;
  const [token] = useState(takeToken);
  const link = useSignal<RatingLink | null>(null);
  const failure = useSignal<Failure | null>(null);
  const given = useSignal<number | null>(null);
  useTitle(rate.title);
  const look = useCallback(async () => {
    failure.value = null;
    const answer = await lookUpRating(token);
    if (answer.ok) link.value = answer.value;
    else failure.value = answer.failure;
  }, [token, link, failure]);
  useEffect(() => {
    if (token !== '') void look();
  }, [token, look]);
  const isGone = token === '' || failure.value?.code === 'rating.link_invalid';
  const now = link.value;
  return (
    <div class="frame narrow page">
      <h1>{rate.title}</h1>
      {isGone && <Gone />}
      {!isGone && failure.value && <FailureNotice failure={failure.value} onRetry={() => void look()} />}
      {!isGone && !failure.value && !now && <Loading />}
      {now && (
        <p class="lead">
          {now.institutionName ? rate.lead(now.caseNo, now.institutionName) : rate.leadDesk(now.caseNo)}
        </p>
      )}
      <div role="status">
        {given.value !== null && (
          <Notice tone="good" title={given.value === 0 ? rate.used : rate.thanks}>
            {given.value > 0 && given.value <= WORST && <p>{rate.thanksBad}</p>}
          </Notice>
        )}
        {now?.used && given.value === null && <Notice tone="calm" title={rate.used} />}
      </div>
      {now && !now.used && given.value === null && (
        <Form
          token={token}
          onRated={(score) => {
            given.value = score;
          }}
        />
      )}
    </div>
  );
}
