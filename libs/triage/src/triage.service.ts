import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { CaseLinks, Cases, type LinkKind } from '#cases';
import type { RegionCode, TriageFinding } from '#contracts';
import { Clock } from '#platform/clock';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { claimMessage, Outbox } from '#platform/outbox';
import {
  type DuplicateMatch,
  type ExistingMatter,
  FINGERPRINT_KINDS,
  type FingerprintKind,
  matchDuplicate,
  type MatterMarks,
  relationOf,
} from './domain/duplicates.js';
import { triage } from './domain/gates.js';

interface MarkRow {
  case_id: string;
  case_no: string;
  kind: FingerprintKind;
  mark: string;
  closed_at: Date | null;
  places: RegionCode[];
}

/** Whoever files by the hundred is compared with the newest. */
const MOST_RELATED = 200;

/** Where a finding is written down: the audit record, and the message to whoever goes on. */
@Injectable()
export class TriageRecord {
  constructor(
    readonly audit: Audit,
    readonly outbox: Outbox,
  ) {}
}

/** Looks at each filed request once: is it ours, whole, new, urgent? It proposes; people decide. */
@Injectable()
export class Triage {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly links: CaseLinks,
    private readonly record: TriageRecord,
    private readonly clock: Clock,
  ) {}

  /** @returns false when this message had been handled before. */
  async assess(caseId: string, delivery: { consumer: string; outboxId: string }): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await claimMessage(tx, delivery.consumer, delivery.outboxId))) return false;
      const locked = await this.cases.lockById(tx, caseId);
      if (locked.row.status !== 'submitted') return true;
      const request = await this.cases.filedRequest(tx, caseId);
      const now = this.clock.now();
      const { duplicates, links } = await this.relatedTo(tx, caseId, now);
      const finding = triage(request, { now, ownDueOn: locked.row.examine_by, duplicates, unsaid: [] });
      await this.write(tx, caseId, finding);
      for (const { otherId, kind } of links) await this.links.found(tx, caseId, otherId, kind, now);
      await this.cases.note(tx, locked, {
        act: 'triage_assess',
        actorKind: 'system',
        isPublic: false,
        facts: { gates: finding.gates, missing: finding.missing, flags: finding.flags },
      });
      await this.record.audit.append(tx, {
        event: 'case.triaged',
        actorKind: 'system',
        actorId: null,
        caseId,
        facts: { proposal: finding.proposal, gates: finding.gates.map((gate) => gate.rule) },
      });
      await this.record.outbox.append(tx, 'case.triaged', { caseId });
      return true;
    });
  }

  private async write(tx: Tx, caseId: string, finding: TriageFinding): Promise<void> {
    const merge = finding.gates.find((gate) => gate.proposes === 'merge');
    await tx.query(
      `UPDATE case_file SET proposal = $2, flags = $3, missing = $4, is_urgent = $5,
              is_confidential = is_confidential OR $6, version = version + 1 WHERE id = $1 AND status = 'submitted'`,
      [
        caseId,
        finding.proposal ?? (merge ? 'merge' : null),
        finding.flags,
        finding.missing,
        finding.urgent,
        finding.flags.includes('confidential'),
      ],
    );
  }

  /** Earlier cases that share a keyed mark with this one; what the marks stand for is not known here. */
  private async relatedTo(
    tx: Tx,
    caseId: string,
    now: Date,
  ): Promise<{ duplicates: DuplicateMatch[]; links: { otherId: string; kind: LinkKind }[] }> {
    const rows = await tx.query<MarkRow[]>(
      `WITH near AS (
         SELECT DISTINCT other.case_id FROM case_fingerprint mine
           JOIN case_fingerprint other ON other.mark = mine.mark AND other.case_id <> mine.case_id
          WHERE mine.case_id = $1 AND (mine.kind = other.kind AND mine.kind IN ('applicant', 'right', 'shop')
             OR mine.kind = 'self' AND other.kind = 'opponent' OR mine.kind = 'opponent' AND other.kind = 'self')),
       open AS (
         SELECT c.id FROM case_file c JOIN near ON near.case_id = c.id
          WHERE c.merged_into IS NULL AND (c.closed_at IS NULL OR c.closed_at > $2::timestamptz - interval '181 days')
            AND c.received_at <= (SELECT received_at FROM case_file WHERE id = $1) ORDER BY c.received_at DESC LIMIT ${MOST_RELATED})
       SELECT f.case_id, c.case_no, f.kind, f.mark, c.closed_at,
              ARRAY(SELECT jsonb_path_query(r.content, '$.acts.places[*].regionCode') #>> '{}')
                || ARRAY(SELECT p.region_code FROM party p WHERE p.case_id = f.case_id AND p.side = 'applicant' AND p.region_code IS NOT NULL) AS places
         FROM case_fingerprint f
         JOIN case_file c ON c.id = f.case_id
         JOIN case_request r ON r.case_id = f.case_id
        WHERE f.kind = ANY ($3::text[]) AND (f.case_id = $1 OR f.case_id IN (SELECT id FROM open))`,
      [caseId, now, FINGERPRINT_KINDS],
    );
    const matters = mattersOf(rows);
    const own = matters.get(caseId);
    if (!own) return { duplicates: [], links: [] };
    const others = [...matters.values()].filter((matter) => matter.caseId !== caseId);
    const matches = others.flatMap((matter) => matchDuplicate(own, matter, now) ?? []);
    const isSame = (matter: ExistingMatter): boolean => matches.some((match) => match.caseId === matter.caseId);
    const links = others.flatMap((matter) => {
      const kind: LinkKind | null = isSame(matter) ? 'same_matter' : relationOf(own, matter);
      return kind === null ? [] : [{ otherId: matter.caseId, kind }];
    });
    const numberOf = new Map(rows.map((row) => [row.case_id, row.case_no]));
    // People know cases by their numbers; the number is all that another office learns of a parallel case.
    const duplicates = matches.map((match) => ({ ...match, caseId: numberOf.get(match.caseId) ?? match.caseId }));
    return { duplicates, links };
  }
}

/** Marks gathered by case. */
function mattersOf(rows: readonly MarkRow[]): Map<string, ExistingMatter> {
  const matters = new Map<string, ExistingMatter & { [K in keyof MatterMarks]: string[] }>();
  for (const row of rows) {
    const matter = matters.get(row.case_id) ?? {
      caseId: row.case_id,
      closedAt: row.closed_at,
      applicant: [],
      right: [],
      opponent: [],
      shop: [],
      self: [],
      places: row.places,
    };
    matter[row.kind].push(row.mark);
    matters.set(row.case_id, matter);
  }
  return matters;
}
