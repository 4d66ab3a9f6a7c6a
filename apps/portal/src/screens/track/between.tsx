import { useEffect, useState } from 'preact/hooks';
import { act as send, readBetween } from '../../api/calls.js';
import type { Failure } from '../../api/client.js';
import type { ApplicantBetween, ApplicantCase, Sharing } from '../../api/types.js';
import { dayInWords } from '../../days.js';
import { freshKey } from '../../tab.js';
import { Icon } from '../../ui/icons.js';
import { FailureNotice } from '../../ui/notice.js';
import { words } from '../../words/index.js';

const NOTHING: ApplicantBetween = { helpers: [], sharings: [] };

/** Who helps with the case and who got to see it; read anew whenever the case has moved on. */
export function useBetween({ caseNo, version }: ApplicantCase, token: string): ApplicantBetween {
  const [between, setBetween] = useState(NOTHING);
  useEffect(() => {
    let isOver = false;
    void readBetween(caseNo, token).then((answer) => {
      if (!isOver && answer.ok) setBetween(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [caseNo, token, version]);
  return between;
}

const listOf = (kinds: readonly string[]): string => {
  const { between, site } = words.value;
  return kinds.map((kind) => between.dataKind[kind] ?? kind).join(site.listSeparator);
};

interface ConsentProps {
  readonly file: ApplicantCase;
  readonly between: ApplicantBetween;
  readonly token: string;
  readonly onDone: () => Promise<void>;
}

/** Questions about letting somebody have the file: who, how to reach them, what for, and which of it (PIPL art. 23). */
export function Consents(props: ConsentProps) {
  const asked = props.between.sharings.filter(({ state }) => state === 'asked');
  return (
    <>
      {asked.map((sharing) => (
        <Question key={sharing.id} sharing={sharing} {...props} />
      ))}
    </>
  );
}

function Question({ sharing, file, token, onDone }: ConsentProps & { readonly sharing: Sharing }) {
  const { consent } = words.value.between;
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [key] = useState(freshKey);
  const answer = async (outcome: 'given' | 'withdrawn') => {
    setSending(true);
    const body = { receiver: sharing.receiver, outcome };
    const done = await send({
      caseNo: file.caseNo,
      token,
      act: 'consent',
      version: file.version,
      key: `${key}${outcome}`,
      body,
    });
    setSending(false);
    setFailure(done.ok ? null : done.failure);
    if (done.ok || done.failure.status === 412) await onDone();
  };
  return (
    <section class="box asked">
      <h2>{consent.title}</h2>
      <p>{consent.ask(sharing.receiverName)}</p>
      <dl class="consent-facts">
        <dt>{consent.contact}</dt>
        <dd>{sharing.receiverContact ?? consent.noContact}</dd>
        <dt>{consent.purpose}</dt>
        <dd>{sharing.purpose}</dd>
        <dt>{consent.kinds}</dt>
        <dd>{listOf(sharing.kinds)}</dd>
      </dl>
      <p class="small muted">{consent.free}</p>
      {failure && <FailureNotice failure={failure} />}
      <div class="button-row">
        <button type="button" class="button primary" disabled={isSending} onClick={() => void answer('given')}>
          {consent.agree}
        </button>
        <button type="button" class="button" disabled={isSending} onClick={() => void answer('withdrawn')}>
          {consent.decline}
        </button>
      </div>
    </section>
  );
}

/** One case, whoever works on it: the names of all who help, and what each does, in plain words. */
export function Helpers({ between }: { readonly between: ApplicantBetween }) {
  const { between: said } = words.value;
  const { helpers, sharings } = between;
  const shared = sharings.filter(({ state }) => state === 'done');
  if (helpers.length === 0 && shared.length === 0) return null;
  return (
    <section class="box">
      <h2>{said.title}</h2>
      <ul class="helpers">
        {helpers.map(({ name, does, state, by }) => (
          <li key={name + does}>
            <strong>{name}</strong>
            <p>
              <Icon name={state === 'done' ? 'check' : 'clock'} /> {does}
              {by && <span class="muted"> · {said.by(dayInWords(by, false))}</span>}
            </p>
          </li>
        ))}
      </ul>
      {shared.length > 0 && (
        <details>
          <summary class="small">{said.shared(shared.length)}</summary>
          <ul class="helpers small">
            {shared.map((one) => (
              <li key={one.id}>
                {one.receiverName}
                <p class="muted">
                  {one.purpose} · {listOf(one.kinds)} · {said.basis[one.basis]}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
