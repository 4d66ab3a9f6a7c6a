import { Injectable } from '@nestjs/common';
import type { Deadline, LockedCase, Permitted } from '#cases';
import { type DocumentKind, type RightClaim, shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import type { Tx } from '#platform/database';
import { buildPaper } from './domain/documents.js';
import type { PaperFacts } from './domain/paper.js';

/** What whoever acts says in words, and whom the paper is for. */
export interface Words {
  readonly note: string | null;
  readonly summary: string | null;
  readonly authority: string | null;
}

/** The clock whose last day a paper names to its reader. */
const DAY_NAMED: Partial<Record<DocumentKind, string>> = {
  supplement_notice: 'supplement',
  refusal_decision: 'objection',
  transfer_letter: 'transfer_answer',
  referral_letter: 'referral_reminder',
  extension_notice: 'opinion',
};

/** Papers that acts issue, kept word for word as they were issued. */
@Injectable()
export class Documents {
  constructor(
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  /** Writes the papers of an act that was just done. `deadlines` are those that are open after it. */
  async issue(
    tx: Tx,
    locked: LockedCase,
    permitted: Permitted,
    deadlines: readonly Pick<Deadline, 'kind' | 'dueOn'>[],
    words: Words,
  ): Promise<void> {
    if (permitted.documents.length === 0) return;
    const facts = await this.factsOf(tx, locked, permitted, words);
    for (const kind of permitted.documents) {
      const dueOn = deadlines.find((deadline) => deadline.kind === DAY_NAMED[kind])?.dueOn ?? null;
      const { paragraphs } = buildPaper(kind, { ...facts, dueOn });
      await tx.query(
        `INSERT INTO document (id, case_id, kind, issued_at, issued_by, institution_id, paragraphs) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
        [locked.row.id, kind, this.clock.now(), permitted.event.actorId, permitted.event.institutionId, paragraphs],
      );
    }
  }

  private async factsOf(
    tx: Tx,
    { row }: LockedCase,
    { event, after }: Permitted,
    words: Words,
  ): Promise<Omit<PaperFacts, 'dueOn'>> {
    const view = await this.network.current();
    const nameOf = (id: string | null): string | null =>
      id === null ? null : (view.institutionById.get(id)?.nameZh ?? id);
    const superior = this.network.deskName(row.coordinator_queue ?? 'national', view);
    const parties = await tx.query<{ side: string; name: string }[]>(
      `SELECT side, name FROM party WHERE case_id = $1 ORDER BY side, name`,
      [row.id],
    );
    const [request] = await tx.query<{ rights: RightClaim[] }[]>(
      `SELECT content->'rights' AS rights FROM case_request WHERE case_id = $1`,
      [row.id],
    );
    const missing = event.facts['missing'];
    return {
      caseNo: row.case_no,
      applicantName: parties.find((party) => party.side === 'applicant')?.name ?? '',
      issuer: nameOf(event.institutionId) ?? superior,
      issuedOn: shanghaiDay(this.clock.now()),
      receivedOn: shanghaiDay(row.received_at),
      matters: row.matters,
      right: rightInWords(request?.rights[0] ?? null),
      opponents: parties.filter((party) => party.side === 'respondent').map((party) => party.name),
      reasonCode: event.reasonCode,
      note: words.note,
      summary: words.summary,
      isAdmitted: after.isAdmitted,
      isConfidential: row.is_confidential,
      mergedIntoCaseNo: typeof event.facts['mergedInto'] === 'string' ? event.facts['mergedInto'] : null,
      missing: Array.isArray(missing) ? missing.map(String) : row.missing,
      target: words.authority ?? nameOf(after.offeredTo ?? after.holder),
      superior,
    };
  }
}

/** As in 吊灯（ZL202330000000.1）; whatever of both was said. */
function rightInWords(right: RightClaim | null): string | null {
  if (!right) return null;
  return right.title && right.number ? `${right.title}（${right.number}）` : (right.title ?? right.number);
}
