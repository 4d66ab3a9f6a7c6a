import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Env } from '#platform/config';
import { Log } from '#platform/observability';
import { Ear } from '#platform/outbox';
import { NoticeLists } from './notices.queries.js';

const POLL_MS = 2000;
/** Numbers are drawn before their rows can be seen: so far back may one still turn up. */
export const OUT_OF_ORDER = 64n;

/** Called with the places that may have something new, in the words of `placeOf`. */
type Listener = (places: ReadonlySet<string>) => void;

/**
 * Tells this process that notices were written, whichever process wrote them: by NOTIFY at once, by a poll that costs one look at one
 * index when a call was lost. Nobody listens for nobody: without an open stream nothing is asked.
 */
@Injectable()
export class NoticeFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private ear: Ear | null = null;
  private seen: bigint | null = null;

  constructor(
    private readonly lists: NoticeLists,
    private readonly env: Env,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.ear = new Ear(
      { url: this.env.DATABASE_URL, work: () => this.look(), pollMs: POLL_MS, channel: 'notice' },
      this.log,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ear?.stop();
  }

  /** Calls back whenever there may be something new. @returns the way to stop */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async look(): Promise<void> {
    if (this.listeners.size === 0) return;
    const latest = BigInt(await this.lists.latest());
    const since = this.seen;
    if (latest === since) return;
    this.seen = latest;
    const places = new Set(await this.lists.addressedSince(String((since ?? latest) - OUT_OF_ORDER)));
    for (const listener of this.listeners) listener(places);
  }
}
