import { AuditEventRow } from './storage/audit-event.entity.js';
import { AuditCheckpointRow, AuditSealRow } from './storage/audit-seal.entity.js';

export * from './audit.module.js';
export * from './audit.queries.js';
export * from './audit.service.js';
export { checkpointLines } from './checkpoint-file.js';
export { faultOfProof, type InclusionProof } from './domain/proof.js';
export * from './proofs.queries.js';
export { type AuditVerdict, digestOf, type DumpLine, readRecord, verifyRecord } from './record.js';
export * from './sealer.service.js';
export { AuditCheckpointRow, AuditEventRow, AuditSealRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [AuditEventRow, AuditSealRow, AuditCheckpointRow];
