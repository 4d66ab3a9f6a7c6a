import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/index.js';

const PAUSE_MS = 20;

/**
 * Tells the relay that something was written. Not in the writing transaction: NOTIFY takes a lock on the whole database at commit,
 * which would queue up all filings behind each other. Calls within 20 ms are folded into one; a lost call costs one poll of the relay.
 */
@Injectable()
export class Wake implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly database: Database) {}

  ring(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.database.direct(`SELECT pg_notify('outbox', '')`).catch(() => undefined);
    }, PAUSE_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
  }
}
