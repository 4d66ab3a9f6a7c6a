import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/client.js';
import { words } from '../words/index.js';
import { Icon, type IconName } from './icons.js';

type Tone = 'calm' | 'good' | 'warn' | 'bad';
const ICONS: Record<Tone, IconName> = { calm: 'note', good: 'check', warn: 'alert', bad: 'alert' };

interface NoticeProps {
  tone: Tone;
  title?: string;
  children?: ComponentChildren;
  /** Spoken at once when it appears. */
  urgent?: boolean;
}

export function Notice({ tone, title, children, urgent }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={urgent ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** A failure in a sentence: the interface's own where it gave one, ours where nothing came back. */
export function failureText({ code, title, retryAfterSeconds }: Failure): string {
  const { failure } = words.value.site;
  if (code === 'offline') return failure.offline;
  if (code === 'rate.limited' && retryAfterSeconds !== null) return failure.rateLimited(retryAfterSeconds);
  return title || failure.unreadable;
}

export function FailureNotice({ failure, title, onRetry }: { failure: Failure; title?: string; onRetry?: () => void }) {
  const { site } = words.value;
  return (
    <Notice tone="bad" title={title ?? site.failure.title} urgent>
      <p>{failureText(failure)}</p>
      {failure.correlationId && failure.status >= 500 && (
        <p class="small">{site.failure.reference(failure.correlationId)}</p>
      )}
      {onRetry && (
        <button type="button" class="button quiet" onClick={onRetry}>
          {site.retry}
        </button>
      )}
    </Notice>
  );
}

export const Loading = ({ text }: { text?: string }) => (
  <p class="loading" role="status">
    <span class="pulse" aria-hidden="true" />
    {text ?? words.value.site.loading}
  </p>
);

/** Says something to screen readers when it changes; nothing to see. */
export const Spoken = ({ text }: { text: string }) => (
  <p class="unseen" role="status" aria-live="polite">
    {text}
  </p>
);
