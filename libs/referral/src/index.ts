import { OfferRow } from './storage/offer.entity.js';

export { OfferRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [OfferRow];
