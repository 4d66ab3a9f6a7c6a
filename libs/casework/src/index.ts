import { DocumentRow } from './storage/document.entity.js';

export { DocumentRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [DocumentRow];
