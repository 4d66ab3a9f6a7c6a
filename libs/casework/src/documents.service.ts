import { Injectable } from '@nestjs/common';
import { Archive } from '#archive';
import { type Deadline, type LockedCase, type Permitted, Persons } from '#cases';
import { type DocumentKind, type RightClaim, shanghaiDay, VISIT_OUTCOMES, VISIT_WAYS } from '#contracts';
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
    private readonly persons: Persons,
    private readonly archive: Archive,
  ) {}

  /** The file is complete: it goes into the archive. */
  async putAway(tx: Tx, locked: LockedCase, permitted: Permitted): Promise<void> {
    await this.archive.takeIn(tx, locked, permitted);
  }

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
      id === null ? null : ((view.institutionById.get(id) ?? view.formerById.get(id))?.nameZh ?? id);
    const superior = this.network.deskName(row.coordinator_queue ?? 'national', view);
    const stored = await tx.query<Parameters<Persons['nameOf']>[0][]>(
      `SELECT id, side, kind, name, name_sealed FROM party WHERE case_id = $1 ORDER BY side, id`,
      [row.id],
    );
    const parties = stored.map((party) => ({ side: party.side, name: this.persons.nameOf(party) }));
    const [request] = await tx.query<{ rights: RightClaim[] }[]>(
      `SELECT content->'rights' AS rights FROM case_request WHERE case_id = $1`,
      [row.id],
    );
    const { missing, outcome } = event.facts;
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
      outcome: typeof outcome === 'string' ? outcome : null,
      summary: words.summary,
      isAdmitted: after.isAdmitted,
      isConfidential: row.is_confidential,
      mergedIntoCaseNo: typeof event.facts['mergedInto'] === 'string' ? event.facts['mergedInto'] : null,
      visit: visitIn(event.facts),
      missing: Array.isArray(missing) ? missing.map(String) : row.missing,
      target: words.authority ?? nameOf(after.offeredTo ?? after.holder),
      superior,
    };
  }
}

function visitIn(facts: Permitted['event']['facts']): PaperFacts['visit'] {
  const way = VISIT_WAYS.find((one) => one === facts['reachedBy']);
  const outcome = VISIT_OUTCOMES.find((one) => one === facts['outcome']);
  return way && outcome ? { way, outcome } : null;
}

/** As in 吊灯（ZL202330000000.1）; whatever of both was said. */
function rightInWords(right: RightClaim | null): string | null {
  if (!right) return null;
  return right.title && right.number ? `${right.title}（${right.number}）` : (right.title ?? right.number);
}
