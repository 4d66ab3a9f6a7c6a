import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AppError,
  type AssistanceRequest,
  canonicalJson,
  type Day,
  type FieldFault,
  type Outcome,
  type PartialRequest,
  type RoutingDecision,
  shanghaiDay,
  type TriageFinding,
} from '#contracts';
import { FiledRequests, Persons, Promises, TIME_LIMITS } from '#cases';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { sha256, Vault } from '#platform/crypto';
import { brokenConstraint, Database, sqlState } from '#platform/database';
import { correlationId } from '#platform/observability';
import { Wake } from '#platform/outbox';
import { Routing, type Language } from '#routing';
import { printsOf, triage } from '#triage';
import { newCaseNumber } from './domain/caseNumber.js';
import { fieldsToFile, unsaidFields } from './domain/completeness.js';
import { crossFieldFaults } from './domain/crossField.js';
import { cleanRequest, identifierFaults, textFaults } from './domain/fieldRules.js';
import { newQueryCode } from './domain/queryCode.js';
import { filedEvent, filedFacts, filingRows } from './filing.js';
import { fieldFaultsOf, noticeFaults, unknownPlaces, whole } from './whole.js';

/** What triage and routing say about a request before anything is stored. */
export interface Preview {
  readonly outcome: Outcome;
  readonly decision: RoutingDecision;
  readonly triage: TriageFinding;
  readonly explanation: string;
  readonly examineBy: Day;
  readonly isProvisional: boolean;
  readonly missing: readonly string[];
}

/** What the applicant gets for a filed request, once. */
export interface Filed {
  readonly caseNo: string;
  readonly queryCode: string;
  readonly receivedAt: string;
  readonly examineBy: Day;
  readonly isProvisional: boolean;
  readonly receipt: string;
}

interface FilingAnswer {
  repeated: boolean;
  same?: boolean;
  answer?: { sealed: string };
}

const MOST_NUMBERS_TRIED = 5;

/** What filing needs of its surroundings: the time, what it promises, a bell for the relay, and who seals what people say. */
@Injectable()
export class IntakeDoor {
  constructor(
    readonly clock: Clock,
    readonly wake: Wake,
    readonly promises: Promises,
    readonly persons: Persons,
    readonly requests: FiledRequests,
  ) {}
}

/** Takes requests in: says beforehand where they would go, and files them in one round trip to the database. */
@Injectable()
export class Intake {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly routing: Routing,
    private readonly vault: Vault,
    private readonly door: IntakeDoor,
  ) {}

  /** Dry run of triage and routing; stores nothing. @throws `request.invalid` on texts or places that cannot be. */
  async preview(given: PartialRequest, language: Language): Promise<Preview> {
    const view = await this.network.current();
    const request = cleanRequest(given);
    const faults = [...textFaults(request as Partial<AssistanceRequest>), ...unknownPlaces(request, view)];
    if (faults.length > 0) throw new AppError('request.invalid', {}, faults);
    const now = this.door.clock.now();
    const { facts, decision } = await this.routing.decide(request);
    const examination = await this.door.promises.promiseOf('examination', decision.lead?.id ?? null);
    const finding = triage(request, {
      now,
      ownDueOn: examination.dueOn,
      duplicates: [],
      unsaid: fieldsToFile(request),
    });
    return {
      outcome: finding.proposal ?? decision.outcome,
      decision,
      triage: finding,
      explanation: this.routing.explain(decision, facts, 'applicant', language, view),
      examineBy: examination.dueOn,
      isProvisional: examination.isProvisional,
      missing: [...new Set([...unsaidFields(request), ...finding.missing])],
    };
  }

  /**
   * Files a request. The answer returns only after COMMIT; the same key with the same content returns the same answer.
   * @throws `request.invalid` with every fault at once; `request.idempotency_key_reused`; `request.idempotency_in_progress`
   */
  async file(given: PartialRequest, key: string): Promise<Filed> {
    const view = await this.network.current();
    const request = this.checked(given, view);
    const hash = sha256(canonicalJson(request));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.store(request, key, hash, view);
      } catch (error) {
        if (sqlState(error) === '55P03') throw new AppError('request.idempotency_in_progress');
        const isNumberTaken = brokenConstraint(error) === 'case_file_case_no';
        if (!isNumberTaken || attempt >= MOST_NUMBERS_TRIED) throw error;
      }
    }
  }

  private checked(given: PartialRequest, view: NetworkView): AssistanceRequest {
    const cleaned = cleanRequest(given);
    const request = whole(cleaned);
    const today = shanghaiDay(this.door.clock.now());
    const faults: FieldFault[] = [
      ...fieldFaultsOf(fieldsToFile(cleaned)),
      ...textFaults(request),
      ...identifierFaults(request, today),
      ...crossFieldFaults(request),
      ...unknownPlaces(request, view),
      ...noticeFaults(request),
    ];
    if (faults.length > 0) throw new AppError('request.invalid', {}, faults);
    return request;
  }

  private async store(request: AssistanceRequest, key: string, hash: string, view: NetworkView): Promise<Filed> {
    const now = this.door.clock.now();
    const examination = await this.promised(request);
    const event = filedEvent(request, now, examination.days < TIME_LIMITS.examination.days ? examination.days : null);
    const deadlines = await this.door.promises.deadlinesOf(filedFacts(request), [event]);
    const caseNo = newCaseNumber(Number(shanghaiDay(now).slice(0, 4)), randomBytes(16));
    const queryCode = newQueryCode(randomBytes(16));
    const receipt = this.receipt({
      caseNo,
      receivedAt: now.toISOString(),
      contentHash: hash,
      examineBy: examination.dueOn,
      directoryVersion: view.directory.version,
    });
    const filed: Filed = {
      caseNo,
      queryCode,
      receivedAt: now.toISOString(),
      examineBy: examination.dueOn,
      isProvisional: examination.isProvisional,
      receipt,
    };
    const rows = filingRows(
      { request, filed, hash, examination, event, deadlines },
      { vault: this.vault, persons: this.door.persons, requests: this.door.requests },
      printsOf(request),
    );
    const place = `idempotency|answer|${key}`;
    const parameter = {
      ...rows,
      key,
      hash,
      answer: { sealed: this.vault.seal(JSON.stringify(filed), place) },
      correlationId: correlationId(),
    };
    const [row] = await this.database.direct<{ file_request: FilingAnswer }>(`SELECT file_request($1::jsonb)`, [
      JSON.stringify(parameter),
    ]);
    const answer = row?.file_request;
    if (!answer?.repeated) {
      this.door.wake.ring();
      return filed;
    }
    if (!answer.same) throw new AppError('request.idempotency_key_reused');
    return JSON.parse(this.vault.open(answer.answer?.sealed ?? null, place) ?? 'null') as Filed;
  }

  /** What the preview promises: the published limit of the institution in charge. Where none is shorter, nobody has to be asked. */
  private async promised(request: AssistanceRequest): ReturnType<Promises['promiseOf']> {
    const { promises } = this.door;
    const lead = (await promises.isShortened('examination'))
      ? (await this.routing.decide(request)).decision.lead
      : null;
    return promises.promiseOf('examination', lead?.id ?? null);
  }

  private receipt(content: Record<string, unknown>): string {
    const text = Buffer.from(canonicalJson({ v: 1, ...content })).toString('base64url');
    return `${text}.${this.vault.sign(text)}`;
  }

  /** What a receipt says, when this system signed it; null when it did not or somebody changed it. */
  readReceipt(receipt: string): Record<string, unknown> | null {
    const [text, signature] = receipt.trim().split('.');
    if (!text || !signature || !this.vault.isSigned(text, signature)) return null;
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;
  }
}
