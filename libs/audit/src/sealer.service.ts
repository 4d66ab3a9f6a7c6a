import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { CheckpointFile } from './checkpoint-file.js';
import { EMPTY_CHAIN, type Head, sealAll, type StoredEvent } from './domain/chain.js';
import { checkpointLine, type KnownCheckpoint, prevOf, readCheckpoint } from './domain/checkpoint.js';
import { merkleRoot } from './domain/merkle.js';
import { digestOf, EVENT_TEXT } from './record.js';

/** Events of one transaction of the sealer, and of one checkpoint at least when many come. */
const BATCH = 1000;
/** A run ends after this many batches, so that a stop of the process never waits for a long backlog. */
const MOST_BATCHES = 50;
const CHECKPOINT_EVERY_MS = 60_000;

/** The record contradicts what was signed of it: nothing more is signed until somebody has looked. */
export class RecordContradicts extends Error {}

/** What a run did. */
export interface Sealing {
  readonly sealed: number;
  readonly checkpoints: number;
}

/**
 * Puts committed events into the hash chain and signs checkpoints. Any number of sealers may run: one at a time gets the lock, and
 * every batch is one transaction, so that a sealer that dies leaves whole batches behind and the next goes on from the last seal.
 *
 * Ids are drawn before rows commit, so a smaller id may come after a larger one was sealed. The chain therefore takes events in the
 * order in which they become visible and looks behind itself: every run looks at all ids after `mark` that have no seal. `mark` only
 * moves up to ids of which none can still come: drawn before an instant of which no transaction is open any more.
 */
@Injectable()
export class AuditSealer {
  private mark: bigint | null = null;
  private settled = 0n;
  private awaited: { readonly id: string; readonly xid: string } | null = null;
  private quietUntil = 0;
  private readonly file: CheckpointFile | null;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    env: Env,
  ) {
    this.file = env.AUDIT_CHECKPOINTS === undefined ? null : new CheckpointFile(env.AUDIT_CHECKPOINTS);
  }

  /**
   * Seals what has committed, and signs a checkpoint when a batch or a minute is full. Does nothing while another sealer is at work.
   * @throws {RecordContradicts} after sealing, when the chain or the copy outside no longer agrees with the last checkpoint; asked
   *   again at most once a minute
   */
  async run(): Promise<Sealing> {
    let [sealed, checkpoints] = [0, 0];
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const count = await this.sealBatch();
      sealed += count;
      checkpoints += (await this.checkpointWhenDue()) ? 1 : 0;
      if (count < BATCH) break;
    }
    return { sealed, checkpoints };
  }

  /** Signs what was sealed since the last checkpoint, due or not. @returns whether there was anything to sign */
  async checkpoint(): Promise<boolean> {
    const isSigned = await this.underLock(async (tx) => {
      await this.copyOut(tx);
      return this.sign(tx, 1);
    });
    // The row is committed before the file gets its line: a file is never ahead of its database, unless the database lost something.
    if (isSigned) await this.underLock((tx) => this.copyOut(tx));
    return isSigned === true;
  }

  private async underLock<T>(work: (tx: Tx) => Promise<T>): Promise<T | null> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [lock] = await tx.query<{ granted: boolean }[]>(
        `SELECT pg_try_advisory_xact_lock(hashtext('ipr.audit.seal')) AS granted`,
      );
      return lock?.granted ? work(tx) : null;
    });
  }

  private async sealBatch(): Promise<number> {
    const events = await this.underLock((tx) => this.sealIn(tx));
    if (events === null) return 0;
    // Only now, when the seals are committed: every id up to here that can still be asked for has its seal.
    const covered = events.length < BATCH ? this.settled : BigInt(events.at(-1)?.id ?? 0);
    const mark = covered < this.settled ? covered : this.settled;
    if (mark > (this.mark ?? 0n)) this.mark = mark;
    return events.length;
  }

  private async sealIn(tx: Tx): Promise<StoredEvent[]> {
    this.mark ??= BigInt((await this.newest(tx))?.settled ?? 0);
    await this.settle(tx);
    const events = await tx.query<StoredEvent[]>(
      `SELECT ${EVENT_TEXT} FROM audit_event e WHERE e.id > $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id) ORDER BY e.id LIMIT ${BATCH}`,
      [this.mark.toString()],
    );
    if (events.length === 0) return events;
    const seals = sealAll(await this.head(tx), events, digestOf);
    await tx.query(
      `INSERT INTO audit_seal (seq, event_id, event_hash, hash)
       SELECT s.seq, s.event_id, decode(s.event_hash, 'hex'), decode(s.hash, 'hex')
         FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) AS s(seq, event_id, event_hash, hash)`,
      [
        seals.map((seal) => seal.seq),
        seals.map((seal) => seal.eventId),
        seals.map((seal) => seal.eventHash),
        seals.map((seal) => seal.hash),
      ],
    );
    return events;
  }

  /**
   * Moves `settled`. First the last number that was drawn is read; then, in a statement of its own, this transaction takes an id. Who
   * drew a number up to the first had a smaller id by then (trigger audit_event_order); when no transaction with a smaller id is open,
   * all of these numbers are rows that can be seen, or gaps for ever. (The xmax of a snapshot would not do for the id: it is one more
   * than the newest transaction that has ended, and younger ones may be open.)
   */
  private async settle(tx: Tx): Promise<void> {
    if (!this.awaited) {
      const [drawn] = await tx.query<{ id: string }[]>(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS id FROM audit_event_id_seq`,
      );
      if (!drawn || BigInt(drawn.id) <= this.settled) return;
      const [own] = await tx.query<{ xid: string }[]>(`SELECT pg_current_xact_id()::text AS xid`);
      this.awaited = own ? { id: drawn.id, xid: own.xid } : null;
    }
    const [open] = await tx.query<{ oldest: string }[]>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest`,
    );
    if (!open || !this.awaited || BigInt(open.oldest) < BigInt(this.awaited.xid)) return;
    this.settled = BigInt(this.awaited.id);
    this.awaited = null;
  }

  private async head(tx: Tx): Promise<Head> {
    const [row] = await tx.query<{ seq: string; hash: string }[]>(
      `SELECT seq, encode(hash, 'hex') AS hash FROM audit_seal ORDER BY seq DESC LIMIT 1`,
    );
    return row ? { seq: Number(row.seq), hash: row.hash } : EMPTY_CHAIN;
  }

  private async newest(tx: Tx): Promise<KnownCheckpoint | null> {
    const [row] = await tx.query<{ line: string }[]>(`SELECT line FROM audit_checkpoint ORDER BY seq DESC LIMIT 1`);
    if (!row) return null;
    const read = this.read(row.line);
    if (typeof read === 'string') throw new RecordContradicts(`the newest checkpoint in the database: ${read}`);
    return read;
  }

  private read(line: string): KnownCheckpoint | string {
    return readCheckpoint(line, (text, signature) => this.vault.isSigned(text, signature));
  }

  private async checkpointWhenDue(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now < this.quietUntil) return false;
    this.quietUntil = now + CHECKPOINT_EVERY_MS;
    const due = await this.underLock(async (tx) => {
      const newest = await this.newest(tx);
      const pending = (await this.head(tx)).seq - (newest?.seq ?? 0);
      const isOld = newest === null || now - Date.parse(newest.at) >= CHECKPOINT_EVERY_MS;
      return pending >= BATCH || (pending > 0 && isOld) || pending < 0;
    });
    const isSigned = due === true && (await this.checkpoint());
    this.quietUntil = 0;
    return isSigned;
  }

  private async sign(tx: Tx, least: number): Promise<boolean> {
    const newest = await this.newest(tx);
    const head = await this.head(tx);
    if (newest) await this.agree(tx, newest);
    const since = newest?.seq ?? 0;
    if (head.seq - since < least) return false;
    const digests = await tx.query<{ digest: string }[]>(
      `SELECT encode(event_hash, 'hex') AS digest FROM audit_seal WHERE seq > $1 AND seq <= $2 ORDER BY seq`,
      [since, head.seq],
    );
    const line = checkpointLine(
      {
        v: 1,
        seq: head.seq,
        hash: head.hash,
        events: head.seq - since,
        root: merkleRoot(
          digests.map((row) => row.digest),
          digestOf,
        ),
        settled: String(this.mark ?? newest?.settled ?? 0),
        at: this.clock.now().toISOString(),
        prev: prevOf(newest?.line ?? null, digestOf),
      },
      (text) => this.vault.sign(text),
    );
    await tx.query(`INSERT INTO audit_checkpoint (seq, line) VALUES ($1, $2)`, [head.seq, line]);
    return true;
  }

  /** Before anything is signed: does the chain still hold what was signed last? A rewritten chain must not get a new signature. */
  private async agree(tx: Tx, newest: KnownCheckpoint): Promise<void> {
    const [row] = await tx.query<{ hash: string }[]>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_seal WHERE seq = $1`,
      [newest.seq],
    );
    if (row?.hash !== newest.hash)
      throw new RecordContradicts(`the chain at ${newest.seq} is not what was signed at ${newest.at}`);
  }

  /** Brings the copy outside up to the rows of the database. */
  private async copyOut(tx: Tx): Promise<void> {
    if (!this.file) return;
    const last = await this.file.lastLine();
    const known = last === null ? null : this.read(last);
    if (typeof known === 'string') throw new RecordContradicts(`the last line of ${this.file.path}: ${known}`);
    if (known) {
      const [row] = await tx.query<{ line: string }[]>(`SELECT line FROM audit_checkpoint WHERE seq = $1`, [known.seq]);
      if (row?.line !== known.line)
        throw new RecordContradicts(
          `the database does not have the checkpoint at ${known.seq} that ${this.file.path} has`,
        );
    }
    const rows = await tx.query<{ line: string }[]>(`SELECT line FROM audit_checkpoint WHERE seq > $1 ORDER BY seq`, [
      known?.seq ?? 0,
    ]);
    await this.file.append(rows.map((row) => row.line));
  }
}
