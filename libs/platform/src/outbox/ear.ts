import { PatientClient } from '../database/index.js';
import type { Log } from '../observability/index.js';

const LISTEN_AGAIN_AFTER_MS = 1000;
/** A fault that lasts is told once in this time, not at every poll. */
const TOLD_EVERY_MS = 30_000;

/** What an ear listens to and does. */
export interface Hearing {
  readonly url: string;
  readonly work: () => Promise<unknown>;
  readonly pollMs: number;
  /** What is rung: `outbox` unless said. */
  readonly channel?: 'outbox' | 'notice';
}

/** An ear for the relay, and for the pages of staff: rings come by NOTIFY, a poll stands behind it. Reconnects for ever, with the poll meanwhile. */
export class Ear {
  private client: PatientClient | null = null;
  private isOver = false;
  private busy: Promise<void> = Promise.resolve();
  private isAsked = false;
  private toldAt = 0;
  private readonly poll: NodeJS.Timeout;

  constructor(
    private readonly hearing: Hearing,
    private readonly log: Log,
  ) {
    this.poll = setInterval(() => this.ask(), hearing.pollMs);
    void this.listen();
  }

  /** Works now. Rings during a run are folded into one more run. */
  ask(): void {
    if (this.isAsked || this.isOver) return;
    this.isAsked = true;
    this.busy = this.busy.then(async () => {
      this.isAsked = false;
      if (!this.isOver) await this.hearing.work().catch((error: unknown) => this.tell(error));
    });
  }

  async stop(): Promise<void> {
    this.isOver = true;
    clearInterval(this.poll);
    await this.busy;
    await this.client?.end().catch(() => undefined);
  }

  private tell(error: unknown): void {
    if (Date.now() - this.toldAt < TOLD_EVERY_MS) return;
    this.toldAt = Date.now();
    this.log.failure('relay.failed', error);
  }

  private async listen(): Promise<void> {
    if (this.isOver) return;
    const client = new PatientClient({ connectionString: this.hearing.url, application_name: 'ipr-relay' });
    // A connection that fails ends as well: whichever is heard first counts, or every failure would leave two ears behind.
    let isLost = false;
    const again = (): void => {
      if (isLost) return;
      isLost = true;
      if (this.client === client) this.client = null;
      if (!this.isOver) setTimeout(() => void this.listen(), LISTEN_AGAIN_AFTER_MS);
    };
    client.on('end', again);
    client.on('notification', () => this.ask());
    try {
      await client.connect();
      await client.query(`LISTEN ${this.hearing.channel ?? 'outbox'}`);
      this.client = client;
      // What was rung while nobody listened is heard now.
      this.ask();
    } catch {
      await client.end().catch(() => undefined);
      again();
    }
  }
}
