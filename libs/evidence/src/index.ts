import { EvidenceRow } from './storage/evidence.entity.js';

export * from './evidence.module.js';
export * from './evidence.service.js';
export * from './reception.service.js';
export type { EvidenceRecord } from './records.js';
export { EvidenceRow, type EvidenceState } from './storage/evidence.entity.js';

/** Tables of this room, for its module and the drift check. */
export const entities = [EvidenceRow];
