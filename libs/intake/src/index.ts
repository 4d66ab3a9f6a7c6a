import { IdempotencyKeyRow } from './storage/idempotency.entity.js';

export * from './domain/caseNumber.js';
export * from './domain/completeness.js';
export * from './domain/crossField.js';
export * from './domain/fieldRules.js';
export * from './domain/identifiers.js';
export * from './domain/queryCode.js';
export * from './domain/text.js';
export * from './intake.module.js';
export * from './intake.service.js';
export { IdempotencyKeyRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [IdempotencyKeyRow];
