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
  type Fingerprint,
  FINGERPRINT_KINDS,
  type FingerprintKind,
  matchDuplicate,
  relationOf,
} from './domain/duplicates.js';
import { triage } from './domain/gates.js';

interface MatterRow {
  case_id: string;
  case_no: string;
  closed_at: Date | null;
  marks: Fingerprint[];
  places: RegionCode[];
}

/**
 * Of what may be the same matter or its other side, so many of the newest are compared. To share nothing but the applicant, or nothing
 * but the opponent, is not enough to count: whoever files by the hundred would push the one that matters out.
 */
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

  /** Earlier cases that are the same matter as this one, or have to do with it; what the keyed marks stand for is not known here. */
  private async relatedTo(
    tx: Tx,
    caseId: string,
    now: Date,
  ): Promise<{ duplicates: DuplicateMatch[]; links: { otherId: string; kind: LinkKind }[] }> {
    const near = await this.near(tx, caseId);
    if (near.length === 0) return { duplicates: [], links: [] };
    const rows = await tx.query<MatterRow[]>(
      `WITH open AS (
         SELECT c.id FROM case_file c
          WHERE c.id = ANY ($4::uuid[]) AND c.merged_into IS NULL AND (c.closed_at IS NULL OR c.closed_at > $2::timestamptz - interval '181 days')
            AND c.received_at <= (SELECT received_at FROM case_file WHERE id = $1) ORDER BY c.received_at DESC LIMIT ${MOST_RELATED})
       SELECT c.id AS case_id, c.case_no, c.closed_at,
              ARRAY(SELECT jsonb_build_object('kind', f.kind, 'value', f.mark) FROM case_fingerprint f
                     WHERE f.case_id = c.id AND f.kind = ANY ($3::text[])) AS marks,
              ARRAY(SELECT jsonb_path_query(r.content, '$.acts.places[*].regionCode') #>> '{}')
                || ARRAY(SELECT p.region_code FROM party p WHERE p.case_id = c.id AND p.side = 'applicant' AND p.region_code IS NOT NULL) AS places
         FROM case_file c JOIN case_request r ON r.case_id = c.id
        WHERE c.id = ANY ($1::uuid || ARRAY(SELECT id FROM open))`,
      [caseId, now, FINGERPRINT_KINDS, near],
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

  /**
   * Cases whose keyed marks `matchDuplicate` or `relationOf` may speak to: the same matter shares a right, a shop, or both sides; the
   * other side is named by each, or shares the right.
   */
  private async near(tx: Tx, caseId: string): Promise<string[]> {
    const rows = await tx.query<{ case_id: string }[]>(
      `SELECT other.case_id FROM case_fingerprint mine
         JOIN case_fingerprint other ON other.mark = mine.mark AND other.case_id <> mine.case_id
        WHERE mine.case_id = $1
        GROUP BY other.case_id
       HAVING bool_or(mine.kind = other.kind AND mine.kind IN ('right', 'shop'))
           OR bool_or(mine.kind = 'applicant' AND other.kind = 'applicant') AND bool_or(mine.kind = 'opponent' AND other.kind = 'opponent')
           OR bool_or(mine.kind = 'self' AND other.kind = 'opponent') AND bool_or(mine.kind = 'opponent' AND other.kind = 'self')`,
      [caseId],
    );
    return rows.map((row) => row.case_id);
  }
}

/** Marks gathered by case. */
const mattersOf = (rows: readonly MatterRow[]): Map<string, ExistingMatter> =>
  new Map(
    rows.map(({ case_id: caseId, closed_at: closedAt, marks, places }) => {
      const of = (kind: FingerprintKind): string[] =>
        marks.filter((mark) => mark.kind === kind).map(({ value }) => value);
      return [
        caseId,
        {
          caseId,
          closedAt,
          places,
          applicant: of('applicant'),
          right: of('right'),
          opponent: of('opponent'),
          shop: of('shop'),
          self: of('self'),
        },
      ];
    }),
  );
