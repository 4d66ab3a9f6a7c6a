import { CoTaskRow, PrecedentRow, PullRequestRow } from './storage/between.entity.js';
import { OfferRow } from './storage/offer.entity.js';

export * from './co-tasks.service.js';
export * from './domain/offer.js';
export { Reconsideration } from './reconsideration.service.js';
export * from './domain/precedent.js';
export * from './precedents.service.js';
export * from './pulls.service.js';
export * from './referral.module.js';
export * from './referral.service.js';
export { CoTaskRow, OfferRow, PrecedentRow, PullRequestRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [OfferRow, CoTaskRow, PullRequestRow, PrecedentRow];
