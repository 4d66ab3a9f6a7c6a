import type { RoutingDecision } from '#contracts';

/** Who has to do with a case now. */
export interface Standing {
  readonly holder: string | null;
  readonly offeredTo: string | null;
  readonly coHandlers: readonly string[];
  readonly mayShare: boolean;
  /** Whether the facts that changed include the consent to share: then everybody whom the rule names is new. */
  readonly isNewlyShared: boolean;
}

/** Who would lead (null = the desk), and which co-handlers come and go. */
interface NewAnswer {
  readonly to: string | null;
  readonly brings: readonly string[];
  readonly drops: readonly string[];
}

/**
 * What an answer given anew proposes, or null where everything is already as it says. The lead is proposed only where it differs both
 * from who has the case and from the answer before: whoever took it after others had returned it is not asked to give it up because
 * the rule still prefers those others.
 */
export function reroute(before: RoutingDecision, after: RoutingDecision, standing: Standing): NewAnswer | null {
  const now = standing.holder ?? standing.offeredTo;
  const named = after.lead?.id ?? null;
  const isOtherLead = named !== now && named !== (before.lead?.id ?? null);
  const to = isOtherLead ? named : now;
  const known = new Set(standing.isNewlyShared ? [] : before.coHandlers.map(({ id }) => id));
  const wanted = after.coHandlers.map(({ id }) => id);
  const brings = standing.mayShare
    ? wanted.filter((id) => !known.has(id) && !standing.coHandlers.includes(id) && id !== to)
    : [];
  const drops = [...known].filter((id) => !wanted.includes(id) && standing.coHandlers.includes(id));
  return isOtherLead || brings.length > 0 || drops.length > 0 ? { to, brings, drops } : null;
}
