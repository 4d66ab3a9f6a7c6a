import { AuditEventRow } from './storage/audit-event.entity.js';

export { AuditEventRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [AuditEventRow];
