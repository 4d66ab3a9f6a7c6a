import { Injectable } from '@nestjs/common';
import { AppError, DATA_KINDS, type DataKind } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import type { Tx } from '#platform/database';
import type { LockedCase } from './cases.service.js';
import type { SharingRow } from './storage/sharing.entity.js';

/** To whom something goes: what the applicant is told of the receiver (PIPL art. 23). */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
}

export interface SharingRecord {
  readonly id: string;
  readonly kind: SharingRow['kind'];
  readonly receiver: Receiver;
  readonly purpose: string;
  readonly kinds: readonly DataKind[];
  readonly basis: SharingRow['basis'];
  readonly state: SharingRow['state'];
  readonly askedAt: string | null;
  readonly settledAt: string | null;
}

/** What each way of passing on is for, where nobody says it in words. */
const PURPOSES: Readonly<Record<SharingRow['kind'], string>> = {
  dispatch: '审查并办理您的维权援助申请',
  transfer: '由有权办理的机构接手您的案件',
  co_handling: '协助办理您的案件',
  designation: '由指定的机构办理您的案件',
  referral: '由有权处理的机关依法处理',
  clue: '由有权处理的机关核查线索',
  abroad: '向境外提供案件所需材料',
};

/** The record of every passing-on of personal data: receiver, contact, purpose, kinds, and what it rests on. Kept with the case. */
@Injectable()
export class Sharings {
  constructor(
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  /** An institution of the network as a receiver; its name stands in for one that a later release no longer lists. */
  async institution(id: string): Promise<Receiver> {
    const found = (await this.network.current()).institutionById.get(id);
    return { id, name: found?.nameZh ?? id, contact: found?.phone ?? null };
  }

  /** Writes that something was passed on, by the consent that covers it. */
  async record(
    tx: Tx,
    { row, state }: LockedCase,
    kind: SharingRow['kind'],
    receiver: Receiver,
    kinds: readonly DataKind[] = DATA_KINDS,
  ): Promise<void> {
    const isSeparate = state.between.consents.includes(receiver.id);
    const isDuty = ['dispatch', 'designation', 'referral', 'clue', 'abroad'].includes(kind);
    const basis: SharingRow['basis'] = isSeparate
      ? 'separate_consent'
      : kind === 'dispatch'
        ? 'request'
        : isDuty
          ? 'public_duty'
          : 'consent_at_filing';
    await this.insert(tx, row.id, { kind, receiver, kinds, basis, purpose: PURPOSES[kind], state: 'done' });
  }

  /** Puts one question to the applicant: may this one receiver have the file, for this purpose. Asked again, the open question stands. */
  async ask(tx: Tx, caseId: string, receiver: Receiver, purpose: string, kinds: readonly DataKind[]): Promise<void> {
    const open = await tx.query<unknown[]>(
      `SELECT 1 FROM sharing WHERE case_id = $1 AND receiver_id = $2 AND state = 'asked'`,
      [caseId, receiver.id],
    );
    if (open.length > 0) throw new AppError('case.act_not_allowed', { receiver: receiver.id });
    const kind = receiver.id.includes(':') ? 'referral' : 'co_handling';
    await this.insert(tx, caseId, { kind, receiver, kinds, basis: 'separate_consent', purpose, state: 'asked' });
  }

  /** The applicant's answer to one question, or the end of an earlier consent. @throws when she was never asked about this receiver */
  async answer(tx: Tx, caseId: string, receiverId: string, isGiven: boolean): Promise<void> {
    const rows = await tx.query<[unknown[], number]>(
      `UPDATE sharing SET settled_at = $4, state = CASE WHEN $3 THEN 'given' WHEN state = 'given' THEN 'withdrawn' ELSE 'declined' END
        WHERE case_id = $1 AND receiver_id = $2 AND basis = 'separate_consent' AND state IN ('asked', 'given', 'declined', 'withdrawn')`,
      [caseId, receiverId, isGiven, this.clock.now()],
    );
    if (rows[1] === 0) throw new AppError('case.act_not_allowed', { receiver: receiverId });
  }

  async of(tx: Tx, caseId: string): Promise<SharingRecord[]> {
    const rows = await tx.query<StoredSharing[]>(
      `SELECT * FROM sharing WHERE case_id = $1 ORDER BY coalesce(asked_at, settled_at), id`,
      [caseId],
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      receiver: { id: row.receiver_id, name: row.receiver_name, contact: row.receiver_contact },
      purpose: row.purpose,
      kinds: row.kinds,
      basis: row.basis,
      state: row.state,
      askedAt: row.asked_at?.toISOString() ?? null,
      settledAt: row.settled_at?.toISOString() ?? null,
    }));
  }

  private async insert(
    tx: Tx,
    caseId: string,
    one: Pick<SharingRow, 'kind' | 'basis' | 'purpose' | 'state'> & {
      receiver: Receiver;
      kinds: readonly DataKind[];
    },
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO sharing (id, case_id, kind, receiver_id, receiver_name, receiver_contact, purpose, kinds, basis, state, asked_at, settled_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        caseId,
        one.kind,
        one.receiver.id,
        one.receiver.name,
        one.receiver.contact,
        one.purpose,
        [...one.kinds],
        one.basis,
        one.state,
        one.state === 'asked' ? now : null,
        one.state === 'done' ? now : null,
      ],
    );
  }
}

interface StoredSharing {
  id: string;
  kind: SharingRow['kind'];
  receiver_id: string;
  receiver_name: string;
  receiver_contact: string | null;
  purpose: string;
  kinds: DataKind[];
  basis: SharingRow['basis'];
  state: SharingRow['state'];
  asked_at: Date | null;
  settled_at: Date | null;
}
