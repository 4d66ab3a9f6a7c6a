import { Injectable } from '@nestjs/common';
import { type Act, type ActInput, ACTS, type Actor, Cases, deadlinesOf, isAct, type LockedCase } from '#cases';
import { AppError, type CaseStatus, type MaterialTag } from '#contracts';
import { Network } from '#network';
import { sha256 } from '#platform/crypto';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import { Wake } from '#platform/outbox';
import { Referral } from '#referral';
import { Documents, type Words } from './documents.service.js';

/** What a person may send with an act. */
export interface ActRequest {
  readonly reasonCode?: string | null;
  readonly note?: string | null;
  readonly missing?: readonly string[] | null;
  readonly handlerId?: string | null;
  readonly institutionId?: string | null;
  readonly resultKind?: string | null;
  readonly summary?: string | null;
  readonly authority?: string | null;
  readonly outcome?: string | null;
  readonly bothAgreed?: boolean | null;
  readonly mergedInto?: string | null;
  readonly materials?: readonly MaterialTag[] | null;
  readonly score?: number | null;
}

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
const NOTES = ['write_message', 'rate'] as const;
/** Acts that depend on the end of a clock: the day is the file's, never the caller's. */
const CLOCK_OF: Partial<Record<Act, string>> = {
  object: 'objection',
  lapse_objection: 'objection',
  deem_withdrawn: 'supplement',
  expire_offer: 'transfer_answer',
};

/** Acts by which a second person lets out what a first one wrote. */
const LETS_OUT: Partial<Record<Act, Act>> = { confirm_refusal: 'propose_refusal', approve_result: 'submit_result' };

/** The directory, and the bell for the relay. */
@Injectable()
export class CaseworkSurroundings {
  constructor(
    readonly network: Network,
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

  /** An act of the system itself (a deadline that passed). Silent when the case has moved on meanwhile. */
  async actForSystem(caseId: string, act: Act): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      if (!ACTS[act].from.includes(locked.state.status)) return false;
      await this.perform(tx, locked, act, { kind: 'system' }, {});
      return true;
    });
  }

  private async perform(tx: Tx, locked: LockedCase, act: string, actor: Actor, input: ActRequest): Promise<void> {
    if (!isAct(act)) return this.addNote(tx, locked, act, actor, input);
    const given = await this.inputOf(locked, act, input);
    await this.checkTargets(tx, locked, given);
    await this.checkOwnPart(tx, locked, act, actor, given);
    const permitted = await this.cases.apply(tx, locked, act, actor, given);
    if (act === 'submit_result' && !given.summary)
      throw invalid('summary', '请写明办理结果。', 'Write down the result.');
    if (given.mergedInto) await this.join(tx, locked, given.mergedInto);
    await this.referral.follow(tx, locked, permitted, given);
    await this.settleMissing(tx, locked, act, given, input);
    const { calendar } = await this.surroundings.network.current();
    const deadlines = deadlinesOf(
      { ...locked.facts, mayShare: permitted.after.mayShare },
      [...locked.history, permitted.event],
      calendar,
    );
    await this.documents.issue(tx, locked, permitted, deadlines, await this.wordsOf(tx, locked, act, input));
  }

  /** What a paper says in words: where it took two persons, those of the first, which the second has read and confirmed. */
  private async wordsOf(tx: Tx, { row, history }: LockedCase, act: Act, input: ActRequest): Promise<Words> {
    const own = { note: input.note ?? null, summary: input.summary ?? null, authority: input.authority ?? null };
    const proposal = history.findLast((event) => event.act === LETS_OUT[act]);
    if (!proposal) return own;
    const summary = proposal.facts['summary'];
    if (typeof summary === 'string') return { ...own, summary };
    const [written] = await tx.query<{ note: string | null }[]>(
      `SELECT note FROM case_event WHERE case_id = $1 AND seq = $2`,
      [row.id, proposal.seq],
    );
    return { ...own, note: written?.note ?? own.note };
  }

  private async addNote(tx: Tx, locked: LockedCase, act: string, actor: Actor, input: ActRequest): Promise<void> {
    if (!(NOTES as readonly string[]).includes(act) || actor.kind !== 'applicant')
      throw new AppError('route.not_found');
    if (act === 'rate' && !['concluded', 'return_visit'].includes(locked.state.status))
      throw new AppError('case.act_not_allowed', { act, status: locked.state.status });
    if (act === 'rate' ? !input.score : !input.note?.trim()) throw new AppError('case.reason_required');
    await this.cases.note(tx, locked, {
      act,
      actorKind: 'applicant',
      note: input.note ?? null,
      isPublic: true,
      facts: { tells: ['holder'], ...(input.score ? { score: input.score } : {}) },
    });
  }

  /** The input as the table takes it: only what was said, and the day of the file's own clock. */
  private async inputOf({ facts, history, row }: LockedCase, act: Act, input: ActRequest): Promise<ActInput> {
    const { materials: _materials, score: _score, summary, ...said } = input;
    const entries: [string, unknown][] = Object.entries(said);
    const given = Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as ActInput;
    const clock = CLOCK_OF[act];
    if (act === 'accept') return { ...given, missing: row.missing };
    if (act === 'confirm_refusal')
      return { ...given, reasonCode: history.findLast((event) => event.act === 'propose_refusal')?.reasonCode ?? null };
    // The second person reads the result in the history before letting it out.
    if (act === 'submit_result')
      return { ...given, summary: summary?.trim() ?? '', note: [summary, input.note].filter(Boolean).join('\n\n') };
    if (!clock) return given;
    const { calendar } = await this.surroundings.network.current();
    const dueOn = deadlinesOf(facts, history, calendar).find((deadline) => deadline.kind === clock)?.dueOn;
    return { ...given, ...(dueOn ? { dueOn } : {}) };
  }

  /** Whoever is named must exist: an institution of the release in force, a handler of the institution that holds the case. */
  private async checkTargets(tx: Tx, { row }: LockedCase, input: ActInput): Promise<void> {
    if (input.institutionId && !(await this.surroundings.network.current()).institutionById.has(input.institutionId))
      throw new AppError('network.institution_unknown');
    if (!input.handlerId) return;
    const handlers = await tx.query<unknown[]>(
      `SELECT 1 FROM account WHERE id::text = $1 AND is_active AND institution_id = $2`,
      [input.handlerId, row.holder_institution_id],
    );
    if (handlers.length === 0)
      throw invalid('handlerId', '该人员不属于本机构。', 'This person does not belong to the institution.');
  }

  /** Whoever does not hold a case may end its own part in it, and nobody else's; whoever is only asked to take it has none yet. */
  private async checkOwnPart(tx: Tx, { row }: LockedCase, act: Act, actor: Actor, input: ActInput): Promise<void> {
    if (
      act !== 'end_co_handling' ||
      actor.kind !== 'staff' ||
      actor.institutionId === null ||
      actor.institutionId === row.holder_institution_id
    )
      return;
    const isOwn = input.institutionId === actor.institutionId;
    const part = await tx.query<unknown[]>(
      `SELECT 1 FROM case_participant WHERE case_id = $1 AND institution_id = $2 AND relation = 'co_handler' AND until IS NULL`,
      [row.id, actor.institutionId],
    );
    if (!isOwn || part.length === 0) throw new AppError('auth.forbidden', { act });
  }

  /** Only a case that triage found to be the same matter can take this one in: a merge must not become a way to ask which numbers exist. */
  private async join(tx: Tx, { row, history }: LockedCase, caseNo: string): Promise<void> {
    const gates = history.findLast((event) => event.act === 'triage_assess')?.facts['gates'];
    const isDuplicate =
      Array.isArray(gates) &&
      gates.some((gate: { rule?: unknown; reason?: unknown }) => gate.rule === 'D1' && gate.reason === caseNo);
    if (!isDuplicate)
      throw invalid(
        'mergedInto',
        '只能并入系统识别出的同一事项案件。',
        'It can only be merged into a case that was found to be the same matter.',
      );
    await tx.query(`UPDATE case_file SET merged_into = (SELECT id FROM case_file WHERE case_no = $2) WHERE id = $1`, [
      row.id,
      caseNo,
    ]);
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

/** Keys are each person's own: nobody replays another's answer. */
const principalOf = ({ actor, scope, caseNo }: ActCommand): string =>
  actor.kind === 'staff' ? `account:${actor.accountId}` : `applicant:${scope['app.case'] ?? caseNo}`;

const invalid = (path: string, zh: string, en: string): AppError =>
  new AppError('request.invalid', {}, [{ path, code: 'not_allowed', message: { zh, en } }]);
