import { RoutingDecisionRow } from './storage/routing-decision.entity.js';

export { RoutingDecisionRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [RoutingDecisionRow];
