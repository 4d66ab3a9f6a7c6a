import { DocumentRow } from './storage/document.entity.js';

export { Assigning } from './assigning.service.js';
export * from './casework.module.js';
export * from './casework.service.js';
export * from './documents.service.js';
export * from './domain/documents.js';
export * from './domain/paper.js';
export { DocumentRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [DocumentRow];
