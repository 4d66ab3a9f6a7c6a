import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Audit } from '#audit';
import { Cases, type LockedCase } from '#cases';
import { AppError, type ConsentPurpose } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, type Scope, type Tx } from '#platform/database';
import { Wake } from '#platform/outbox';
import { answersOf, answerTo, basisFor, KINDS_OF, purposeOfAct } from './domain/purposes.js';
import type { DisclosureRecord } from './receivers.js';
import { noticeNamed } from './notices/index.js';

/** A consent as it stands in the record. */
export interface ConsentRecord {
  id: string;
  purpose: ConsentPurpose;
  given: boolean;
  at: Date;
  notice_version: string;
  notice_hash: string;
  language: string;
  receiver: string | null;
  receiver_contact: string | null;
  kinds: string[];
}

/** Something an institution asks consent for, that the applicant has not answered yet. */
export interface ConsentAsk {
  readonly purpose: ConsentPurpose;
  readonly receiver: string;
  readonly receiverContact: string | null;
  readonly at: string;
}

/** Who receives what, when a file is passed on. */
export interface Receiver {
  readonly name: string;
  readonly contact: string | null;
  /** The applicant has let the file go to this very receiver: a yes to one weighs more than a no in general (PIPL art. 23). */
  readonly isConsentedTo?: boolean;
}

interface Choice {
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly noticeVersion: string;
  readonly language: string;
  readonly receiver?: Receiver | null;
}

/** Yes and no of applicants, purpose by purpose, and what was passed on because of them. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** Everything that was ever said, oldest first. */
  async history(tx: Tx, caseId: string): Promise<ConsentRecord[]> {
    return tx.query<ConsentRecord[]>(
      `SELECT id::text, purpose, given, at, notice_version, notice_hash, language, receiver, receiver_contact, kinds
         FROM consent WHERE case_id = $1 ORDER BY consent.id`,
      [caseId],
    );
  }

  /** What acts of staff passed on, oldest first, each with what it rested on. */
  async disclosures(tx: Tx, caseId: string): Promise<DisclosureRecord[]> {
    return tx.query<DisclosureRecord[]>(
      `SELECT receiver, receiver_contact AS "receiverContact", purpose, kinds, basis, at FROM disclosure WHERE case_id = $1 ORDER BY at, id`,
      [caseId],
    );
  }

  /** Questions that were put to the applicant after she last spoke on their purpose. */
  async asks(tx: Tx, caseId: string): Promise<ConsentAsk[]> {
    return tx.query<ConsentAsk[]>(
      `SELECT DISTINCT ON (e.facts->>'purpose') e.facts->>'purpose' AS purpose, e.facts->>'receiver' AS receiver, e.facts->>'receiverContact' AS "receiverContact", e.at
         FROM case_event e WHERE e.case_id = $1 AND e.act = 'ask_consent'
          AND NOT EXISTS (SELECT FROM case_event a WHERE a.case_id = e.case_id AND a.seq > e.seq
                            AND a.act IN ('record_consent', 'change_consent') AND a.facts->>'purpose' = e.facts->>'purpose')
        ORDER BY e.facts->>'purpose', e.seq DESC`,
      [caseId],
    );
  }

  /**
   * The applicant's own choice, now. Taking back what was shared ends the part of those it was shared with; what they have done stands.
   * @throws `case.not_found`; `request.invalid` for a notice that was never published
   */
  async choose(scope: Scope, caseId: string, choice: Choice): Promise<void> {
    await this.database.transaction(scope, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      const asked = (await this.asks(tx, caseId)).find((ask) => ask.purpose === choice.purpose);
      const receiver = choice.receiver ?? (asked ? { name: asked.receiver, contact: asked.receiverContact } : null);
      const id = await this.write(tx, caseId, { ...choice, receiver });
      const outcome = choice.given ? 'given' : 'withdrawn';
      await this.cases.note(tx, locked, {
        act: choice.purpose === 'share_co_handlers' ? 'record_consent' : 'change_consent',
        actorKind: 'applicant',
        isPublic: true,
        facts: { outcome, purpose: choice.purpose, tells: ['holder'] },
      });
      if (choice.purpose === 'share_co_handlers') await this.share(tx, caseId, choice.given);
      await this.audit.append(tx, {
        event: `consent.${outcome}`,
        actorKind: 'applicant',
        actorId: null,
        caseId,
        facts: { consentId: id, purpose: choice.purpose, noticeVersion: choice.noticeVersion },
      });
    });
    this.wake.ring();
  }

  /** Asks the applicant for consent to one passing-on, naming who would receive it (PIPL art. 23). */
  async ask(
    scope: Scope,
    asker: Pick<Viewer, 'accountId' | 'institutionId'>,
    caseNo: string,
    purpose: ConsentPurpose,
    receiver: Receiver,
  ): Promise<void> {
    await this.database.transaction(scope, async (tx) => {
      const locked = await this.cases.lockByNumber(tx, caseNo);
      mustAnswerFor(locked, asker);
      await this.cases.note(tx, locked, {
        act: 'ask_consent',
        actorKind: 'staff',
        actorId: asker.accountId,
        institutionId: locked.row.holder_institution_id,
        isPublic: true,
        facts: { purpose, receiver: receiver.name, receiverContact: receiver.contact, tells: ['applicant'] },
      });
      await this.audit.append(tx, {
        event: 'consent.asked',
        actorKind: 'staff',
        actorId: asker.accountId,
        caseId: locked.row.id,
        facts: { purpose },
      });
    });
    this.wake.ring();
  }

  /**
   * Before an act passes a file on: whether it may, and a record of who received what on which basis. Acts that pass nothing on go through.
   * @throws `case.consent_required` where the applicant has said no
   */
  async passOn(tx: Tx, caseId: string, act: string, receiver: Receiver | null, actorId: string | null): Promise<void> {
    const purpose = purposeOfAct(act);
    if (purpose === null || receiver === null) return;
    const said = await this.history(tx, caseId);
    const basis = receiver.isConsentedTo === true ? 'consent' : basisFor(answerTo(purpose, said));
    if (basis === null) throw new AppError('case.consent_required', { purpose });
    const consent = basis === 'consent' ? answersOf(said).get(purpose) : undefined;
    await tx.query(
      `INSERT INTO disclosure (id, case_id, act, receiver, receiver_contact, purpose, kinds, basis, consent_id, actor_id, at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        caseId,
        act,
        receiver.name,
        receiver.contact,
        purpose,
        KINDS_OF[purpose],
        basis,
        consent?.id ?? null,
        actorId,
        this.clock.now(),
      ],
    );
    await this.audit.append(tx, {
      event: 'personal.passed_on',
      actorKind: actorId === null ? 'system' : 'staff',
      actorId,
      caseId,
      facts: { act, purpose, basis, consentId: consent?.id ?? null },
    });
  }

  private async write(tx: Tx, caseId: string, choice: Choice): Promise<string> {
    const notice = noticeNamed(choice.noticeVersion);
    if (!notice) throw unknownNotice();
    const [row] = await tx.query<{ id: string }[]>(
      `INSERT INTO consent (case_id, purpose, given, at, notice_version, notice_hash, language, receiver, receiver_contact, kinds)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id::text`,
      [
        caseId,
        choice.purpose,
        choice.given,
        this.clock.now(),
        notice.version,
        notice.hash,
        choice.language,
        choice.receiver?.name ?? null,
        choice.receiver?.contact ?? null,
        KINDS_OF[choice.purpose],
      ],
    );
    return row?.id ?? '';
  }

  private async share(tx: Tx, caseId: string, given: boolean): Promise<void> {
    await tx.query(`UPDATE case_file SET may_share = $2 WHERE id = $1`, [caseId, given]);
    if (given) return;
    await tx.query(
      `UPDATE case_participant SET until = $2 WHERE case_id = $1 AND relation = 'co_handler' AND until IS NULL`,
      [caseId, this.clock.now()],
    );
  }
}

/** Only who holds a case speaks with its applicant about her data: the holder, or the desk while nobody holds it. @throws `case.not_owner` */
export function mustAnswerFor({ row }: LockedCase, { institutionId }: Pick<Viewer, 'institutionId'>): void {
  if (row.holder_institution_id !== institutionId) throw new AppError('case.not_owner');
}

/** A version that no notice has, at its place on the form. */
export const unknownNotice = (): AppError =>
  new AppError('request.invalid', {}, [
    {
      path: 'consents.privacyNotice',
      code: 'notice.unknown',
      message: { zh: '没有这个版本的个人信息告知。', en: 'There is no privacy notice of this version.' },
    },
  ]);
