import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { chooseConsent, personalCopy, proofOfFiling, readPrivacy } from '../../api/calls.js';
import type { Failure } from '../../api/client.js';
import type { Privacy } from '../../api/types.js';
import { dayInWords, instantInWords } from '../../days.js';
import { Link } from '../../router.js';
import { saveAs } from '../../tab.js';
import { Icon } from '../../ui/icons.js';
import { FailureNotice, Loading, Notice } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import { AskForm } from './askForm.js';

interface BoxProps {
  readonly caseNo: string;
  readonly token: string;
}

interface PartProps {
  readonly privacy: Privacy;
  readonly onChoose: (purpose: string, given: boolean) => void;
}

/** What an institution asks for, with everything that separate consent has to name. */
function Asks({ privacy, onChoose }: PartProps) {
  const { privacy: text, site } = words.value;
  const { mine } = text;
  return (
    <>
      {privacy.asks.map(({ purpose, receiver, receiverContact, kinds }) => (
        <Notice key={purpose} tone="warn" title={mine.asks}>
          <p>{mine.askText(text.purpose[purpose] ?? purpose, receiver)}</p>
          {receiverContact && <p class="small">{mine.contact(receiverContact)}</p>}
          <p class="small">{mine.kinds(kinds.map((kind) => text.dataKind[kind] ?? kind).join(site.listSeparator))}</p>
          <div class="button-row">
            <button type="button" class="button strong" onClick={() => onChoose(purpose, true)}>
              {mine.agree}
            </button>
            <button type="button" class="button" onClick={() => onChoose(purpose, false)}>
              {mine.decline}
            </button>
          </div>
        </Notice>
      ))}
      {privacy.notice && !privacy.notice.current && (
        <Notice tone="calm" title={mine.noticeOld}>
          <div class="button-row">
            <Link to="/privacy" class="button quiet">
              {mine.read}
            </Link>
            <button type="button" class="button quiet" onClick={() => onChoose('privacy_notice', true)}>
              {mine.noticeRead}
            </button>
          </div>
        </Notice>
      )}
    </>
  );
}

function ConsentList({ privacy, onChoose }: PartProps) {
  const { privacy: text } = words.value;
  const { mine } = text;
  return (
    <>
      <h3>{mine.consents}</h3>
      <p class="small muted">{mine.consentsNote}</p>
      <ul class="privacy-list">
        {privacy.consents.map(({ purpose, answer, at, receiver }) => (
          <li key={purpose}>
            <div>
              <p>{text.purpose[purpose] ?? purpose}</p>
              <p class="small muted">
                {mine.answer[answer]}
                {at && ` · ${mine.since(instantInWords(at))}`}
                {receiver && ` · ${receiver}`}
              </p>
            </div>
            <button
              type="button"
              class="button quiet"
              aria-label={`${answer === 'given' ? mine.withdraw : mine.give} ${text.purpose[purpose] ?? ''}`}
              onClick={() => onChoose(purpose, answer !== 'given')}
            >
              {answer === 'given' ? mine.withdraw : mine.give}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Receivers({ privacy }: { privacy: Privacy }) {
  const { privacy: text, site } = words.value;
  const { mine } = text;
  return (
    <>
      <h3>{mine.receivers}</h3>
      {privacy.disclosures.length === 0 && <p class="muted">{mine.noReceivers}</p>}
      <ul class="privacy-list">
        {privacy.disclosures.map(({ receiver, purpose, basis, kinds, at }) => (
          <li key={`${receiver}${at}`}>
            <div>
              <p>{receiver}</p>
              <p class="small muted">
                {[
                  text.purpose[purpose] ?? purpose,
                  mine.basis[basis],
                  kinds.map((kind) => text.dataKind[kind] ?? kind).join(site.listSeparator),
                  instantInWords(at),
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Looks({ privacy }: { privacy: Privacy }) {
  const { privacy: text } = words.value;
  const { mine } = text;
  return (
    <>
      <h3>{mine.looks}</h3>
      {privacy.looks.length === 0 && <p class="muted">{mine.noLooks}</p>}
      <ul class="privacy-list">
        {privacy.looks.map(({ kind, at, role, office, reason }, i) => (
          <li key={`${at}${i}`}>
            <div>
              <p>
                {[office, text.role[role] ?? role].filter(Boolean).join(' · ')}
                {kind === 'unmasked' && <span class="tag doubt">{mine.unmasked}</span>}
              </p>
              <p class="small muted">
                {[
                  kind === 'looked' ? mine.looked : reason && mine.why(text.reason[reason] ?? reason),
                  instantInWords(at),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Requests({ privacy }: { privacy: Privacy }) {
  const { privacy: text } = words.value;
  const { mine } = text;
  return (
    <>
      <h3>{mine.requests}</h3>
      {privacy.requests.length === 0 && <p class="muted">{mine.noRequests}</p>}
      <ul class="privacy-list">
        {privacy.requests.map(({ id, kind, field, state, dueOn, askedAt, reason, answer }) => (
          <li key={id}>
            <div>
              <p>
                {[text.requestKind[kind] ?? kind, field && text.fieldName[field]].filter(Boolean).join(' · ')}
                <span class={state === 'refused' ? 'tag doubt' : 'tag'}>{mine.state[state]}</span>
              </p>
              <p class="small muted">
                {[
                  instantInWords(askedAt),
                  state === 'open' ? mine.due(dayInWords(dueOn)) : reason && mine.why(text.reason[reason] ?? reason),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {answer && <p class="thread-words">{answer}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What she can take with her: all of her data, and the proof that her filing is on record. */
function Downloads({ caseNo, token }: BoxProps) {
  const { mine } = words.value.privacy;
  const failure = useSignal<Failure | null>(null);
  const isSoon = useSignal(false);
  const copy = async () => {
    const answer = await personalCopy(caseNo, token);
    failure.value = answer.ok ? null : answer.failure;
    if (answer.ok) saveAs(`${caseNo}-personal-data.json`, JSON.stringify(answer.value, null, 2));
  };
  const prove = async () => {
    const answer = await proofOfFiling(caseNo, token);
    failure.value = answer.ok ? null : answer.failure;
    isSoon.value = answer.ok && answer.value === null;
    if (answer.ok && answer.value !== null) saveAs(`${caseNo}-proof.json`, JSON.stringify(answer.value, null, 2));
  };
  return (
    <>
      <div class="privacy-take">
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name="save" />
          {mine.copy}
        </button>
        <p class="small muted">{mine.copyNote}</p>
        <button type="button" class="button" onClick={() => void prove()}>
          <Icon name="save" />
          {mine.proof}
        </button>
        <p class="small muted">{mine.proofNote}</p>
      </div>
      <div role="status">{isSoon.value && <Notice tone="calm">{mine.proofSoon}</Notice>}</div>
      {failure.value && <FailureNotice failure={failure.value} />}
    </>
  );
}

/** One's own data on the page of a case: read when it is opened, and again after each change. */
export function PrivacyBox({ caseNo, token }: BoxProps) {
  const { mine } = words.value.privacy;
  const privacy = useSignal<Privacy | null>(null);
  const failure = useSignal<Failure | null>(null);
  const read = async () => {
    const answer = await readPrivacy(caseNo, token);
    failure.value = answer.ok ? null : answer.failure;
    if (answer.ok) privacy.value = answer.value;
  };
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => void latest.current(), [caseNo, token]);
  const choose = async (purpose: string, given: boolean) => {
    const answer = await chooseConsent(caseNo, token, purpose, given);
    failure.value = answer.ok ? null : answer.failure;
    await read();
  };
  const onChoose = (purpose: string, given: boolean) => void choose(purpose, given);
  const now = privacy.value;
  return (
    <section class="box privacy-box" id="privacy">
      <h2>{mine.title}</h2>
      <p class="small muted">{mine.lead}</p>
      {failure.value && <FailureNotice failure={failure.value} onRetry={() => void read()} />}
      {!now && !failure.value && <Loading text={mine.loading} />}
      {now && (
        <>
          <Asks privacy={now} onChoose={onChoose} />
          <Looks privacy={now} />
          <Receivers privacy={now} />
          <details class="privacy-more">
            <summary>{mine.consents}</summary>
            <ConsentList privacy={now} onChoose={onChoose} />
          </details>
          <Requests privacy={now} />
          <AskForm caseNo={caseNo} token={token} onSent={read} />
          <Downloads caseNo={caseNo} token={token} />
        </>
      )}
    </section>
  );
}
