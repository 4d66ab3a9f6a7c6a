import type { CaseFileView } from '#cases';
import type { NetworkView } from '#network';
import type { DecisionRecord } from '#routing';
import type { RouteProposalDto } from '../staff/staff.dto.js';
import type { ReasonDto } from './answers.dto.js';
import { insteadOfARoute, refById } from './present.js';

/** Why it went there, for the applicant; null while it goes to nobody because it may be none of ours. */
export function reasonOf(
  { row, participants }: CaseFileView,
  record: DecisionRecord | undefined,
  sentence: (record: DecisionRecord) => string,
): ReasonDto | null {
  const isWithNobody = row.holder_institution_id === null && !participants.some((one) => one.relation === 'offered');
  if (!record || (isWithNobody && insteadOfARoute(row.proposal, 'zh') !== null)) return null;
  return {
    sentence: sentence(record),
    decidedAt: record.at.toISOString(),
    byPerson: record.decidedBy !== 'system',
    directoryVersion: record.decision.directoryVersion,
    policyVersion: record.decision.policyVersion,
    facts: { ...record.facts },
  };
}

/** The rule's new answer while it waits for the owner of the case. */
export function proposalOf(
  { locked }: CaseFileView,
  records: readonly DecisionRecord[],
  network: NetworkView,
  deskName: (desk: string) => string,
): RouteProposalDto | null {
  const { routeProposal, holder, offeredTo } = locked.state;
  if (!routeProposal) return null;
  const record = records.find(({ seq }) => seq === routeProposal.decision);
  const refs = (ids: readonly string[]): RouteProposalDto['brings'] => ids.flatMap((id) => refById(id, network) ?? []);
  return {
    to: refById(routeProposal.to, network),
    toDesk: routeProposal.to === null && record?.decision.queue ? deskName(record.decision.queue) : null,
    isOtherLead: routeProposal.to !== (holder ?? offeredTo),
    brings: refs(routeProposal.brings),
    drops: refs(routeProposal.drops),
    changed: [...(record?.changed ?? [])],
    decision: routeProposal.decision,
  };
}
