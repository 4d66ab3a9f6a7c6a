import { AccountRow, SessionRow, LookupTokenRow, AttemptRow } from './storage/access.entity.js';

export { AccountRow, SessionRow, LookupTokenRow, AttemptRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [AccountRow, SessionRow, LookupTokenRow, AttemptRow];
