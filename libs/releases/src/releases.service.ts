import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { AppError, type Day, shanghaiDay } from '#contracts';
import { addTerm, type DirectoryChange, Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { parsePolicy, POLICY_1, policyOf } from '#routing';
import { approvalFault, inForceOn, type ReleaseKind, rollBack } from './domain/release.js';
import { contentOf, keepContent, namedPolicy } from './drafts.js';
import { HandOvers } from './hand-overs.service.js';
import { calendarOf, closedBy, lockRelease, readRelease, type ReleaseRecord } from './records.js';

/** Somebody at work on one release, as it was when they looked. */
export interface Hand {
  readonly kind: ReleaseKind;
  readonly id: string;
  readonly revision: number;
  readonly by: string;
}

/** At most this many drafts are asked beside the release in force: each costs a decision per case. */
const MOST_SHADOWS = 3;

/** Everybody who wrote in a draft stays on the list of those who may not approve it. */
const EDITED_BY = `edited_by = CASE WHEN $by::uuid = ANY (edited_by) THEN edited_by ELSE edited_by || $by::uuid END`;

/** The time, and who writes down what happened. */
@Injectable()
export class ReleaseSurroundings {
  constructor(
    readonly clock: Clock,
    readonly audit: Audit,
  ) {}

  get today(): Day {
    return shanghaiDay(this.clock.now());
  }
}

/** A change of directory or policy from draft to force and back: every step by a person, none by one person alone. */
@Injectable()
export class Releases {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly handOvers: HandOvers,
    private readonly surroundings: ReleaseSurroundings,
  ) {}

  /** Begins a draft from what is in force. Repeated under the same key it begins no second one. @returns its id */
  async draft(kind: ReleaseKind, title: string, by: string, key: string): Promise<string> {
    const live = await this.network.current();
    const body = kind === 'policy' ? policyOf(live) : [];
    const baseVersion = kind === 'policy' ? policyOf(live).version : live.directory.version;
    return this.database.transaction(SYSTEM, async (tx) => {
      const id = randomUUID();
      const known = await this.claim(tx, by, key, `${kind} ${title}`, id);
      if (known !== null) return known;
      const now = this.surroundings.clock.now();
      await tx.query(
        `INSERT INTO release (id, kind, title, base_version, changes, content_version, edited_by, created_at, edited_at)
         VALUES ($1, $2, $3, $4, $5, $4, ARRAY[$6]::uuid[], $7, $7)`,
        [id, kind, title, baseVersion, JSON.stringify(body), by, now],
      );
      await this.write(tx, 'drafted', by, { releaseId: id, kind, baseVersion });
      return id;
    });
  }

  /** Replaces what a draft says. A proof of the former content no longer counts, and a shadow of it stops. */
  async edit(hand: Hand, title: string, changes: unknown): Promise<void> {
    await this.onDraft(hand, async (tx, draft) => {
      const said = draft.kind === 'policy' ? await this.named(draft, changes) : changes;
      const content = await contentOf(this.network, { ...draft, changes: said });
      await tx.query(
        `UPDATE release SET title = $2, changes = $3, content_version = $4, faults = $5, edited_at = $6, revision = revision + 1,
                ${EDITED_BY.replaceAll('$by', '$7')} WHERE id = $1`,
        [
          hand.id,
          title,
          JSON.stringify(said),
          content.version,
          JSON.stringify(content.faults),
          this.surroundings.clock.now(),
          hand.by,
        ],
      );
      await tx.query(`DELETE FROM shadow WHERE release_id = $1`, [hand.id]);
      await this.write(tx, 'edited', hand.by, {
        releaseId: hand.id,
        revision: hand.revision + 1,
        contentVersion: content.version,
        changes: Array.isArray(said)
          ? (said as DirectoryChange[]).map(({ kind, id, intoId }) => ({ kind, id, intoId }))
          : null,
      });
    });
  }

  /** Lays the edits of a draft over what is in force now. */
  async bringUpToDate(hand: Hand): Promise<void> {
    await this.onDraft(hand, async (tx, draft) => {
      const live = await this.network.current();
      const baseVersion = draft.kind === 'policy' ? policyOf(live).version : live.directory.version;
      const content = await contentOf(this.network, { ...draft, baseVersion });
      await tx.query(
        `UPDATE release SET base_version = $2, content_version = $3, faults = $4, edited_at = $5, revision = revision + 1,
                ${EDITED_BY.replaceAll('$by', '$6')} WHERE id = $1`,
        [hand.id, baseVersion, content.version, JSON.stringify(content.faults), this.surroundings.clock.now(), hand.by],
      );
      await tx.query(`DELETE FROM shadow WHERE release_id = $1`, [hand.id]);
      await this.write(tx, 'brought_up_to_date', hand.by, { releaseId: hand.id, baseVersion });
    });
  }

  async discard(hand: Hand): Promise<void> {
    await this.onDraft(hand, async (tx) => {
      await tx.query(`UPDATE release SET state = 'discarded', revision = revision + 1 WHERE id = $1`, [hand.id]);
      await tx.query(`DELETE FROM shadow WHERE release_id = $1`, [hand.id]);
      await this.write(tx, 'discarded', hand.by, { releaseId: hand.id });
    });
  }

  /** Lets a draft run beside the release in force, or stops it. Its answers go nowhere but into the list of disagreements. */
  async shadow(hand: Hand, isOn: boolean): Promise<void> {
    await this.onDraft(hand, async (tx, draft) => {
      if (!isOn) await tx.query(`DELETE FROM shadow WHERE release_id = $1`, [hand.id]);
      else await this.startShadow(tx, draft, hand.by);
      await tx.query(`UPDATE release SET revision = revision + 1 WHERE id = $1`, [hand.id]);
      await this.write(tx, isOn ? 'shadow_started' : 'shadow_stopped', hand.by, {
        releaseId: hand.id,
        contentVersion: draft.contentVersion,
      });
    });
  }

  /** Names another new owner for one case of the plan: part of the draft, so whoever does it does not approve it. */
  async choose(hand: Hand, caseNo: string, institutionId: string): Promise<void> {
    await this.onDraft(hand, async (tx, draft) => {
      const content = await contentOf(this.network, draft);
      const there = new Map(content.directory?.institutions.map((row) => [row.id, row]));
      await this.handOvers.choose(tx, draft.id, caseNo, institutionId, there);
      await tx.query(`UPDATE release SET revision = revision + 1, ${EDITED_BY.replaceAll('$by', '$2')} WHERE id = $1`, [
        hand.id,
        hand.by,
      ]);
      await this.write(tx, 'plan_edited', hand.by, { releaseId: hand.id, caseNo, institutionId });
    });
  }

  /** The second person: with the draft its hand-over plan is approved, as it stands. From its day on every process has it in force. */
  async approve(hand: Hand, effectiveOn: Day, note: string | null): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('release.term'))`);
      const draft = await lockRelease(tx, hand.kind, hand.id, hand.revision);
      const today = this.surroundings.today;
      const fault = approvalFault(draft, {
        by: hand.by,
        on: effectiveOn,
        today,
        calendar: await calendarOf(tx, draft.kind),
        isSound: await this.soundness(tx, draft, effectiveOn),
        unplanned: await this.handOvers.unplanned(tx, draft.id, [...closedBy(draft).keys()]),
      });
      if (fault !== null) throw new AppError(fault, { effectiveOn });
      const now = this.surroundings.clock.now();
      await keepContent(tx, await contentOf(this.network, draft), today, hand.by);
      await addTerm(
        tx,
        {
          kind: draft.kind,
          version: draft.contentVersion ?? '',
          validFrom: effectiveOn,
          releaseId: draft.id,
          decidedBy: hand.by,
        },
        now,
      );
      await tx.query(
        `UPDATE release SET state = 'approved', effective_on = $2, approved_by = $3, approved_at = $4, note = $5, revision = revision + 1 WHERE id = $1`,
        [draft.id, effectiveOn, hand.by, now, note],
      );
      await tx.query(`DELETE FROM shadow WHERE release_id = $1`, [draft.id]);
      await this.write(tx, 'approved', hand.by, {
        releaseId: draft.id,
        contentVersion: draft.contentVersion,
        effectiveOn,
      });
    });
    this.network.forget();
  }

  /** One step back to what was in force before, at once. Cases that were handed over stay where they are: they have been told. */
  async rollBack(hand: Hand, reason: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('release.term'))`);
      const release = await lockRelease(tx, hand.kind, hand.id, hand.revision);
      const now = this.surroundings.clock.now();
      const step = rollBack(release, await calendarOf(tx, release.kind), this.surroundings.today);
      if (step === null) throw new AppError('release.not_open', { state: release.state });
      const term = {
        kind: release.kind,
        version: release.baseVersion,
        releaseId: step.formerRelease,
        decidedBy: hand.by,
      };
      for (const validFrom of step.days) await addTerm(tx, { ...term, validFrom }, now);
      const back = step.isWithdrawn ? [...step.toDraft, release.id] : step.toDraft;
      await tx.query(
        `UPDATE release SET state = 'draft', effective_on = NULL, approved_by = NULL, approved_at = NULL, revision = revision + 1 WHERE id = ANY($1::uuid[])`,
        [back],
      );
      if (!step.isWithdrawn)
        await tx.query(
          `UPDATE release SET state = 'rolled_back', rolled_back_by = $2, rolled_back_at = $3, note = $4, revision = revision + 1 WHERE id = $1`,
          [release.id, hand.by, now, reason],
        );
      await this.write(tx, step.isWithdrawn ? 'withdrawn' : 'rolled_back', hand.by, {
        releaseId: release.id,
        restored: release.baseVersion,
        days: step.days,
        toDraft: step.toDraft,
      });
    });
    this.network.forget();
  }

  private async named(draft: ReleaseRecord, body: unknown): Promise<unknown> {
    const parsed = parsePolicy(body);
    if (!parsed.ok) return body;
    const live =
      draft.baseVersion === POLICY_1.version
        ? POLICY_1
        : policyOf(await this.network.ofVersions((await this.network.current()).directory.version, draft.baseVersion));
    return namedPolicy(parsed.policy, live);
  }

  /** null: proved under another half of the view than the one that will be in force on the day. */
  private async soundness(tx: Tx, draft: ReleaseRecord, on: Day): Promise<boolean | null> {
    if (draft.proof === null) return null;
    const other = await calendarOf(tx, draft.kind === 'directory' ? 'policy' : 'directory');
    return inForceOn(other, on)?.version === draft.proof.against ? draft.proof.isSound : null;
  }

  private async startShadow(tx: Tx, draft: ReleaseRecord, by: string): Promise<void> {
    const content = await contentOf(this.network, draft);
    if (content.version === null) throw new AppError('release.invalid');
    if (content.version === draft.baseVersion) throw new AppError('release.empty');
    const [running] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM shadow WHERE release_id <> $1`,
      [draft.id],
    );
    if ((running?.count ?? 0) >= MOST_SHADOWS) throw new AppError('release.too_many_shadows');
    await keepContent(tx, content, this.surroundings.today, by);
    await tx.query(
      `INSERT INTO shadow (release_id, kind, version, since) VALUES ($1, $2, $3, $4) ON CONFLICT (release_id) DO UPDATE SET version = excluded.version`,
      [draft.id, draft.kind, content.version, this.surroundings.clock.now()],
    );
  }

  private async onDraft(hand: Hand, work: (tx: Tx, draft: ReleaseRecord) => Promise<void>): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const draft = await lockRelease(tx, hand.kind, hand.id, hand.revision);
      if (draft.state !== 'draft') throw new AppError('release.not_open', { state: draft.state });
      await work(tx, draft);
    });
  }

  private async claim(tx: Tx, by: string, key: string, said: string, id: string): Promise<string | null> {
    const principal = `account:${by}`;
    const fresh = await tx.query<unknown[]>(
      `INSERT INTO idempotency_key (principal, key, request_hash, answer) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [principal, key, said, { id }],
    );
    if (fresh.length > 0) return null;
    const [known] = await tx.query<{ request_hash: string; answer: { id?: string } }[]>(
      `SELECT request_hash, answer FROM idempotency_key WHERE principal = $1 AND key = $2`,
      [principal, key],
    );
    if (known?.request_hash !== said || !known.answer.id) throw new AppError('request.idempotency_key_reused');
    return (await readRelease(tx, known.answer.id)).id;
  }

  private async write(tx: Tx, what: string, by: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
    await this.surroundings.audit.append(tx, {
      event: `release.${what}`,
      actorKind: 'staff',
      actorId: by,
      caseId: null,
      facts,
    });
  }
}
