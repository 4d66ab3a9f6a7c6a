import { Injectable } from '@nestjs/common';
import type { AssistanceRequest, PartialRequest } from '#contracts';
import { Vault } from '#platform/crypto';
import type { Tx } from '#platform/database';
import { correctionsOf, withCorrections } from './domain/corrections.js';

/** A filed request as triage and routing may see it again: no names, no numbers, only whether an identity was given. */
interface StoredContent extends Omit<
  AssistanceRequest,
  'applicant' | 'agent' | 'respondents' | 'facts' | 'demand' | 'declaration'
> {
  applicant: Pick<AssistanceRequest['applicant'], 'kind' | 'role' | 'regionCode' | 'sme' | 'idType'> & {
    hasIdNumber: boolean;
  };
  respondents: Pick<AssistanceRequest['respondents'][number], 'regionCode' | 'shopUrl'>[];
}

interface StoredRequest {
  content: StoredContent;
  facts: string | null;
  demand: string | null;
  facts_sealed: string | null;
  demand_sealed: string | null;
  description_sealed: string | null;
  may_share: boolean;
  corrections: { act: string; facts: Record<string, unknown> }[];
}

/** What an applicant wrote in words of her own. */
export interface Story {
  readonly facts: string;
  readonly demand: string;
  readonly description: string | null;
}

/** Stands in for what was said but must not be read here. */
const GIVEN = 'given';

/** Requests as they were filed. What people wrote is sealed; codes, places and rights are not, so that they can be counted. */
@Injectable()
export class FiledRequests {
  constructor(private readonly vault: Vault) {}

  /** The words of a filing as they are stored. */
  sealed(caseId: string, { facts, demand, description }: Story): Record<string, string | null> {
    return {
      facts: facts === '' ? '' : null,
      demand: demand === '' ? '' : null,
      facts_sealed: this.vault.seal(facts, `case_request|facts|${caseId}`),
      demand_sealed: this.vault.seal(demand, `case_request|demand|${caseId}`),
      description_sealed: this.vault.seal(description, `case_request|description|${caseId}`),
    };
  }

  /** The body of a request with its words, or null. */
  async read(tx: Tx, caseId: string): Promise<(Story & { readonly content: Record<string, unknown> }) | null> {
    const row = await this.row(tx, caseId);
    return row && { ...this.story(caseId, row), content: row.content as unknown as Record<string, unknown> };
  }

  /** Rebuilds the request of a case without persons, as it stands by now, so that every gate and rule can judge it again at any time. */
  async withoutPersons(tx: Tx, caseId: string): Promise<PartialRequest> {
    const row = await this.row(tx, caseId);
    if (!row) throw new Error(`case ${caseId} has no request`);
    const { applicant, respondents, acts, ...rest } = withCorrections(row.content, correctionsOf(row.corrections));
    const { hasIdNumber, ...known } = applicant;
    const { facts, demand, description } = this.story(caseId, row);
    return {
      ...rest,
      // Consent may be given and taken back at any time; what counts is how it stands now.
      consents: { ...rest.consents, shareWithCoHandlers: row.may_share },
      acts: { ...acts, description },
      applicant: {
        ...known,
        name: GIVEN,
        contactName: null,
        mobile: GIVEN,
        email: null,
        address: null,
        idNumber: hasIdNumber ? GIVEN : null,
      },
      agent: null,
      respondents: respondents.map((respondent) => ({ ...respondent, name: GIVEN, uscc: null })),
      facts,
      demand,
      declaration: true,
    };
  }

  private async row(tx: Tx, caseId: string): Promise<StoredRequest | null> {
    const [row] = await tx.query<StoredRequest[]>(
      `SELECT r.content, r.facts, r.demand, r.facts_sealed, r.demand_sealed, r.description_sealed, c.may_share,
              (SELECT coalesce(json_agg(json_build_object('act', act, 'facts', facts) ORDER BY seq), '[]')
                 FROM case_event WHERE case_id = $1 AND act = 'correct_facts') AS corrections
           FROM case_request r JOIN case_file c ON c.id = r.case_id WHERE r.case_id = $1`,
      [caseId],
    );
    return row ?? null;
  }

  /** What an older release wrote in clear is read as it stands until the worker has sealed it. */
  private story(caseId: string, row: StoredRequest): Story {
    const open = (column: string, sealed: string | null): string | null =>
      this.vault.open(sealed, `case_request|${column}|${caseId}`);
    return {
      facts: row.facts ?? open('facts', row.facts_sealed) ?? '',
      demand: row.demand ?? open('demand', row.demand_sealed) ?? '',
      description: open('description', row.description_sealed) ?? row.content.acts.description,
    };
  }
}
