import type { RoutingDecision } from '#contracts';

/** Where a case stands when one of its institutions leaves the network. */
export interface Standing {
  readonly holder: string | null;
  readonly offeredTo: string | null;
  readonly declinedBy: readonly string[];
}

export const CHOSEN_BY = ['rule', 'heir', 'desk', 'person'] as const;
export type ChosenBy = (typeof CHOSEN_BY)[number];

/** Who takes over: an institution, or a desk where there is none. */
export interface NewOwner {
  readonly toId: string | null;
  readonly toDesk: string | null;
  readonly chosenBy: ChosenBy;
}

/** Which of the case's institutions leaves; the holder first. */
export function leavingOf({ holder, offeredTo }: Standing, leaves: (id: string) => boolean): string | null {
  return [holder, offeredTo].find((id) => id !== null && leaves(id)) ?? null;
}

/** Whether an institution can step in: it is no part of the case yet in that role, and has not declined it. */
export const canTakeOver = (id: string, { holder, offeredTo, declinedBy }: Standing): boolean =>
  id !== holder && id !== offeredTo && !declinedBy.includes(id);

/**
 * The new owner: whom the rule ranks first under the draft among those who can take over; else whom the draft names for what the rule
 * leaves to nobody; else the coordinators' desk, which is never nobody.
 * @param decision under the directory without the institution that leaves
 */
export function newOwner(standing: Standing, decision: RoutingDecision, heir: string | null, desk: string): NewOwner {
  const ranked = decision.candidates
    .filter(({ id, rank }) => rank !== null && canTakeOver(id, standing))
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  const [first] = ranked;
  if (first) return { toId: first.id, toDesk: null, chosenBy: 'rule' };
  if (heir !== null && canTakeOver(heir, standing)) return { toId: heir, toDesk: null, chosenBy: 'heir' };
  return { toId: null, toDesk: desk, chosenBy: 'desk' };
}
