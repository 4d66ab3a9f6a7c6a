import { Injectable } from '@nestjs/common';
import { applicantScope, isCoordinator, scopeOf, type Viewer } from '#access';
import {
  type Act,
  type Actor,
  type CaseFileView,
  type CaseLink,
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
import { type DecisionRecord, inForce, Routing } from '#routing';
import { readCursor, writeCursor } from '../http/cursor.js';
import type { Language } from '../http/language.js';
import type { CaseDetailDto, CasePageDto, RoutingViewDto } from '../staff/staff.dto.js';
import type { ApplicantCaseDto } from './answers.dto.js';
import { applicantActs, presentAct } from './case-acts.js';
import { clocksOf, documentsOf, listRow, maskedParty, offerOf, rightsOf, timelineOf } from './case-parts.js';
import { coHandlersOf, relationOf } from './parties.js';
import { insteadOfARoute, refById } from './present.js';
import { proposalOf, reasonOf } from './route-parts.js';

interface ListRequest {
  readonly view: CaseView;
  readonly status: CaseStatus | null;
  readonly ipType: string | null;
  readonly isUrgent: boolean | null;
  readonly text: string | null;
  readonly cursor: string | null;
  readonly limit: string | null;
}

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
      nextCursor: rows.length > limit && last ? writeCursor(last) : null,
      counts,
    };
  }

  async forApplicant(caseId: string, language: Language): Promise<ApplicantCaseDto> {
    const network = await this.network.current();
    return this.files.read(applicantScope(caseId), { id: caseId }, async (view, tx) => {
      const decision = inForce(await this.routing.history(tx, caseId));
      const pinned = await this.releaseOf(decision);
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
        explanation: this.explained(view, decision, language, pinned),
        reason: reasonOf(view, decision, (record) => this.routing.sentence(record, 'applicant', language, pinned)),
        asked: row.status === 'supplement_pending' ? [...row.missing] : [],
        allowedActs: applicantActs(view),
        clocks: clocksOf(view, this.clock.now()),
        timeline: timelineOf(view, network, true),
        documents: documentsOf(view, network, language, true),
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
      const records = await this.routing.history(tx, row.id);
      const decision = inForce(records);
      const pinned = await this.releaseOf(decision);
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
        routing: decision ? this.presentDecision(decision, viewer, language, pinned, decision) : null,
        routeProposal: proposalOf(view, records, network, (desk) => this.network.deskName(desk, network)),
        challenged: view.locked.state.isChallenged,
        offers: view.offers.map((offer) => offerOf(offer, network)),
        clocks: clocksOf(view, this.clock.now()),
        timeline: timelineOf(view, network, false),
        documents: documentsOf(view, network, language),
        allowedActs: openActs(view.locked.state, actorOf(viewer))
          .filter((act) => relation !== 'offered' || !FOR_CO_HANDLERS.includes(act))
          .map(presentAct),
        links: (await this.files.links.of(tx, row.id)).map((link) => this.presentLink(link, network)),
        channel: row.channel,
      };
    });
  }

  private presentLink(link: CaseLink, network: NetworkView): CaseDetailDto['links'][number] {
    const desk = link.otherQueue === null ? null : this.network.deskName(link.otherQueue, network);
    return {
      id: link.id,
      kind: link.kind,
      state: link.state,
      askedHere: link.isAskedHere,
      heldBy: refById(link.otherHolderId, network)?.name ?? desk,
      caseNo: link.otherCaseNo,
      note: link.note,
      answer: link.answer,
    };
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
    return this.files.read(scopeOf(viewer), { caseNo: parsed(caseNo) }, async (view, tx) => {
      const records = await this.routing.history(tx, view.row.id);
      return Promise.all(
        records.map(async (record) =>
          this.presentDecision(record, viewer, language, await this.releaseOf(record), inForce(records)),
        ),
      );
    });
  }

  /** The directory under which a decision was made: names and places read as they were then. */
  private releaseOf(record: DecisionRecord | undefined): Promise<NetworkView> {
    return record ? this.network.at(record.decision.directoryVersion) : this.network.current();
  }

  private presentDecision(
    record: DecisionRecord,
    viewer: Viewer,
    language: Language,
    network: NetworkView,
    standing: DecisionRecord | undefined,
  ): RoutingViewDto {
    const { decision, facts } = record;
    const voice = (audience: 'applicant' | 'staff' | 'coordinator'): string =>
      this.routing.sentence(record, audience, language, network);
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
      voices: {
        applicant: voice('applicant'),
        staff: voice('staff'),
        coordinator: isCoordinator(viewer) ? voice('coordinator') : null,
      },
      cause: record.cause,
      changed: [...record.changed],
      answer: record.answer,
      answeredBy: record.answeredByName,
      answeredAt: record.answeredAt?.toISOString() ?? null,
      answerNote: record.answerNote,
      isInForce: record === standing,
      directoryVersion: decision.directoryVersion,
      policyVersion: decision.policyVersion,
      decidedBy: record.decidedBy,
      decidedByName: record.decidedByName,
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
