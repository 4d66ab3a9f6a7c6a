import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Cases, type LockedCase } from '#cases';
import {
  AppError,
  type Day,
  type ReferralChannel,
  type ReferralKind,
  type ReferralOutcome,
  type ReferralState,
  REMIND_AFTER_WORKING_DAYS,
  shanghaiDay,
} from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Database, enterScope, type Scope, SYSTEM, type Tx } from '#platform/database';
import { claimMessage } from '#platform/outbox';
import { Deliveries, type LetterNews } from './deliveries.service.js';
import {
  isSettled,
  type LetterAct,
  type LetterActor,
  letterAfter,
  type LetterStep,
  TOLD,
  UNDER_WAY,
} from './domain/letter.js';

/** A letter under lock. */
interface StoredLetter {
  id: string;
  number: string;
  case_id: string;
  kind: ReferralKind;
  state: ReferralState;
  channel: ReferralChannel;
  authority_name: string;
  remind_on: Day;
}

/** What stands around the life of letters. */
@Injectable()
export class LetterSurroundings {
  constructor(
    readonly clock: Clock,
    readonly network: Network,
    readonly audit: Audit,
  ) {}
}

/** Of what happens here the authority's own system has to know. */
const NEWS: Partial<Record<LetterAct, LetterNews>> = { remind: 'reminded', recall: 'recalled' };

/** The life of letters to outside bodies: sent, received or sent back, reported on, reminded, recalled. One gate for people, machines and time. */
@Injectable()
export class Letters {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly deliveries: Deliveries,
    private readonly surroundings: LetterSurroundings,
  ) {}

  /** For staff of the institution that holds the case, or its desk while nobody does. @throws `case.not_found`, `authority.letter_not_found` */
  async byStaff(scope: Scope, caseNo: string, id: string, step: LetterStep, by: LetterActor): Promise<void> {
    await this.database.transaction(scope, async (tx) => {
      const locked = await this.cases.lockByNumber(tx, caseNo);
      const holder = locked.row.holder_institution_id;
      const letter = await this.lock(tx, id, locked.row.id);
      const isTheirs = by.isDesk === true ? holder === null : holder !== null && holder === by.institutionId;
      if (!isTheirs) throw new AppError('case.not_owner');
      await this.take(tx, locked, letter, step, by);
    });
  }

  /** For the authority that a letter is addressed to, by its people or its system: what else there is does not exist for it. */
  async byAuthority(scope: Scope, id: string, step: LetterStep, by: LetterActor): Promise<void> {
    await this.database.transaction(scope, async (tx) => {
      const seen = await tx.query<{ case_id: string }[]>(`SELECT case_id FROM referral WHERE id::text = $1`, [id]);
      if (!seen[0]) throw new AppError('authority.letter_not_found');
      await enterScope(tx, SYSTEM);
      const locked = await this.cases.lockById(tx, seen[0].case_id);
      const letter = await this.lock(tx, id, locked.row.id);
      if (!(await this.isRepeated(tx, id, step))) await this.take(tx, locked, letter, step, by);
    });
  }

  /** Reminds every authority whose day has passed in silence. @returns how many */
  async remindAll(): Promise<number> {
    const today = shanghaiDay(this.surroundings.clock.now());
    const due = await this.database.read<{ id: string; case_id: string }>(
      SYSTEM,
      `SELECT id, case_id FROM referral WHERE state IN ('sent', 'accepted') AND remind_on < $1::date ORDER BY remind_on LIMIT 200`,
      [today],
    );
    for (const { id, case_id } of due)
      await this.database.transaction(SYSTEM, async (tx) => {
        const locked = await this.cases.lockById(tx, case_id);
        const letter = await this.lock(tx, id, case_id);
        if (!['sent', 'accepted'].includes(letter.state) || letter.remind_on >= today) return;
        await this.take(tx, locked, letter, { act: 'remind' }, { kind: 'system', id: null, institutionId: null });
      });
    return due.length;
  }

  /** After the last try of a delivery: it has arrived and counts as sent, or paper has to do what the machine could not. */
  async settleDelivery(
    { referralId, deliveryId }: { referralId: string; deliveryId: string },
    { consumer, outboxId }: { consumer: string; outboxId: string },
  ): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, consumer, outboxId))) return false;
      const [row] = await tx.query<{ case_id: string; delivered: string }[]>(
        `SELECT r.case_id, d.state AS delivered FROM referral r JOIN letter_delivery d ON d.referral_id = r.id WHERE r.id = $1 AND d.id = $2`,
        [referralId, deliveryId],
      );
      if (!row) return true;
      const locked = await this.cases.lockById(tx, row.case_id);
      const letter = await this.lock(tx, referralId, row.case_id);
      if (letter.state !== 'ready' || letter.channel !== 'machine') return true;
      const bySystem: LetterActor = { kind: 'system', id: null, institutionId: null };
      if (row.delivered === 'delivered') await this.take(tx, locked, letter, { act: 'send' }, bySystem);
      else await this.fallBackToPaper(tx, locked, letter);
      return true;
    });
  }

  /** Letters of a case that has come to its end, and that nobody outside has got, are taken back. */
  async recallUnsent(tx: Tx, caseId: string): Promise<void> {
    await tx.query(
      `UPDATE referral SET state = 'recalled', settled_at = $2 WHERE case_id = $1 AND (state = 'awaiting_approval' OR (state = 'ready' AND channel = 'paper'))`,
      [caseId, this.surroundings.clock.now()],
    );
  }

  /** What somebody has heard by telephone or letter about all that was waited for, recorded by hand. */
  async settleByHand(tx: Tx, caseId: string, outcome: ReferralOutcome, note: string, by: string | null): Promise<void> {
    const rows = await tx.query<StoredLetter[]>(
      `SELECT * FROM referral WHERE case_id = $1 AND kind = 'referral' AND state = ANY($2::text[]) FOR NO KEY UPDATE`,
      [caseId, [...UNDER_WAY]],
    );
    for (const letter of rows)
      await this.write(
        tx,
        letter,
        'reported',
        { act: 'report', outcome, note },
        { kind: 'staff', id: by, institutionId: null },
      );
  }

  /** A second person's decision about what may leave the country. */
  async decideAbroad(
    tx: Tx,
    caseId: string,
    isApproved: boolean,
    by: string | null,
    note: string | null,
  ): Promise<void> {
    const [letter] = await tx.query<StoredLetter[]>(
      `SELECT * FROM referral WHERE case_id = $1 AND kind = 'abroad' AND state = 'awaiting_approval' FOR NO KEY UPDATE`,
      [caseId],
    );
    if (!letter) throw new AppError('authority.letter_not_found');
    const act = isApproved ? 'approve' : 'reject';
    const next = letterAfter(letter, act, 'staff');
    await this.write(tx, letter, next, { act, note }, { kind: 'staff', id: by, institutionId: null });
    if (isApproved) await tx.query(`UPDATE referral SET approved_by = $2 WHERE id = $1`, [letter.id, by]);
  }

  /** A machine that did not hear our answer says the same again: that counts once. */
  private async isRepeated(tx: Tx, id: string, { act, note }: LetterStep): Promise<boolean> {
    const [last] = await tx.query<{ act: string; note: string | null; actor_kind: string }[]>(
      `SELECT act, note, actor_kind FROM referral_event WHERE referral_id = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    return last?.actor_kind === 'authority' && last.act === act && last.note === (note ?? null);
  }

  private async lock(tx: Tx, id: string, caseId: string): Promise<StoredLetter> {
    const [letter] = await tx.query<StoredLetter[]>(
      `SELECT id, number, case_id, kind, state, channel, authority_name, remind_on::text AS remind_on FROM referral WHERE id::text = $1 AND case_id = $2 FOR NO KEY UPDATE`,
      [id, caseId],
    );
    if (!letter) throw new AppError('authority.letter_not_found');
    return letter;
  }

  private async take(
    tx: Tx,
    locked: LockedCase,
    letter: StoredLetter,
    step: LetterStep,
    by: LetterActor,
  ): Promise<void> {
    const next = letterAfter(letter, step.act, by.kind);
    if (step.act === 'return' && (!step.returnReason || (step.returnReason === 'other' && !step.note?.trim())))
      throw new AppError('case.reason_required');
    if (step.act === 'report' && (!step.outcome || !step.note?.trim())) throw new AppError('case.reason_required');
    await this.write(tx, letter, next, step, by);
    await this.surroundings.audit.append(tx, {
      event: `letter.${step.act}`,
      actorKind: by.kind,
      actorId: by.id,
      caseId: letter.case_id,
      facts: { number: letter.number, state: next },
    });
    const { isPublic, tells } = TOLD[step.act];
    await this.cases.note(tx, locked, {
      act: `letter_${step.act}`,
      actorKind: by.kind === 'staff' ? 'staff' : by.kind,
      actorId: by.kind === 'staff' ? by.id : null,
      institutionId: by.institutionId,
      note: step.note ?? null,
      isPublic,
      facts: {
        tells,
        authority: letter.authority_name,
        number: letter.number,
        ...(step.returnReason ? { returnReason: step.returnReason } : {}),
        ...(step.outcome ? { answered: step.outcome } : {}),
      },
    });
    const news = NEWS[step.act];
    if (news && letter.channel === 'machine') await this.deliveries.announce(tx, letter.id, news);
    if (isSettled(next)) await this.goOn(tx, letter.case_id);
  }

  private async write(
    tx: Tx,
    letter: StoredLetter,
    next: ReferralState,
    step: LetterStep,
    by: LetterActor,
  ): Promise<void> {
    const now = this.surroundings.clock.now();
    const { calendar } = await this.surroundings.network.current();
    const again = calendar.addWorkingDays(shanghaiDay(now), REMIND_AFTER_WORKING_DAYS);
    await tx.query(
      `UPDATE referral SET state = $2, sent_at = coalesce(sent_at, $3), receipt_no = coalesce($4, receipt_no), return_reason = $5,
              outcome = coalesce($6, outcome), settled_at = $7, reminders = reminders + $8, remind_on = $9 WHERE id = $1`,
      [
        letter.id,
        next,
        ['sent', 'accepted', 'returned', 'reported'].includes(next) ? now : null,
        step.receiptNo ?? null,
        step.returnReason ?? null,
        step.outcome ?? null,
        isSettled(next) ? now : null,
        step.act === 'remind' ? 1 : 0,
        ['send', 'receipt', 'remind'].includes(step.act) ? again : letter.remind_on,
      ],
    );
    await tx.query(
      `INSERT INTO referral_event (referral_id, seq, act, at, actor_kind, actor_id, note)
       SELECT $1, count(*) + 1, $2, $3, $4, $5, $6 FROM referral_event WHERE referral_id = $1`,
      [letter.id, step.act, now, by.kind, by.id, step.note ?? null],
    );
  }

  /** When the last answer that a case waited for is in, work on it goes on: the time is the institution's again. */
  private async goOn(tx: Tx, caseId: string): Promise<void> {
    const [open] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM referral WHERE case_id = $1 AND kind = 'referral' AND state = ANY($2::text[])`,
      [caseId, [...UNDER_WAY]],
    );
    const locked = await this.cases.lockById(tx, caseId);
    if (locked.state.status !== 'referred_waiting' || (open?.count ?? 0) > 0) return;
    await this.cases.apply(tx, locked, 'resume_after_referral', { kind: 'system' }, {});
  }

  private async fallBackToPaper(tx: Tx, locked: LockedCase, letter: StoredLetter): Promise<void> {
    await tx.query(`UPDATE referral SET channel = 'paper' WHERE id = $1`, [letter.id]);
    await this.cases.note(tx, locked, {
      act: 'letter_undelivered',
      actorKind: 'system',
      isPublic: false,
      facts: { tells: ['holder', 'handler'], authority: letter.authority_name, number: letter.number },
    });
  }
}
