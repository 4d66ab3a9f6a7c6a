import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { privacyNotice, privacyNotices } from '../api/calls.js';
import type { Failure } from '../api/client.js';
import type { NoticeRef, PrivacyNotice } from '../api/types.js';
import { dayInWords } from '../days.js';
import { go, Link, queryWord } from '../router.js';
import { language } from '../settings.js';
import { useTitle } from '../shell/title.js';
import { FailureNotice, Loading, Notice } from '../ui/notice.js';
import { words } from '../words/index.js';

/** The notice in force, or the one that the address names: every version that was ever agreed to stays readable. */
export function PrivacyScreen() {
  const { privacy } = words.value;
  const version = useSignal(queryWord('version'));
  const notice = useSignal<PrivacyNotice | null>(null);
  const all = useSignal<readonly NoticeRef[]>([]);
  const failure = useSignal<Failure | null>(null);
  useTitle(privacy.title);
  const read = async () => {
    const answer = await privacyNotice(version.value || 'current');
    failure.value = answer.ok ? null : answer.failure;
    if (answer.ok) notice.value = answer.value;
    const list = await privacyNotices();
    if (list.ok) all.value = list.value;
  };
  const reader = language.value;
  const which = version.value;
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => void latest.current(), [reader, which]);
  const show = (to: string) => {
    go(`/privacy?version=${to}`);
    version.value = to;
  };
  const now = notice.value;
  return (
    <article class="frame narrow page prose">
      <h1>{privacy.title}</h1>
      {failure.value && <FailureNotice failure={failure.value} onRetry={() => void read()} />}
      {!now && !failure.value && <Loading />}
      {now && (
        <>
          <p class="muted">{privacy.version(now.version, dayInWords(now.effectiveOn))}</p>
          {!now.current && <Notice tone="warn">{privacy.old}</Notice>}
          <p class="lead">{now.lead}</p>
          {now.sections.map(({ title, text }) => (
            <section key={title}>
              <h2>{title}</h2>
              {text.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
          <p class="small muted">
            {privacy.hash}
            <br />
            <code class="hash">{now.hash}</code>
            <br />
            {privacy.hashNote}
          </p>
        </>
      )}
      {all.value.length > 1 && (
        <>
          <h2>{privacy.others}</h2>
          <ul>
            {all.value.map((one) => (
              <li key={one.version}>
                <button type="button" class="link" onClick={() => show(one.version)}>
                  {privacy.version(one.version, dayInWords(one.effectiveOn))}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to="/file" class="button">
          {privacy.back}
        </Link>
      </p>
    </article>
  );
}
