import { AuditEventRow } from './storage/audit-event.entity.js';

export * from './audit.module.js';
export * from './audit.service.js';
export { AuditEventRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [AuditEventRow];
