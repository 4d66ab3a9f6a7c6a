import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { readNotices } from '../../api/calls.js';
import type { SentNotice } from '../../api/types.js';
import { instantInWords } from '../../days.js';
import { Notice } from '../../ui/notice.js';
import { words } from '../../words/index.js';

const FIRST = 6;

interface ToldProps {
  caseNo: string;
  token: string;
  /** What changes when there may be a new notice. */
  version: number;
}

/** What the applicant was told, and whether the letters arrived: nobody has to guess whether a mail was sent. */
export function Told({ caseNo, token, version }: ToldProps) {
  const { rate, track } = words.value;
  const { told } = rate;
  const notices = useSignal<readonly SentNotice[]>([]);
  const isWhole = useSignal(false);
  useEffect(() => {
    void readNotices(caseNo, token).then((answer) => {
      if (answer.ok) notices.value = answer.value;
    });
  }, [caseNo, token, version, notices]);
  const all = notices.value;
  const shown = isWhole.value ? all : all.slice(0, FIRST);
  return (
    <section class="box">
      <h2>{told.title}</h2>
      {all.length === 0 && <p class="muted">{told.none}</p>}
      {all.some(({ state }) => state === 'failed') && <Notice tone="warn">{told.failed}</Notice>}
      <ul class="told">
        {shown.map(({ act, channel, state, at }) => (
          <li key={`${at} ${act} ${channel}`}>
            <span>{track.act[act] ?? track.case.timeline.other}</span>
            <span class="small muted">
              {told[channel]} · {told.state[state] ?? state} · {instantInWords(at)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < all.length && (
        <button
          type="button"
          class="link"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {told.more}
        </button>
      )}
    </section>
  );
}
