import { Injectable } from '@nestjs/common';
import { AppError, type CaseStatus, type Day, type GateFinding } from '#contracts';
import { Database, type Scope, type Tx } from '#platform/database';
import { correctionsOf, withCorrections } from './domain/corrections.js';
import type { CaseListRow } from './cases.queries.js';
import { CaseLinks } from './links.service.js';
import { type CaseRecord, Cases, type LockedCase } from './cases.service.js';
import { FiledRequests } from './filed-request.js';
import { Persons, type StoredName } from './persons.service.js';

/** A party with its identifiers opened: masking is the door's business, for each reader. */
export interface PartyRecord {
  side: 'applicant' | 'agent' | 'respondent';
  kind: string;
  role: string | null;
  name: string;
  regionCode: string | null;
  isSme: boolean;
  idType: string | null;
  idNumber: string | null;
  mobile: string | null;
  email: string | null;
  contactName: string | null;
  address: string | null;
}

export interface TimelineRecord {
  seq: number;
  act: string;
  at: Date;
  to_status: CaseStatus;
  actor_kind: string;
  actor_name: string | null;
  institution_id: string | null;
  reason_code: string | null;
  note: string | null;
  is_public: boolean;
  facts: Record<string, unknown>;
}

export interface OfferRecord {
  id: string;
  kind: string;
  from_institution_id: string | null;
  to_institution_id: string;
  state: string;
  offered_at: Date;
  answer_by: Day;
  answered_at: Date | null;
  return_reason: string | null;
  note: string | null;
}

export interface DocumentRecord {
  id: string;
  kind: string;
  issued_at: Date;
  institution_id: string | null;
  paragraphs: { zh: string[]; en: string[] };
}

/** Everything one page about one case shows, read in one transaction under the reader's scope. */
export interface CaseFileView {
  readonly locked: LockedCase;
  readonly row: CaseRecord & Omit<CaseListRow, 'applicant_name' | 'relation'> & { channel: string };
  readonly facts: string;
  readonly demand: string;
  readonly content: Record<string, unknown>;
  readonly parties: readonly PartyRecord[];
  readonly timeline: readonly TimelineRecord[];
  readonly offers: readonly OfferRecord[];
  readonly documents: readonly DocumentRecord[];
  readonly participants: readonly { institution_id: string; relation: string }[];
  readonly deadlines: readonly {
    kind: string;
    opened_seq: number;
    starts_on: Day;
    warn_on: Day;
    due_on: Day;
    is_provisional: boolean;
    satisfied_at: Date | null;
    breached_at: Date | null;
  }[];
  readonly gates: readonly GateFinding[];
}

/** Reads one case file whole. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    /** What this case has to do with others. */
    readonly links: CaseLinks,
    private readonly requests: FiledRequests,
    private readonly persons: Persons,
  ) {}

  /** @throws `case.not_found`, also for a case that exists and is not to be seen by this reader */
  async read<T>(
    scope: Scope,
    by: { caseNo: string } | { id: string },
    present: (view: CaseFileView, tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(scope, async (tx) => {
      const [column, value] = 'id' in by ? ['id', by.id] : ['case_no', by.caseNo];
      const [row] = await tx.query<CaseFileView['row'][]>(
        `SELECT c.*, (SELECT h.display_name FROM account h WHERE h.id = c.handler_id) AS handler_name FROM case_file c WHERE c.${column} = $1`,
        [value],
      );
      if (!row) throw new AppError('case.not_found');
      return present(await this.assemble(tx, row), tx);
    });
  }

  private async assemble(tx: Tx, row: CaseFileView['row']): Promise<CaseFileView> {
    const of = async <R>(sql: string): Promise<R[]> => tx.query<R[]>(sql, [row.id]);
    const locked = await this.cases.read(tx, row);
    const request = await this.requests.read(tx, row.id);
    const timeline = await of<TimelineRecord>(
      `SELECT e.seq, e.act, e.at, e.to_status, e.actor_kind, a.display_name AS actor_name, e.institution_id, e.reason_code, e.note, e.is_public, e.facts
         FROM case_event e LEFT JOIN account a ON a.id = e.actor_id WHERE e.case_id = $1 ORDER BY e.seq`,
    );
    const gates = timeline.findLast((event) => event.act === 'triage_assess')?.facts['gates'];
    return {
      locked,
      row,
      facts: request?.facts ?? '',
      demand: request?.demand ?? '',
      content: withCorrections(withDescription(request), correctionsOf(timeline)),
      parties: (await of<StoredParty>(`SELECT * FROM party WHERE case_id = $1 ORDER BY side, id`)).map((party) =>
        this.opened(party),
      ),
      timeline,
      offers: await of<OfferRecord>(`SELECT * FROM offer WHERE case_id = $1 ORDER BY offered_at, id`),
      documents: await of<DocumentRecord>(
        `SELECT id, kind, issued_at, institution_id, paragraphs FROM document WHERE case_id = $1 ORDER BY issued_at, id`,
      ),
      participants: await of(
        `SELECT institution_id, relation FROM case_participant WHERE case_id = $1 AND until IS NULL ORDER BY since, institution_id`,
      ),
      deadlines: await of(
        `SELECT kind, opened_seq, starts_on, warn_on, due_on, is_provisional, satisfied_at, breached_at FROM deadline WHERE case_id = $1 ORDER BY satisfied_at NULLS FIRST, (kind LIKE 'external\\_%' OR kind = 'judicial_confirmation') DESC, due_on, kind`,
      ),
      gates: Array.isArray(gates) ? (gates as GateFinding[]) : [],
    };
  }

  private opened(party: StoredParty): PartyRecord {
    const open = (column: string, sealed: string | null): string | null => this.persons.open(party.id, column, sealed);
    return {
      side: party.side,
      kind: party.kind,
      role: party.role,
      name: this.persons.nameOf(party),
      regionCode: party.region_code,
      isSme: party.is_sme,
      idType: party.id_type,
      idNumber: open('id_number', party.id_number_sealed),
      mobile: open('mobile', party.mobile_sealed),
      email: open('email', party.email_sealed),
      contactName: open('contact_name', party.contact_name_sealed),
      address: open('address', party.address_sealed),
    };
  }
}

/** What happened in the applicant's words stands with the other facts of the acts, as it was filed. */
function withDescription(request: Awaited<ReturnType<FiledRequests['read']>>): Record<string, unknown> {
  if (!request) return {};
  const acts = request.content['acts'];
  return { ...request.content, acts: { ...(acts as object), description: request.description } };
}

interface StoredParty extends StoredName {
  id: string;
  side: PartyRecord['side'];
  kind: string;
  role: string | null;
  region_code: string | null;
  is_sme: boolean;
  id_type: string | null;
  id_number_sealed: string | null;
  mobile_sealed: string | null;
  email_sealed: string | null;
  contact_name_sealed: string | null;
  address_sealed: string | null;
}
