import { EvidenceRow, PartRow, UploadRow, VolumeRow } from './storage/evidence.entity.js';

export * from './evidence.module.js';
export * from './evidence.service.js';
export * from './keeper.service.js';
export * from './previews.service.js';
export { Reception } from './reception.service.js';
export type { EvidenceRecord } from './records.js';
export { PREVIEW_STATES, SCAN_STATES, EvidenceRow, type EvidenceState } from './storage/evidence.entity.js';
export * from './store.queries.js';
export { MOST_BYTES_IN_PARTS, type Progress, Uploads } from './uploads.service.js';

/** Tables of this room, for its module and the drift check. */
export const entities = [EvidenceRow, UploadRow, PartRow, VolumeRow];
