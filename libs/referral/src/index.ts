import { OfferRow } from './storage/offer.entity.js';

export * from './domain/offer.js';
export * from './referral.module.js';
export * from './referral.service.js';
export { OfferRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [OfferRow];
