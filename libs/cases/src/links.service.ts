import { Injectable } from '@nestjs/common';
import { AppError } from '#contracts';
import { enterScope, SYSTEM, type Tx } from '#platform/database';
import type { LockedCase } from './cases.service.js';

/** What two cases have to do with each other. `other_side`: the one is the opponent's own request about the other. */
export type LinkKind = 'same_matter' | 'parallel' | 'other_side';

export type LinkState = 'found' | 'merge_asked' | 'link_asked' | 'linked' | 'merge_agreed' | 'declined';

/** A link as one end of it sees it. Of the other case it says where it is; its number only when both ends agreed, or the reader sees it anyway. */
export interface CaseLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly state: LinkState;
  /** The end that is looked from has asked, and waits for the other. */
  readonly isAskedHere: boolean;
  readonly otherHolderId: string | null;
  readonly otherQueue: string | null;
  readonly otherCaseNo: string | null;
  readonly note: string | null;
  readonly answer: string | null;
}

interface LinkRecord {
  id: string;
  case_id: string;
  other_id: string;
  kind: LinkKind;
  state: LinkState;
  asked_from: string | null;
  note: string | null;
  answer: string | null;
}

interface OtherEnd {
  id: string;
  case_no: string;
  holder_institution_id: string | null;
  coordinator_queue: string | null;
}

/** After this a case number is no secret between the two ends. */
const AGREED: readonly LinkState[] = ['linked', 'merge_agreed'];
const ENDS = `SELECT id, case_no, holder_institution_id, coordinator_queue FROM case_file WHERE id = ANY($1::uuid[])`;

/** Cases that belong together or must be kept apart, found by their keyed marks. */
@Injectable()
export class CaseLinks {
  /** Puts a link on the record once, from whichever end it was found. */
  async found(tx: Tx, caseId: string, otherId: string, kind: LinkKind, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO case_link (id, case_id, other_id, kind, found_at) SELECT gen_random_uuid(), $1, $2, $3, $4
        WHERE NOT EXISTS (SELECT FROM case_link WHERE case_id = $2 AND other_id = $1) ON CONFLICT DO NOTHING`,
      [caseId, otherId, kind, now],
    );
    if (kind === 'other_side') await this.keepApart(tx, caseId);
  }

  /**
   * The links of a case, as far as the reader of this transaction may know of them. Who holds the other case is all that is said of it:
   * for that the reader's sight is left behind, so this comes last in a transaction.
   */
  async of(tx: Tx, caseId: string): Promise<CaseLink[]> {
    const rows = await tx.query<LinkRecord[]>(
      `SELECT id, case_id, other_id, kind, state, asked_from, note, answer FROM case_link WHERE $1 IN (case_id, other_id) ORDER BY found_at, id`,
      [caseId],
    );
    if (rows.length === 0) return [];
    const others = rows.map((row) => otherEnd(row, caseId));
    const visible = new Set((await tx.query<OtherEnd[]>(ENDS, [others])).map(({ id }) => id));
    await enterScope(tx, SYSTEM);
    const ends = new Map((await tx.query<OtherEnd[]>(ENDS, [others])).map((end) => [end.id, end]));
    return rows.map((row) => linkFrom(row, caseId, ends.get(otherEnd(row, caseId)), visible));
  }

  /** One end asks the other whether the matters shall be merged or linked. @throws `link.not_found`, `case.act_not_allowed` */
  async ask(tx: Tx, { row }: LockedCase, linkId: string, wish: string, note: string | null): Promise<string> {
    const link = await this.lock(tx, row.id, linkId);
    if (!['found', 'declined'].includes(link.state) || (wish === 'merge' && link.kind !== 'same_matter'))
      throw new AppError('case.act_not_allowed', { act: 'ask_link', status: row.status });
    await tx.query(`UPDATE case_link SET state = $2, asked_from = $3, note = $4, answer = NULL WHERE id = $1`, [
      link.id,
      wish === 'merge' ? 'merge_asked' : 'link_asked',
      row.id,
      note,
    ]);
    return otherEnd(link, row.id);
  }

  /** The other end answers. Nobody answers what he asked himself. @throws `link.not_found`, `case.act_not_allowed` */
  async answer(tx: Tx, { row }: LockedCase, linkId: string, isAgreed: boolean, answer: string | null): Promise<string> {
    const link = await this.lock(tx, row.id, linkId);
    if (!link.state.endsWith('_asked') || link.asked_from === row.id)
      throw new AppError('case.act_not_allowed', { act: 'answer_link', status: row.status });
    const agreed = link.state === 'merge_asked' ? 'merge_agreed' : 'linked';
    await tx.query(`UPDATE case_link SET state = $2, answer = $3 WHERE id = $1`, [
      link.id,
      isAgreed ? agreed : 'declined',
      answer,
    ]);
    return otherEnd(link, row.id);
  }

  /**
   * The case that this one may be merged into: the same matter, and in the same hands or with the other holder's word.
   * @returns its id, or null
   */
  async mergeTarget(tx: Tx, { row }: LockedCase, caseNo: string, isCoordinator: boolean): Promise<string | null> {
    const [target] = await tx.query<{ id: string }[]>(
      `SELECT o.id FROM case_link l JOIN case_file o ON o.id = CASE WHEN l.case_id = $1 THEN l.other_id ELSE l.case_id END
        WHERE $1 IN (l.case_id, l.other_id) AND l.kind = 'same_matter' AND o.case_no = $2 AND o.closed_at IS NULL
          AND ($3 OR (l.state = 'merge_agreed' AND l.asked_from = $1) OR o.holder_institution_id IS NOT DISTINCT FROM $4)`,
      [row.id, caseNo, isCoordinator, row.holder_institution_id],
    );
    return target?.id ?? null;
  }

  /** Whoever is to work on a case must not work on the other side's. @throws `case.conflict` */
  async checkConflict(tx: Tx, caseId: string, accountId: string): Promise<void> {
    const found = await tx.query<unknown[]>(
      `SELECT 1 FROM case_link l JOIN case_file o ON o.id = CASE WHEN l.case_id = $1 THEN l.other_id ELSE l.case_id END
        WHERE $1 IN (l.case_id, l.other_id) AND l.kind = 'other_side' AND o.handler_id = $2`,
      [caseId, accountId],
    );
    if (found.length > 0) throw new AppError('case.conflict');
  }

  /** Keeps the handlers of a case and of the other side's case from each other's file. */
  async keepApart(tx: Tx, caseId: string): Promise<void> {
    await tx.query(
      `UPDATE case_file c SET kept_from = (
         SELECT nullif(array_agg(DISTINCT o.handler_id), '{}') FROM case_link l
           JOIN case_file o ON o.id = CASE WHEN l.case_id = c.id THEN l.other_id ELSE l.case_id END
          WHERE c.id IN (l.case_id, l.other_id) AND l.kind = 'other_side' AND o.handler_id IS NOT NULL)
        WHERE c.id = $1 OR c.id IN (
         SELECT CASE WHEN case_id = $1 THEN other_id ELSE case_id END FROM case_link WHERE $1 IN (case_id, other_id) AND kind = 'other_side')`,
      [caseId],
    );
  }

  private async lock(tx: Tx, caseId: string, linkId: string): Promise<LinkRecord> {
    const [link] = await tx.query<LinkRecord[]>(
      `SELECT id, case_id, other_id, kind, state, asked_from, note, answer FROM case_link
        WHERE id::text = $1 AND $2 IN (case_id, other_id) AND kind <> 'other_side' FOR NO KEY UPDATE`,
      [linkId, caseId],
    );
    if (!link) throw new AppError('link.not_found');
    return link;
  }
}

const otherEnd = ({ case_id, other_id }: LinkRecord, caseId: string): string =>
  case_id === caseId ? other_id : case_id;

function linkFrom(row: LinkRecord, caseId: string, end: OtherEnd | undefined, visible: ReadonlySet<string>): CaseLink {
  const isKnown = AGREED.includes(row.state) || visible.has(end?.id ?? '');
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    isAskedHere: row.asked_from === caseId,
    otherHolderId: end?.holder_institution_id ?? null,
    otherQueue: end?.coordinator_queue ?? null,
    otherCaseNo: isKnown ? (end?.case_no ?? null) : null,
    note: row.note,
    answer: row.answer,
  };
}
