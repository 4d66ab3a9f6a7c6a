import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { PARTY_MARK, partyWords } from '#cases';
import { AppError, type IpType, type Matter, shanghaiDay } from '#contracts';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, type Scope, SYSTEM, type Tx } from '#platform/database';
import {
  type Assignment,
  DEFAULT_MAX_LOAD,
  effortOf,
  type Handler,
  type Leave,
  proposeHandler,
  type Waiting,
} from './domain/assignment.js';
import {
  caseToGive,
  colleaguesOf,
  type ColleagueRow,
  conflictsIn,
  declaredBy,
  inHand,
  isAutomaticAt,
} from './assignment.queries.js';

/** A colleague as leaders and she herself see her. */
export interface TeamMember extends Handler {
  readonly displayName: string;
  readonly role: ColleagueRow['role'];
  readonly openCases: number;
  /** Parties that she must not meet. */
  readonly declared: readonly { readonly id: string; readonly name: string; readonly declaredAt: Date }[];
}

/** What a profile may say; absent = as it was. */
export interface ProfileChange {
  readonly takesCases?: boolean | null;
  readonly ipTypes?: readonly IpType[] | null;
  readonly matters?: readonly Matter[] | null;
  readonly maxLoad?: number | null;
  readonly isPresent?: boolean | null;
  readonly leave?: readonly Leave[] | null;
  /** Names or numbers of parties that she must not meet, added; ids of declarations taken back. */
  readonly declares?: readonly string[] | null;
  readonly withdraws?: readonly string[] | null;
}

export interface Proposal extends Assignment {
  readonly names: ReadonlyMap<
    string,
    { readonly displayName: string; readonly role: string; readonly openCases: number }
  >;
  /** Cases of the other side that this institution helps or helped within a year. Their content is not shown here. */
  readonly institutionalConflicts: number;
  readonly isAutomatic: boolean;
}

/** Giving out cases inside an institution: who should take one and why, what everybody takes, and who may not touch which. */
@Injectable()
export class Assignments {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Everybody of an institution with profile and load, lightest first. */
  async team(scope: Scope, institutionId: string): Promise<TeamMember[]> {
    return this.database.transaction(scope, async (tx) => {
      const rows = await colleaguesOf(tx, institutionId);
      const handlers = await this.handlersOf(tx, institutionId, rows);
      const declared = await declaredBy(
        tx,
        rows.map(({ id }) => id),
      );
      return rows
        .flatMap((row) => {
          const handler = handlers.get(row.id);
          const own = declared.filter((one) => one.accountId === row.id);
          return handler
            ? [
                {
                  ...handler,
                  displayName: row.displayName,
                  role: row.role,
                  openCases: row.openCases,
                  declared: own.map(({ id, nameSealed, declaredAt }) => ({
                    id,
                    name: this.vault.open(nameSealed, sealPlace(id)) ?? '',
                    declaredAt,
                  })),
                },
              ]
            : [];
        })
        .sort((one, other) => one.load - other.load || (one.displayName < other.displayName ? -1 : 1));
    });
  }

  /** Who should take a case of an institution, with everybody's obstacles. Only for whoever may see the case: the door asks first. */
  async proposalFor(caseId: string, institutionId: string): Promise<Proposal> {
    return this.database.transaction(SYSTEM, (tx) => this.propose(tx, caseId, institutionId));
  }

  /** The same inside of a transaction of the system. */
  async propose(tx: Tx, caseId: string, institutionId: string): Promise<Proposal> {
    const rows = await colleaguesOf(tx, institutionId);
    const handlers = await this.handlersOf(tx, institutionId, rows);
    const now = this.clock.now();
    const { waiting, institutional } = await this.waitingOf(tx, caseId, institutionId, now);
    return {
      ...proposeHandler(waiting, [...handlers.values()], shanghaiDay(now)),
      names: new Map(rows.map(({ id, displayName, role, openCases }) => [id, { displayName, role, openCases }])),
      institutionalConflicts: institutional,
      isAutomatic: await isAutomaticAt(tx, institutionId),
    };
  }

  /** Whether somebody may not touch a case, and by whose word. */
  async conflictOf(tx: Tx, caseId: string, institutionId: string, handlerId: string): Promise<string | null> {
    const { waiting } = await this.waitingOf(tx, caseId, institutionId, this.clock.now());
    return waiting.conflicts[handlerId] ?? null;
  }

  /** @throws `auth.forbidden` for somebody of another institution, or of none */
  async change(
    scope: Scope,
    accountId: string,
    by: { accountId: string; institutionId: string },
    said: ProfileChange,
  ): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(scope, async (tx) => {
      const known = await tx.query<unknown[]>(
        `SELECT 1 FROM account WHERE id = $1 AND institution_id = $2 AND is_active`,
        [accountId, by.institutionId],
      );
      if (known.length === 0) throw new AppError('auth.forbidden');
      await this.writeProfile(tx, accountId, by.accountId, said, now);
      for (const name of said.declares ?? []) await this.declare(tx, accountId, by.accountId, name, now);
      await tx.query(`DELETE FROM handler_conflict WHERE account_id = $1 AND id = ANY($2::uuid[])`, [
        accountId,
        said.withdraws ?? [],
      ]);
      await this.audit.append(tx, {
        event: 'handler.changed',
        actorKind: 'staff',
        actorId: by.accountId,
        caseId: null,
        facts: { accountId, changed: Object.keys(said) },
      });
    });
  }

  /** Whether cases are given out by themselves on acceptance. */
  async setAutomatic(
    scope: Scope,
    by: { accountId: string; institutionId: string },
    isAutomatic: boolean,
  ): Promise<void> {
    await this.database.transaction(scope, async (tx) => {
      await tx.query(
        `INSERT INTO assignment_setting (institution_id, is_automatic, changed_at, changed_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (institution_id) DO UPDATE SET is_automatic = excluded.is_automatic, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
        [by.institutionId, isAutomatic, this.clock.now(), by.accountId],
      );
      await this.audit.append(tx, {
        event: 'assignment.switched',
        actorKind: 'staff',
        actorId: by.accountId,
        caseId: null,
        facts: { institutionId: by.institutionId, isAutomatic },
      });
    });
  }

  async isAutomatic(scope: Scope, institutionId: string): Promise<boolean> {
    return this.database.transaction(scope, (tx) => isAutomaticAt(tx, institutionId));
  }

  private async handlersOf(
    tx: Tx,
    institutionId: string,
    rows: readonly ColleagueRow[],
  ): Promise<Map<string, Handler>> {
    const loads = new Map<string, number>();
    for (const { handlerId, matters, isUrgent, isWaiting } of await inHand(tx, institutionId))
      loads.set(handlerId, (loads.get(handlerId) ?? 0) + effortOf(matters, isUrgent, isWaiting));
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          takesCases: row.takesCases ?? row.role === 'handler',
          ipTypes: row.ipTypes,
          matters: row.matters,
          maxLoad: row.maxLoad ?? DEFAULT_MAX_LOAD,
          load: loads.get(row.id) ?? 0,
          isPresent: row.isPresent ?? true,
          leave: row.leave ?? [],
        },
      ]),
    );
  }

  private async waitingOf(
    tx: Tx,
    caseId: string,
    institutionId: string,
    now: Date,
  ): Promise<{ waiting: Waiting; institutional: number }> {
    const found = await caseToGive(tx, caseId);
    const { declared, otherSide } = await conflictsIn(tx, caseId, institutionId, now);
    const conflicts = Object.fromEntries([
      ...otherSide.flatMap(({ handlerId }) => (handlerId ? [[handlerId, 'conflict_detected']] : [])),
      ...declared.map((id) => [id, 'conflict_declared']),
    ]) as Waiting['conflicts'];
    return { waiting: { ...found, conflicts }, institutional: otherSide.length };
  }

  private async writeProfile(tx: Tx, accountId: string, by: string, said: ProfileChange, now: Date): Promise<void> {
    const columns = {
      takes_cases: said.takesCases,
      ip_types: said.ipTypes,
      matters: said.matters,
      max_load: said.maxLoad,
    };
    const told = Object.entries(columns).filter(([, value]) => value !== undefined);
    await tx.query(
      `INSERT INTO handler_profile (account_id, changed_at, changed_by) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [accountId, now, by],
    );
    for (const [column, value] of told)
      await tx.query(`UPDATE handler_profile SET ${column} = $2 WHERE account_id = $1`, [accountId, value]);
    await tx.query(
      `UPDATE handler_profile SET is_present = coalesce($2, is_present), leave = coalesce($3::jsonb, leave) WHERE account_id = $1`,
      [accountId, said.isPresent ?? null, said.leave ? JSON.stringify(said.leave) : null],
    );
  }

  private async declare(tx: Tx, accountId: string, by: string, name: string, now: Date): Promise<void> {
    const word = partyWords(name)[0];
    if (!word)
      throw new AppError('request.invalid', {}, [
        {
          path: 'declares',
          code: 'too_short',
          message: { zh: '请填写单位全称或者证件号码。', en: 'Give the full name of a body, or an identity number.' },
        },
      ]);
    const id = randomUUID();
    await tx.query(
      `INSERT INTO handler_conflict (id, account_id, mark, name_sealed, declared_at, declared_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, accountId, this.vault.blindIndex(PARTY_MARK, word), this.vault.seal(name.trim(), sealPlace(id)), now, by],
    );
  }
}

const sealPlace = (id: string): string => `handler_conflict|name|${id}`;
