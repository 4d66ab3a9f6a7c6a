import { useEffect, useMemo, useState } from 'preact/hooks';
import { readCase } from '../../api/calls.js';
import type { ApplicantCase } from '../../api/types.js';
import { dayInWords, instantInWords } from '../../days.js';
import { go, path } from '../../router.js';
import { language } from '../../settings.js';
import { useTitle } from '../../shell/title.js';
import { Icon } from '../../ui/icons.js';
import { FailureNotice, Loading, Spoken } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import { EvidenceBox } from '../evidence/evidenceBox.js';
import { Acts } from './acts.js';
import { Consents, Helpers, useBetween } from './between.js';
import { Documents, Promises, Stations, Timeline, TimeUsed, Who } from './parts.js';
import { Told } from './told.js';
import { PrivacyBox } from './privacyBox.js';
import { dropPass, tokenFor } from './session.js';
import { isOver, turnOf } from './standing.js';
import { type CaseWatch, createWatch, type Watched } from './watch.js';

const EVERY_MS = 20_000;

/** To the page that asks for number and code; the pass, if any, is no good any more. */
const lookAgain = (caseNo: string, why: string): void => {
  dropPass(caseNo);
  go(`/track?caseNo=${encodeURIComponent(caseNo)}${why}`, 'replace');
};

/** Reads the case now, then every 20 seconds while the page is looked at, and at once when it is looked at again. */
function useReading(watch: CaseWatch): void {
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'visible') void watch.read();
    };
    read();
    const timer = setInterval(read, EVERY_MS);
    document.addEventListener('visibilitychange', read);
    addEventListener('online', read);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
      removeEventListener('online', read);
    };
  }, [watch]);
}

function Standing({ file }: { file: ApplicantCase }) {
  const { track, codes, site } = words.value;
  const turn = turnOf(file.status, file.clocks.owner);
  const matters = file.matters.map((matter) =>
    matter in codes.matter ? codes.matter[matter as keyof typeof codes.matter].name : matter,
  );
  const type =
    file.ipType && file.ipType in codes.ipType ? codes.ipType[file.ipType as keyof typeof codes.ipType].name : null;
  return (
    <section class="standing">
      <p class="turn" data-turn={turn}>
        <Icon name={turn === 'applicant' ? 'alert' : turn === 'done' ? 'check' : 'clock'} />
        {track.case.turn[turn]}
      </p>
      <p class="status-text">{file.statusText}</p>
      <Stations file={file} />
      <p class="small muted">
        {track.case.received} {instantInWords(file.receivedAt)}
        {' · '}
        {[type, file.title, matters.join(site.listSeparator)].filter(Boolean).join(' · ')}
      </p>
    </section>
  );
}

function Asked({ file }: { file: ApplicantCase }) {
  const { track, file: form } = words.value;
  const materials: Record<string, string | undefined> = words.value.codes.material;
  const due = file.clocks.deadlines.find(({ kind, satisfiedAt }) => kind === 'supplement' && !satisfiedAt);
  if (file.asked.length === 0) {
    return isOver(file.status) ? null : (
      <section class="box">
        <h2>{track.case.asked.title}</h2>
        <p class="muted">{track.case.asked.none}</p>
      </section>
    );
  }
  return (
    <section class="box asked">
      <h2>{track.case.asked.title}</h2>
      <ul class="missing">
        {file.asked.map((code) => (
          <li key={code}>{form.missing[code] ?? materials[code] ?? code}</li>
        ))}
      </ul>
      {due && <p class="asked-by">{track.case.asked.by(dayInWords(due.dueOn))}</p>}
    </section>
  );
}

function Refreshed({ state, onRetry }: { state: Watched; onRetry: () => void }) {
  const { track, site } = words.value;
  if (state.failure) {
    return (
      <p class="refreshed small" role="status">
        {track.case.stale}{' '}
        <button type="button" class="link" onClick={onRetry}>
          {site.retry}
        </button>
      </p>
    );
  }
  return (
    <p class="refreshed small muted">
      {state.readAt && track.case.updated(instantInWords(state.readAt.toISOString()))}
    </p>
  );
}

function CaseFile({
  watch,
  state,
  file,
  token,
}: {
  watch: CaseWatch;
  state: Watched;
  file: ApplicantCase;
  token: string;
}) {
  const { track } = words.value;
  const between = useBetween(file, token);
  const leave = () => {
    dropPass(file.caseNo);
    go('/track');
  };
  return (
    <div class="frame page case">
      <div class="case-head">
        <h1>{track.case.title(file.caseNo)}</h1>
        <div class="button-row">
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              print();
            }}
          >
            <Icon name="print" />
            {track.case.print}
          </button>
          <button type="button" class="button quiet" onClick={leave}>
            {track.case.leave}
          </button>
        </div>
        <Refreshed state={state} onRetry={() => void watch.read()} />
      </div>
      <Standing file={file} />
      <div class="case-columns">
        <div>
          <Consents file={file} between={between} token={token} onDone={() => watch.read()} />
          <Asked file={file} />
          <Acts file={file} token={token} onDone={() => watch.read()} />
          <EvidenceBox
            caseNo={file.caseNo}
            token={token}
            open={() => Promise.resolve(token)}
            asked={file.asked}
            isClosed={isOver(file.status)}
            version={file.version}
            onReceived={() => void watch.read()}
          />
        </div>
        <div class="case-facts">
          <Who file={file} />
          <Helpers between={between} />
          <Promises file={file} now={state.readAt ?? new Date()} />
          <TimeUsed clocks={file.clocks} over={isOver(file.status)} />
        </div>
        <div>
          <Documents documents={file.documents} />
          <Timeline entries={file.timeline} />
          <Told caseNo={file.caseNo} token={token} version={file.version} />
          <PrivacyBox caseNo={file.caseNo} token={token} />
        </div>
      </div>
      <Spoken text={state.changes > 0 ? `${track.case.changed}: ${file.statusText}` : ''} />
    </div>
  );
}

/** A case that this tab has a pass for, until the pass is refused. */
function OpenCase({ caseNo, token }: { caseNo: string; token: string }) {
  const { track } = words.value;
  const watch = useMemo(
    () =>
      createWatch(
        (seen) => readCase(caseNo, token, seen),
        () => new Date(),
      ),
    [caseNo, token],
  );
  useReading(watch);
  const state = watch.state.value;
  const isLocked = state.phase === 'locked';
  useEffect(() => {
    if (isLocked) lookAgain(caseNo, '&expired=1');
  }, [caseNo, isLocked]);
  if (isLocked) return null;
  if (state.file) return <CaseFile watch={watch} state={state} file={state.file} token={token} />;
  return (
    <div class="frame page">
      <h1>{track.case.title(caseNo)}</h1>
      {state.failure ? (
        <FailureNotice failure={state.failure} onRetry={() => void watch.read()} />
      ) : (
        <Loading text={track.case.loading} />
      )}
    </div>
  );
}

export function CaseScreen() {
  const { track } = words.value;
  const caseNo = decodeURIComponent(path.value.split('/')[2] ?? '');
  const [token] = useState(() => tokenFor(caseNo, new Date()));
  useTitle(track.case.title(caseNo));
  useEffect(() => {
    if (token === null) lookAgain(caseNo, '');
  }, [caseNo, token]);
  // The case's sentences are in the reader's language: another language is another reading.
  return token === null ? null : <OpenCase key={language.value} caseNo={caseNo} token={token} />;
}
