import { Injectable } from '@nestjs/common';
import { applicantScope, scopeOf, type Viewer } from '#access';
import {
  ACTS,
  type Act,
  type Actor,
  type CaseFileView,
  CaseFiles,
  CaseQueries,
  type CaseView,
  openActs,
  STATUSES,
} from '#cases';
import { AppError, type CaseStatus, shanghaiDay } from '#contracts';
import { parseCaseNumber } from '#intake';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { type DecisionRecord, Routing } from '#routing';
import type { Language } from '../http/language.js';
import type { AllowedActDto, CaseDetailDto, CasePageDto, RoutingViewDto } from '../staff/staff.dto.js';
import type { ApplicantCaseDto } from './answers.dto.js';
import { clocksOf, documentsOf, listRow, maskedParty, offerOf, rightsOf, timelineOf } from './case-parts.js';
import { insteadOfARoute, refById } from './present.js';

interface ListRequest {
  readonly view: CaseView;
  readonly status: CaseStatus | null;
  readonly ipType: string | null;
  readonly isUrgent: boolean | null;
  readonly text: string | null;
  readonly cursor: string | null;
  readonly limit: string | null;
}

/** Names of the applicant's acts in the address, by what the lifecycle calls them. */
const APPLICANT_NAMES: Partial<Record<Act, string>> = {
  supply: 'supplement',
  withdraw: 'withdrawal',
  object: 'objection',
  challenge: 'challenge',
};

/** Acts that the table gives to any other institution, but that only one that helps already has a use for. */
const FOR_CO_HANDLERS: readonly Act[] = ['end_co_handling', 'pull_request'];

export const actorOf = (viewer: Viewer): Actor => ({
  kind: 'staff',
  accountId: viewer.accountId,
  role: viewer.role,
  institutionId: viewer.institutionId,
  queue: viewer.queue,
});

/** Puts together what the pages about cases show, for the one who looks. */
@Injectable()
export class CasePages {
  constructor(
    private readonly files: CaseFiles,
    private readonly queries: CaseQueries,
    private readonly network: Network,
    private readonly routing: Routing,
    private readonly clock: Clock,
  ) {}

  async list(viewer: Viewer, request: ListRequest): Promise<CasePageDto> {
    const today = shanghaiDay(this.clock.now());
    const limit = Number(request.limit ?? '50');
    const filter = {
      ...request,
      institutionId: viewer.institutionId,
      queue: viewer.queue,
      accountId: viewer.accountId,
      today,
      after: readCursor(request.cursor),
      limit: limit + 1,
    };
    const scope = scopeOf(viewer);
    const [rows, counts, network] = await Promise.all([
      this.queries.page(scope, filter),
      this.queries.counts(scope, filter),
      this.network.current(),
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => listRow(row, network, today)),
      nextCursor: rows.length > limit && last ? writeCursor(last.received_at, last.id) : null,
      counts,
    };
  }

  async forApplicant(caseId: string, language: Language): Promise<ApplicantCaseDto> {
    const network = await this.network.current();
    return this.files.read(applicantScope(caseId), { id: caseId }, async (view, tx) => {
      const decision = (await this.routing.history(tx, caseId)).at(-1);
      const { row, locked } = view;
      const offeredTo =
        row.status === 'transferring'
          ? (view.participants.find((one) => one.relation === 'offered')?.institution_id ?? null)
          : null;
      return {
        caseNo: row.case_no,
        version: row.version,
        status: row.status,
        statusText: STATUSES[row.status].label[language],
        receivedAt: row.received_at.toISOString(),
        promise: { examineBy: row.examine_by },
        holder: refById(row.holder_institution_id, network),
        offeredTo: refById(offeredTo, network),
        coordinator:
          row.holder_institution_id === null && row.coordinator_queue
            ? this.network.deskName(row.coordinator_queue, network)
            : null,
        coHandlers: coHandlersOf(view, network),
        explanation: this.explained(view, decision, language, network),
        asked: row.status === 'supplement_pending' ? [...row.missing] : [],
        allowedActs: applicantActs(view),
        clocks: clocksOf(view, this.clock.now()),
        timeline: timelineOf(view, network, true),
        documents: documentsOf(view, network, language),
        ipType: row.ip_type as ApplicantCaseDto['ipType'],
        title: row.title,
        matters: [...locked.facts.matters],
      };
    });
  }

  async forStaff(caseNo: string, viewer: Viewer, language: Language): Promise<CaseDetailDto> {
    const network = await this.network.current();
    const today = shanghaiDay(this.clock.now());
    return this.files.read(scopeOf(viewer), { caseNo: parsed(caseNo) }, async (view, tx) => {
      const { row, content } = view;
      const decision = (await this.routing.history(tx, row.id)).at(-1);
      const relation = relationOf(view, viewer);
      const applicant = view.parties.find((party) => party.side === 'applicant');
      return {
        ...listRow({ ...row, applicant_name: applicant?.name ?? null, relation }, network, today),
        facts: view.facts,
        demand: view.demand,
        parties: view.parties.map((party) => maskedParty(party, network)),
        rights: rightsOf(content),
        acts: (content['acts'] ?? {}) as Record<string, unknown>,
        circumstances: {
          externalDeadline: content['externalDeadline'],
          otherProceedings: content['otherProceedings'],
          chosenInstitution: content['chosenInstitution'],
          attachments: content['attachments'],
          consents: content['consents'],
        },
        gates: view.gates.map((gate) => ({ rule: gate.rule, proposes: gate.proposes, reason: gate.reason })),
        missing: [...row.missing],
        flags: [...row.flags],
        holder: refById(row.holder_institution_id, network),
        coHandlers: coHandlersOf(view, network),
        queueName: row.coordinator_queue ? this.network.deskName(row.coordinator_queue, network) : null,
        routing: decision ? this.presentDecision(decision, language, network) : null,
        offers: view.offers.map((offer) => offerOf(offer, network)),
        clocks: clocksOf(view, this.clock.now()),
        timeline: timelineOf(view, network, false),
        documents: documentsOf(view, network, language),
        allowedActs: openActs(view.locked.state, actorOf(viewer))
          .filter((act) => relation !== 'offered' || !FOR_CO_HANDLERS.includes(act))
          .map(presentAct),
        channel: row.channel,
      };
    });
  }

  /** While it stands at the desk because it may be none of ours, nobody is named who would take it. */
  private explained(
    { row, participants }: CaseFileView,
    decision: DecisionRecord | undefined,
    language: Language,
    network: NetworkView,
  ): string | null {
    const isWithNobody = row.holder_institution_id === null && !participants.some((one) => one.relation === 'offered');
    const instead = isWithNobody ? insteadOfARoute(row.proposal, language) : null;
    return (
      instead ??
      (decision ? this.routing.explain(decision.decision, decision.facts, 'applicant', language, network) : null)
    );
  }

  async routingHistory(caseNo: string, viewer: Viewer, language: Language): Promise<RoutingViewDto[]> {
    const network = await this.network.current();
    return this.files.read(scopeOf(viewer), { caseNo: parsed(caseNo) }, async (view, tx) =>
      (await this.routing.history(tx, view.row.id)).map((record) => this.presentDecision(record, language, network)),
    );
  }

  private presentDecision(record: DecisionRecord, language: Language, network: NetworkView): RoutingViewDto {
    const { decision, facts } = record;
    return {
      seq: record.seq,
      at: record.at.toISOString(),
      outcome: decision.outcome,
      lead: decision.lead,
      coHandlers: [...decision.coHandlers],
      queue: decision.queue,
      place: decision.place,
      placeName: decision.place === null ? null : network.placeName(decision.place),
      rules: [...decision.rules],
      flags: [...decision.flags],
      candidates: decision.candidates.map(({ name, rank, rejectedBy }) => ({ name, rank, rejectedBy })),
      facts: { ...facts },
      explanation: this.routing.explain(decision, facts, 'staff', language, network),
      directoryVersion: decision.directoryVersion,
      policyVersion: decision.policyVersion,
      decidedBy: record.decidedBy,
      overrideReason: record.overrideReason,
    };
  }
}

/** A number that cannot be one is answered like one that nobody has. */
function parsed(caseNo: string): string {
  const number = parseCaseNumber(caseNo);
  if (number === null) throw new AppError('case.not_found');
  return number;
}

function relationOf({ row, participants }: CaseFileView, viewer: Viewer): string | null {
  if (viewer.institutionId === null) return 'coordinator';
  if (row.holder_institution_id === viewer.institutionId) return 'holder';
  return participants.find((one) => one.institution_id === viewer.institutionId)?.relation ?? null;
}

const coHandlersOf = (view: CaseFileView, network: NetworkView): NonNullable<ReturnType<typeof refById>>[] =>
  view.participants
    .filter((one) => one.relation === 'co_handler')
    .flatMap((one) => refById(one.institution_id, network) ?? []);

function applicantActs({ locked, row }: CaseFileView): string[] {
  const table = openActs(locked.state, { kind: 'applicant' }).flatMap((act) => APPLICANT_NAMES[act] ?? []);
  const isOver = row.closed_at !== null;
  return [
    ...table,
    ...(isOver ? [] : ['messages']),
    ...(['concluded', 'return_visit'].includes(row.status) ? ['rating'] : []),
  ];
}

function presentAct(act: Act): AllowedActDto {
  const rule = ACTS[act];
  const fields = (rule.takes ?? []).filter((field) => field !== 'dueOn').map(String);
  const further = act === 'submit_result' ? ['summary'] : [];
  return {
    act: act.replaceAll('_', '-'),
    reasonCodes: [...(rule.reasonCodes ?? [])],
    needsNote: rule.needsNote === true,
    fields: [...fields, ...further],
    outcomes: [...(rule.outcomes ?? [])],
  };
}

const writeCursor = (receivedAt: Date, id: string): string =>
  Buffer.from(JSON.stringify([receivedAt.toISOString(), id])).toString('base64url');

function readCursor(cursor: string | null): { receivedAt: string; id: string } | null {
  if (cursor === null) return null;
  const match = /^\["(\d{4}-\d\d-\d\dT[\d:.]+Z)","([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})"\]$/.exec(
    Buffer.from(cursor, 'base64url').toString(),
  );
  if (!match?.[1] || !match[2] || Number.isNaN(Date.parse(match[1])))
    throw new AppError('request.invalid', {}, [
      { path: 'cursor', code: 'wrong_form', message: { zh: '翻页标记无效。', en: 'The cursor is not valid.' } },
    ]);
  return { receivedAt: match[1], id: match[2] };
}
