import { Injectable } from '@nestjs/common';
import { type ActInput, FiledRequests, type LockedCase, Persons, type Receiver, Sharings } from '#cases';
import {
  AppError,
  type Authority,
  AUTHORITY_PURPOSES,
  type AuthorityProposal,
  type AuthorityPurpose,
  type ExportCheck,
  type IpType,
  type ReferralChannel,
  type ReferralKind,
  REMIND_AFTER_WORKING_DAYS,
  type ReferralLetter,
  type RightClaim,
  shanghaiDay,
} from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import type { Tx } from '#platform/database';
import { Deliveries } from './deliveries.service.js';
import { authorityById, authorityFor } from './domain/directory.js';
import { writeLetter } from './domain/letter.js';
import { sealLetter, textOf } from './sealed-letters.js';

/** Marks in a number which kind of letter it is. */
const SIGNS: Readonly<Record<ReferralKind, string>> = { referral: 'Y', clue: 'X', abroad: 'W' };

/** The time, the keys that sign and seal, what was filed and by whom, and the record of what is passed on. */
@Injectable()
export class AuthoritySurroundings {
  constructor(
    readonly clock: Clock,
    readonly vault: Vault,
    readonly requests: FiledRequests,
    readonly persons: Persons,
    readonly sharings: Sharings,
  ) {}
}

/** Who made a letter, and what it asks. */
export interface Order {
  readonly kind: ReferralKind;
  readonly input: ActInput;
  readonly actorId: string | null;
  readonly institutionId: string | null;
}

/** Bodies outside of the network: who is competent, and the letter that goes to them. */
@Injectable()
export class Authorities {
  constructor(
    private readonly network: Network,
    private readonly deliveries: Deliveries,
    private readonly surroundings: AuthoritySurroundings,
  ) {}

  /** Who outside is competent for a kind of right at a place, for each purpose, best first. */
  async proposals(
    type: IpType,
    place: string | null,
    isMajor: boolean,
  ): Promise<{ purpose: AuthorityPurpose; authorities: AuthorityProposal[] }[]> {
    const { placeName } = await this.network.current();
    return AUTHORITY_PURPOSES.map((purpose) => ({
      purpose,
      authorities: authorityFor(type, place, purpose, { isMajor }, placeName),
    })).filter(({ authorities }) => authorities.length > 0);
  }

  /** An authority of the directory by its id, or null. */
  async byId(id: string): Promise<Authority | null> {
    const { regionByCode, placeName } = await this.network.current();
    return authorityById(id, (code) => regionByCode.has(code), placeName);
  }

  /** What an authority is called: by its id, or as somebody wrote it. */
  async nameOf(id: string): Promise<string> {
    return (await this.byId(id))?.name.zh ?? id;
  }

  /** An authority as somebody to whom personal data goes. */
  async receiver(tx: Tx, id: string): Promise<Receiver> {
    const [channel] = await tx.query<{ contact: string | null }[]>(
      `SELECT contact FROM authority_channel WHERE authority_id = $1`,
      [id],
    );
    return { id, name: await this.nameOf(id), contact: channel?.contact ?? null };
  }

  /** Writes and signs the letter of an act that was just done, and starts it on its way. @returns its number */
  async prepare(tx: Tx, locked: LockedCase, { kind, input, actorId, institutionId }: Order): Promise<string> {
    const to = await this.receiver(tx, input.authority ?? '');
    if (to.id.includes(':') && (await this.byId(to.id)) === null)
      throw new AppError('authority.unknown', { authority: to.id });
    const letter = await this.write(tx, locked, kind, to, { note: input.note ?? '', institutionId });
    const { vault } = this.surroundings;
    const channel = kind === 'abroad' ? 'paper' : await this.channelFor(tx, to.id);
    const now = this.surroundings.clock.now();
    const state = kind === 'abroad' ? 'awaiting_approval' : channel === 'inbox' ? 'sent' : 'ready';
    const id = crypto.randomUUID();
    await tx.query(
      `INSERT INTO referral (id, number, case_id, kind, authority_id, authority_name, issuer_institution_id, state, channel, letter_sealed, signature, checks,
         prepared_at, prepared_by, sent_at, reply_by, remind_on) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$16)`,
      [
        id,
        letter.number,
        locked.row.id,
        kind,
        to.id,
        to.name,
        institutionId,
        state,
        channel,
        sealLetter(vault, id, letter),
        vault.sign(textOf(letter)),
        [...(input.checks ?? [])] satisfies ExportCheck[],
        now,
        actorId,
        state === 'sent' ? now : null,
        letter.replyBy,
      ],
    );
    await tx.query(
      `INSERT INTO referral_event (referral_id, seq, act, at, actor_kind, actor_id, facts) VALUES ($1, 1, 'prepare', $2, $3, $4, $5)`,
      [id, now, actorId === null ? 'system' : 'staff', actorId, { channel, country: input.country ?? null }],
    );
    if (channel === 'machine') await this.deliveries.announce(tx, id, 'sent');
    await this.surroundings.sharings.record(tx, locked, kind, to);
    return letter.number;
  }

  private async channelFor(tx: Tx, authorityId: string): Promise<ReferralChannel> {
    const [found] = await tx.query<{ machine: boolean; inbox: boolean }[]>(
      `SELECT EXISTS (SELECT FROM authority_channel WHERE authority_id = $1 AND is_active AND url IS NOT NULL) AS machine,
              EXISTS (SELECT FROM account WHERE authority_id = $1 AND is_active AND role = 'outside_body') AS inbox`,
      [authorityId],
    );
    return found?.machine ? 'machine' : found?.inbox ? 'inbox' : 'paper';
  }

  private async write(
    tx: Tx,
    { row }: LockedCase,
    kind: ReferralKind,
    to: Receiver,
    { note, institutionId }: { note: string; institutionId: string | null },
  ): Promise<ReferralLetter> {
    const view = await this.network.current();
    const { requests, persons } = this.surroundings;
    const request = await requests.read(tx, row.id);
    const [known] = await tx.query<{ ip_type: IpType; written: number }[]>(
      `SELECT ip_type, (SELECT count(*)::int FROM referral WHERE case_id = c.id) AS written FROM case_file c WHERE c.id = $1`,
      [row.id],
    );
    const parties = await tx.query<(Parameters<Persons['nameOf']>[0] & { region_code: string | null })[]>(
      `SELECT id, side, kind, name, name_sealed, region_code FROM party WHERE case_id = $1 ORDER BY side, id`,
      [row.id],
    );
    const evidence = await tx.query<ReferralLetter['evidence']>(
      `SELECT name, tag, size, sha256 FROM evidence WHERE case_id = $1 AND scan IN ('clean', 'not_scanned') ORDER BY received_at, id`,
      [row.id],
    );
    const today = shanghaiDay(this.surroundings.clock.now());
    const right = (request?.content['rights'] as RightClaim[] | undefined)?.[0] ?? null;
    const issuer = institutionId === null ? null : view.institutionById.get(institutionId);
    return writeLetter({
      number: `${row.case_no}-${SIGNS[kind]}${(known?.written ?? 0) + 1}`,
      kind,
      from: {
        name: issuer?.nameZh ?? this.network.deskName(row.coordinator_queue ?? 'national', view),
        contact: issuer?.phone ?? null,
      },
      to: { id: to.id, name: to.name },
      caseNo: row.case_no,
      ipType: known?.ip_type ?? 'other',
      isConfidential: row.is_confidential,
      parties: parties.map((party) => ({
        side: party.side,
        name: persons.nameOf(party),
        region: party.region_code && view.placeName(party.region_code),
      })),
      right: right && { type: right.type, number: right.number, title: right.title },
      facts: request?.facts ?? '',
      evidence: evidence.map(({ name, tag, size, sha256 }) => ({ name, tag, size, sha256 })),
      action: note,
      replyBy: view.calendar.addWorkingDays(today, REMIND_AFTER_WORKING_DAYS),
      issuedOn: today,
    });
  }
}
