import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { privacyNotice } from '../../api/calls.js';
import type { Failure } from '../../api/client.js';
import type { PrivacyNotice } from '../../api/types.js';
import { language } from '../../settings.js';
import { FailureNotice } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import { change, draft } from './form.js';

const notice = signal<PrivacyNotice | null>(null);
const failure = signal<Failure | null>(null);

/** Fetches the notice in force, and puts down which was shown and when: that goes with the filing as proof. */
async function show(): Promise<void> {
  const answer = await privacyNotice('current');
  failure.value = answer.ok ? null : answer.failure;
  if (!answer.ok) return;
  notice.value = answer.value;
  const { version, hash } = answer.value;
  const known = draft.value.notice;
  if (known?.hash === hash) return;
  // Another text than was ticked before: it has to be ticked anew.
  change({
    notice: { version, hash, shownAt: new Date().toISOString() },
    ...(known ? { privacy: false } : {}),
  });
}

/** Before anything is typed: how personal information is handled (PIPL art. 17), in full on the spot. */
export function NoticeFirst() {
  const { before } = words.value.privacy;
  const reader = language.value;
  useEffect(() => void show(), [reader]);
  const now = notice.value;
  if (failure.value) return <FailureNotice failure={failure.value} title={before.failed} onRetry={() => void show()} />;
  if (!now) return null;
  return (
    <details class="notice-first">
      <summary>
        <strong>{before.title}</strong> <span>{before.text(now.version)}</span>
      </summary>
      <p>{now.lead}</p>
      {now.sections.map(({ title, text }) => (
        <section key={title}>
          <h3>{title}</h3>
          {text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </details>
  );
}
