import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Audit } from '#audit';
import { Cases, type LockedCase, Persons } from '#cases';
import {
  AppError,
  type DataField,
  type DataRefusalReason,
  type DataRequestKind,
  type Day,
  shanghaiDay,
} from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Vault } from '#platform/crypto';
import { Database, type Scope, type Tx } from '#platform/database';
import { mustAnswerFor } from './consents.service.js';
import { ANSWER_WITHIN, deletionBar, requestFault } from './domain/rights.js';
import { archiveOf } from './retention.service.js';

/** A request about one's own data. */
export interface DataRequest {
  id: string;
  kind: DataRequestKind;
  field: DataField | null;
  value: string | null;
  words: string | null;
  state: 'open' | 'granted' | 'refused';
  askedAt: Date;
  dueOn: Day;
  answeredAt: Date | null;
  reason: DataRefusalReason | null;
  answer: string | null;
}

export interface ListedRequest extends Omit<DataRequest, 'value' | 'words' | 'answer'> {
  caseNo: string;
  holder: string | null;
}

export interface Asked {
  readonly kind: DataRequestKind;
  readonly field: DataField | null;
  readonly value: string;
  readonly words: string;
}

export interface DataAnswer {
  readonly granted: boolean;
  readonly reason: DataRefusalReason | null;
  readonly answer: string;
}

/** Somebody of the office that answers for the case. */
type Answerer = Pick<Viewer, 'accountId' | 'institutionId'>;

interface Row extends Omit<DataRequest, 'value' | 'words' | 'answer'> {
  valueSealed: string | null;
  wordsSealed: string | null;
  answerSealed: string | null;
}

const COLUMNS = `id, kind, field, value_sealed AS "valueSealed", words_sealed AS "wordsSealed", state, asked_at AS "askedAt", due_on AS "dueOn",
  answered_at AS "answeredAt", reason, answer_sealed AS "answerSealed"`;

/** What the desk stands on. */
@Injectable()
export class RightsGround {
  constructor(
    readonly network: Network,
    readonly clock: Clock,
    readonly vault: Vault,
    readonly persons: Persons,
  ) {}
}

/** Applicants see, copy, correct and delete what is theirs, and have rules explained; people answer in time, and a no has its reason (PIPL arts. 44–50). */
@Injectable()
export class RightsDesk {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly ground: RightsGround,
  ) {}

  /** Requests of one case, newest first, with their words. */
  async of(tx: Tx, caseId: string): Promise<DataRequest[]> {
    const rows = await tx.query<Row[]>(
      `SELECT ${COLUMNS} FROM data_request WHERE case_id = $1 ORDER BY asked_at DESC, id`,
      [caseId],
    );
    return rows.map((row) => this.opened(row));
  }

  /**
   * Asks. Seeing and copying are granted on the spot, by the page itself; all else waits for a person.
   * @throws `request.invalid`; `privacy.already_asked` while the same question is open
   */
  async ask(scope: Scope, caseId: string, asked: Asked): Promise<void> {
    const fault = requestFault(asked.kind, asked.field, asked.value, asked.words);
    if (fault)
      throw new AppError('request.invalid', {}, [
        { path: fault, code: 'required', message: { zh: '请填写。', en: 'Please fill this in.' } },
      ]);
    const isServed = asked.kind === 'view' || asked.kind === 'copy';
    const now = this.ground.clock.now();
    const { calendar } = await this.ground.network.current();
    await this.database.transaction(scope, async (tx) => {
      const locked = await this.cases.lockById(tx, caseId);
      await this.refuseTwice(tx, caseId, asked);
      const id = crypto.randomUUID();
      const { vault } = this.ground;
      await tx.query(
        `INSERT INTO data_request (id, case_id, kind, field, value_sealed, words_sealed, state, asked_at, due_on, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          caseId,
          asked.kind,
          asked.field,
          vault.seal(asked.value.trim(), `data_request|value|${id}`),
          vault.seal(asked.words.trim(), `data_request|words|${id}`),
          isServed ? 'granted' : 'open',
          now,
          calendar.addWorkingDays(shanghaiDay(now), ANSWER_WITHIN),
          isServed ? now : null,
        ],
      );
      if (!isServed) await this.tell(tx, locked, 'ask_about_data', null, { kind: asked.kind, tells: ['holder'] });
      await this.audit.append(tx, {
        event: 'personal.asked',
        actorKind: 'applicant',
        actorId: null,
        caseId,
        facts: { requestId: id, kind: asked.kind, field: asked.field },
      });
    });
  }

  /** Open requests of all cases in reach, the most urgent first; or those of the last year. */
  async list(scope: Scope, state: 'open' | 'answered'): Promise<ListedRequest[]> {
    return this.database.read<ListedRequest>(
      scope,
      `SELECT r.id, r.kind, r.field, r.state, r.asked_at AS "askedAt", r.due_on AS "dueOn", r.answered_at AS "answeredAt", r.reason,
              c.case_no AS "caseNo", c.holder_institution_id AS holder
         FROM data_request r JOIN case_file c ON c.id = r.case_id
        WHERE ${state === 'open' ? `r.state = 'open'` : `r.state <> 'open' AND r.kind NOT IN ('view', 'copy')`}
        ORDER BY ${state === 'open' ? 'r.due_on, r.asked_at' : 'r.answered_at DESC'} LIMIT 200`,
    );
  }

  /**
   * Answers, and does what was granted in the same transaction.
   * @throws `case.not_found`, `privacy.request_not_found`, `privacy.already_answered`, `case.reason_required`,
   *   `privacy.must_be_kept` where deletion meets the archive duty
   */
  async answer(scope: Scope, by: Answerer, caseNo: string, id: string, answer: DataAnswer): Promise<void> {
    if (!answer.granted && (!answer.reason || !answer.answer.trim())) throw new AppError('case.reason_required');
    await this.database.transaction(scope, async (tx) => {
      const locked = await this.cases.lockByNumber(tx, caseNo);
      mustAnswerFor(locked, by);
      const [row] = await tx.query<Row[]>(
        `SELECT ${COLUMNS} FROM data_request WHERE case_id = $1 AND id::text = $2 FOR NO KEY UPDATE`,
        [locked.row.id, id],
      );
      if (!row) throw new AppError('privacy.request_not_found');
      if (row.state !== 'open') throw new AppError('privacy.already_answered');
      if (answer.granted) await this.grant(tx, locked, this.opened(row));
      await tx.query(
        `UPDATE data_request SET state = $2, answered_at = $3, answered_by = $4, reason = $5, answer_sealed = $6 WHERE id = $1`,
        [
          row.id,
          answer.granted ? 'granted' : 'refused',
          this.ground.clock.now(),
          by.accountId,
          answer.granted ? null : answer.reason,
          this.ground.vault.seal(answer.answer.trim(), `data_request|answer|${row.id}`),
        ],
      );
      await this.tell(tx, locked, 'answer_about_data', by.accountId, {
        kind: row.kind,
        outcome: answer.granted ? 'granted' : 'refused',
        tells: ['applicant'],
      });
      await this.audit.append(tx, {
        event: answer.granted ? 'personal.granted' : 'personal.refused',
        actorKind: 'staff',
        actorId: by.accountId,
        caseId: locked.row.id,
        facts: { requestId: row.id, kind: row.kind, field: row.field, reason: answer.reason },
      });
    });
  }

  private async grant(tx: Tx, { row }: LockedCase, request: DataRequest): Promise<void> {
    const { persons, clock } = this.ground;
    if (request.kind === 'correct' && request.field)
      return persons.correct(tx, row.id, request.field, request.value ?? '');
    if (request.kind !== 'delete') return;
    const left = await persons.contactsBeside(tx, row.id, request.field);
    const bar = deletionBar(request.field, left, await archiveOf(tx, row.id), shanghaiDay(clock.now()));
    if (bar) throw new AppError('privacy.must_be_kept', { reason: bar });
    if (request.field) await persons.correct(tx, row.id, request.field, null);
    else await persons.erase(tx, row.id);
  }

  private async refuseTwice(tx: Tx, caseId: string, { kind, field }: Asked): Promise<void> {
    const open = await tx.query<unknown[]>(
      `SELECT 1 FROM data_request WHERE case_id = $1 AND kind = $2 AND field IS NOT DISTINCT FROM $3 AND state = 'open'`,
      [caseId, kind, field],
    );
    if (open.length > 0) throw new AppError('privacy.already_asked');
    // Served ones are kept for the record, not for every reload of the page.
    const [many] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM data_request WHERE case_id = $1 AND asked_at > $2`,
      [caseId, new Date(this.ground.clock.now().getTime() - 86_400_000)],
    );
    if ((many?.count ?? 0) >= 30) throw new AppError('rate.limited', { retryAfterSeconds: 3600 });
  }

  private tell(
    tx: Tx,
    locked: LockedCase,
    act: string,
    actorId: string | null,
    facts: Record<string, unknown>,
  ): Promise<void> {
    return this.cases.note(tx, locked, {
      act,
      actorKind: actorId === null ? 'applicant' : 'staff',
      actorId,
      institutionId: actorId === null ? null : locked.row.holder_institution_id,
      isPublic: true,
      facts,
    });
  }

  private opened({ valueSealed, wordsSealed, answerSealed, ...row }: Row): DataRequest {
    const open = (sealed: string | null, column: string): string | null =>
      this.ground.vault.open(sealed, `data_request|${column}|${row.id}`);
    return {
      ...row,
      value: open(valueSealed, 'value'),
      words: open(wordsSealed, 'words'),
      answer: open(answerSealed, 'answer'),
    };
  }
}
