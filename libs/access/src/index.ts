import { AccountRow, AttemptRow, LookupTokenRow, SessionRow } from './storage/access.entity.js';

export * from './access.module.js';
export * from './domain/viewer.js';
export * from './limits.service.js';
export * from './lookup.service.js';
export * from './sign-in.service.js';
export { AccountRow, AttemptRow, LookupTokenRow, SessionRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [AccountRow, SessionRow, LookupTokenRow, AttemptRow];
