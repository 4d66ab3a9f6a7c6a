import { Injectable } from '@nestjs/common';
import {
  CaseLinks,
  type Act,
  type ActInput,
  ACTS,
  type Actor,
  Cases,
  type CaseState,
  isAct,
  isFinal,
  type LockedCase,
  Promises,
} from '#cases';
import { AppError, type CaseStatus } from '#contracts';
import { sha256 } from '#platform/crypto';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { Wake } from '#platform/outbox';
import { Referral } from '#referral';
import { ActTargets } from './act-targets.js';
import { correctFacts, type CorrectingRooms } from './corrections.js';
import { Documents } from './documents.service.js';
import { type ActRequest, inputOf, invalid, wordsOf } from './said.js';

/** One act of one person on one case, as it came in. */
export interface ActCommand {
  readonly caseNo: string;
  readonly act: string;
  readonly actor: Actor;
  /** What row-level security lets this person see. */
  readonly scope: Scope;
  /** The version of the case that the person looked at. */
  readonly version: number;
  readonly key: string;
  readonly input: ActRequest;
}

export interface ActDone {
  readonly caseNo: string;
  readonly version: number;
  readonly status: CaseStatus;
}

/** Acts of the applicant that are on the record and move nothing. */
const NOTES = ['write_message'] as const;
/** Whom an act may name, what is promised, matters that belong together, and the bell for the relay. */
@Injectable()
export class CaseworkSurroundings {
  constructor(
    readonly targets: ActTargets,
    readonly promises: Promises,
    readonly links: CaseLinks,
    readonly wake: Wake,
  ) {}
}

/** Work on a case: every act of the lifecycle through one gate — lock, decide, write, announce. */
@Injectable()
export class Casework {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly referral: Referral,
    private readonly documents: Documents,
    private readonly surroundings: CaseworkSurroundings,
  ) {}

  /**
   * Does an act for a person. Repeated under the same key it answers again and does nothing.
   * @throws `case.not_found`, `case.stale` (somebody acted meanwhile), and whatever the lifecycle table refuses with.
   */
  async act(command: ActCommand): Promise<ActDone> {
    const done = await this.database.transaction(command.scope, async (tx) => {
      const repeated = await this.claim(tx, command);
      if (repeated) return repeated;
      const locked = await this.cases.lockByNumber(tx, command.caseNo);
      if (locked.row.version !== command.version)
        throw new AppError('case.stale', { currentVersion: locked.row.version });
      await this.perform(tx, locked, command.act, command.actor, command.input);
      const [row] = await tx.query<{ version: number; status: CaseStatus }[]>(
        `SELECT version, status FROM case_file WHERE id = $1`,
        [locked.row.id],
      );
      const answer: ActDone = {
        caseNo: locked.row.case_no,
        version: row?.version ?? 0,
        status: row?.status ?? locked.row.status,
      };
      await tx.query(`UPDATE idempotency_key SET answer = $3 WHERE principal = $1 AND key = $2`, [
        principalOf(command),
        command.key,
        answer,
      ]);
      return answer;
    });
    this.surroundings.wake.ring();
    return done;
  }

  private get rooms(): CorrectingRooms {
    return { cases: this.cases, referral: this.referral, network: this.surroundings.targets.receivers.network };
  }

  /** An act of the system itself (a deadline that passed). Silent when the case has moved on meanwhile. */
  async actForSystem(
    caseId: string,
    act: Act,
    input: Pick<ActInput, 'dueOn' | 'taskId' | 'institutionId'> = {},
  ): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      if (!ACTS[act].from.includes(locked.state.status)) return false;
      await this.perform(tx, locked, act, { kind: 'system' }, input);
      return true;
    });
  }

  /**
   * A rating by the signed link of a notice: it opens the one conclusion that it was made for, and nothing else.
   * @throws `rating.link_invalid` when the case has been reopened or archived since, `rating.already_given`
   */
  async rateByLink(caseId: string, round: number, score: number, note: string | null): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      if (conclusionOf(locked) !== round || !ACTS.rate.from.includes(locked.state.status))
        throw new AppError('rating.link_invalid');
      await this.cases.apply(tx, locked, 'rate', { kind: 'applicant' }, { score, note, via: 'link' });
    });
    this.surroundings.wake.ring();
  }

  private async perform(tx: Tx, locked: LockedCase, act: string, actor: Actor, input: ActRequest): Promise<void> {
    if (!isAct(act)) return this.addNote(tx, locked, act, actor, input);
    const { promises, targets } = this.surroundings;
    const given = await inputOf(promises, locked, act, input);
    if (act === 'correct_facts') return correctFacts(tx, this.rooms, locked, actor, given);
    await targets.check(tx, locked, given);
    await targets.checkOwnPart(tx, locked, act, actor, given);
    const permitted = await this.cases.apply(tx, locked, act, actor, given);
    const named = await targets.named(input);
    await targets.receivers.passOn(tx, locked, act, actor, given);
    if (act === 'submit_result' && !given.summary)
      throw invalid('summary', '请写明办理结果。', 'Write down the result.');
    if (given.mergedInto) await this.join(tx, locked, given.mergedInto, actor);
    await this.link(tx, locked, act, input);
    await this.keepApart(tx, locked, permitted.after);
    await this.referral.follow(tx, locked, permitted, given);
    if (isFinal(permitted.to)) await this.documents.putAway(tx, locked, permitted);
    await this.settleMissing(tx, locked, act, given, input);
    const deadlines = await promises.deadlinesOf(locked.facts, [...locked.history, permitted.event]);
    const words = await wordsOf(tx, locked, act, named);
    await this.documents.issue(tx, locked, permitted, deadlines, words);
    await targets.assigning.follow(tx, locked, permitted);
  }

  private async addNote(tx: Tx, locked: LockedCase, act: string, actor: Actor, input: ActRequest): Promise<void> {
    if (!(NOTES as readonly string[]).includes(act) || actor.kind !== 'applicant')
      throw new AppError('route.not_found');
    if (!input.note?.trim()) throw new AppError('case.reason_required');
    await this.cases.note(tx, locked, {
      act,
      actorKind: 'applicant',
      note: input.note ?? null,
      isPublic: true,
      facts: { tells: ['holder'] },
    });
  }

  /** Into the same matter, in the same hands or with the other holder's word: a merge must not become a way to ask which numbers exist. */
  private async join(tx: Tx, locked: LockedCase, caseNo: string, actor: Actor): Promise<void> {
    const isCoordinator = actor.kind === 'staff' && actor.institutionId === null;
    const target = await this.surroundings.links.mergeTarget(tx, locked, caseNo, isCoordinator);
    if (target === null)
      throw invalid(
        'mergedInto',
        '只能并入系统识别出的同一事项案件；在其他机构的，须先请求并案并得到同意。',
        'Only into a case found to be the same matter; where another institution holds it, it has to be asked first and agree.',
      );
    await tx.query(`UPDATE case_file SET merged_into = $2 WHERE id = $1`, [locked.row.id, target]);
    await this.tell(tx, target, 'take_in', { from: locked.row.case_no, tells: ['holder', 'handler', 'coordinator'] });
  }

  /** What one end of a link asks or answers stands in the file of the other as well. */
  private async link(tx: Tx, locked: LockedCase, act: Act, input: ActRequest): Promise<void> {
    const { links } = this.surroundings;
    const [link, note] = [input.link ?? '', input.note ?? null];
    const tells = ['holder', 'handler'];
    if (act === 'ask_link') {
      const other = await links.ask(tx, locked, link, input.outcome ?? '', note);
      await this.tell(tx, other, 'link_asked', { outcome: input.outcome, tells });
    }
    if (act === 'answer_link') {
      const other = await links.answer(tx, locked, link, input.outcome === 'agreed', note);
      await this.tell(tx, other, 'link_answered', { outcome: input.outcome, tells });
    }
  }

  private async tell(tx: Tx, caseId: string, act: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
    const other = await this.cases.lockById(tx, caseId);
    await this.cases.note(tx, other, { act, actorKind: 'system', isPublic: false, isQuiet: true, facts });
  }

  /** Nobody works on both sides of a matter; whoever begins on one is kept from the other. */
  private async keepApart(tx: Tx, { row, state }: LockedCase, after: CaseState): Promise<void> {
    if (after.handlerId === null || after.handlerId === state.handlerId) return;
    await this.surroundings.links.checkConflict(tx, row.id, after.handlerId);
    await this.surroundings.links.keepApart(tx, row.id);
  }

  /** What was missing is the examiner's list after a notice, and shrinks by what the applicant hands in. */
  private async settleMissing(
    tx: Tx,
    { row }: LockedCase,
    act: Act,
    given: ActInput,
    input: ActRequest,
  ): Promise<void> {
    const materials: readonly string[] = input.materials ?? [];
    const missing =
      act === 'request_supplement'
        ? (given.missing ?? [])
        : act === 'supply'
          ? materials.length === 0
            ? []
            : row.missing.filter((code) => !materials.includes(code))
          : null;
    if (missing !== null)
      await tx.query(
        `UPDATE case_file SET missing = $2, proposal = CASE WHEN proposal = 'supplement' THEN NULL ELSE proposal END WHERE id = $1`,
        [row.id, missing],
      );
  }

  private async claim(tx: Tx, command: ActCommand): Promise<ActDone | null> {
    const hash = sha256(JSON.stringify([command.caseNo, command.act, command.input]));
    const principal = principalOf(command);
    const fresh = await tx.query<unknown[]>(
      `INSERT INTO idempotency_key (principal, key, request_hash, answer) VALUES ($1, $2, $3, '{}') ON CONFLICT DO NOTHING RETURNING 1`,
      [principal, command.key, hash],
    );
    if (fresh.length > 0) return null;
    const [known] = await tx.query<{ request_hash: string; answer: ActDone }[]>(
      `SELECT request_hash, answer FROM idempotency_key WHERE principal = $1 AND key = $2`,
      [principal, command.key],
    );
    if (known?.request_hash !== hash) throw new AppError('request.idempotency_key_reused');
    return known.answer;
  }
}

/** The event by which a case was last concluded: what a rating is about. */
export const conclusionOf = ({ history }: Pick<LockedCase, 'history'>): number | null =>
  history.findLast(({ fromStatus, toStatus }) => toStatus === 'concluded' && fromStatus !== toStatus)?.seq ?? null;

/** Keys are each person's own: nobody replays another's answer. */
const principalOf = ({ actor, scope, caseNo }: ActCommand): string =>
  actor.kind === 'staff' ? `account:${actor.accountId}` : `applicant:${scope['app.case'] ?? caseNo}`;
