import { CaseRow, CaseRequestRow, PartyRow, CaseFingerprintRow, CaseEventRow, CaseParticipantRow, DeadlineRow } from './storage/case.entity.js';

export { CaseRow, CaseRequestRow, PartyRow, CaseFingerprintRow, CaseEventRow, CaseParticipantRow, DeadlineRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [CaseRow, CaseRequestRow, PartyRow, CaseFingerprintRow, CaseEventRow, CaseParticipantRow, DeadlineRow];
