import { placeName } from '../../directory.js';
import { dayInWords } from '../../days.js';
import { FailureNotice, Notice } from '../../ui/notice.js';
import { TickField } from '../../ui/field.js';
import { words } from '../../words/index.js';
import { type Draft, ELSEWHERE } from './draft.js';
import { change, draft, faults, filing } from './form.js';
import { listsOf } from './request.js';
import { StepLink } from './stepLink.js';

/** Each row of the review: its name, what was said, and the step that it can be changed in. */
function reviewOf(now: Draft): (readonly [name: string, said: string, step: number])[] {
  const { file, codes, site } = words.value;
  const { rows } = file;
  const join = (parts: readonly (string | false | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  const { rights, places, respondents } = listsOf(now);
  const places_ = places.items.map(({ regionCode, stage }) =>
    join([placeName(regionCode), stage && codes.stage[stage]]),
  );
  if (now.places.some(({ region }) => region === ELSEWHERE)) places_.push(file.region.elsewhere);
  const who =
    now.kind === ''
      ? ''
      : join([now.name.trim(), codes.applicantKind[now.kind], now.role && codes.role[now.role].name]);
  return [
    [
      rows.right,
      rights.items
        .map(({ type, title, number }) => join([codes.ipType[type].name, title ?? '', number ?? '']))
        .join(site.listSeparator),
      1,
    ],
    [rows.matters, now.matters.map((matter) => codes.matter[matter].name).join(site.listSeparator), 1],
    [rows.mode, now.mode && codes.mode[now.mode].name, 2],
    [rows.places, places_.join(site.listSeparator), 2],
    [rows.respondents, respondents.items.map(({ name }) => name).join(site.listSeparator), 2],
    [rows.applicant, who, 3],
    [rows.contact, join([now.mobile.trim(), now.email.trim()]), 3],
    [rows.facts, now.facts.trim(), 4],
    [rows.demand, now.demand.trim(), 4],
    [
      rows.deadline,
      now.hasDeadline && now.deadlineOn ? `${codes.deadlineKind[now.deadlineKind]} ${dayInWords(now.deadlineOn)}` : '',
      4,
    ],
    [rows.materials, now.materials.map((tag) => codes.material[tag]).join(site.listSeparator), 4],
  ];
}

function Review() {
  const { send } = words.value.file;
  return (
    <section class="review" aria-label={send.review}>
      <h3>{send.review}</h3>
      <dl>
        {reviewOf(draft.value).map(([name, said, step]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={said === '' ? 'muted' : undefined}>{said === '' ? send.empty : said}</dd>
            <dd class="review-edit">
              <StepLink to={step}>
                {send.edit}
                <span class="unseen">{name}</span>
              </StepLink>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Consents() {
  const { send } = words.value.file;
  const { privacy, share, declaration, kind, toAuthority, byEmail, bySms, email, mobile, notice } = draft.value;
  return (
    <fieldset class="group consents">
      <legend>{send.consents}</legend>
      <p>
        <a href="/privacy" target="_blank" rel="noopener">
          {send.privacyLink(notice?.version ?? '')}
        </a>
      </p>
      <TickField
        path="consents.privacyNotice"
        label={send.privacy}
        required
        ticked={privacy}
        onTick={(ticked) => {
          change({ privacy: ticked });
        }}
      />
      <TickField
        path="consents.shareWithCoHandlers"
        label={send.share}
        hint={send.shareHint}
        ticked={share}
        onTick={(ticked) => {
          change({ share: ticked });
        }}
      />
      <TickField
        path="consents.toAuthority"
        label={send.toAuthority}
        hint={send.toAuthorityHint}
        ticked={toAuthority}
        onTick={(ticked) => {
          change({ toAuthority: ticked });
        }}
      />
      {email.trim() !== '' && (
        <TickField
          path="consents.byEmail"
          label={send.byEmail}
          ticked={byEmail}
          onTick={(ticked) => {
            change({ byEmail: ticked });
          }}
        />
      )}
      {mobile.trim() !== '' && (
        <TickField
          path="consents.bySms"
          label={send.bySms}
          ticked={bySms}
          onTick={(ticked) => {
            change({ bySms: ticked });
          }}
        />
      )}
      {kind !== 'anonymous' && (
        <TickField
          path="declaration"
          label={send.declaration}
          hint={send.declarationHint}
          required
          ticked={declaration}
          onTick={(ticked) => {
            change({ declaration: ticked });
          }}
        />
      )}
    </fieldset>
  );
}

/** Why the last attempt did not succeed, in the words that fit what somebody can do now. */
function Problem() {
  const { problem } = words.value.file;
  const state = filing.state.value;
  if (state.phase !== 'failed' || faults.value.length > 0) return null;
  const { failure } = state;
  if (failure.code === 'request.idempotency_key_reused') {
    return (
      <Notice tone="warn" title={problem.reusedTitle} urgent>
        <p>{problem.reused}</p>
      </Notice>
    );
  }
  const title = failure.code === 'offline' ? problem.offline : failure.title;
  const said = failure.code === 'request.idempotency_in_progress' ? problem.inProgress : title;
  return (
    <FailureNotice
      failure={{ ...failure, code: 'said', title: said ? `${said} ${problem.kept}` : '' }}
      title={problem.title}
    />
  );
}

export function SendStep() {
  const { send } = words.value.file;
  const { phase } = filing.state.value;
  const isSending = phase === 'sending';
  return (
    <>
      <Review />
      <Consents />
      <Problem />
      <div class="send">
        {/* Not `disabled`: a disabled button drops the focus. A second press while sending does nothing. */}
        <button type="submit" class="button strong large" aria-disabled={isSending}>
          {isSending ? send.sending : phase === 'failed' ? send.again : send.button}
        </button>
        <p class="muted small">{send.once}</p>
      </div>
    </>
  );
}
