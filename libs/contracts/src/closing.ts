/** How the applicant was reached on a return visit (回访), and what came of it. */
export const VISIT_WAYS = ['phone', 'in_person', 'message', 'letter'] as const;
export type VisitWay = (typeof VISIT_WAYS)[number];
export const VISIT_OUTCOMES = ['satisfied', 'dissatisfied', 'not_reached'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** By what way a rating (好差评) came: the signed link of a notice, the page of the case, or the telephone. Once by each. */
export const RATING_CHANNELS = ['link', 'page', 'phone'] as const;
export type RatingChannel = (typeof RATING_CHANNELS)[number];
/** 1 to 5; this and below is a bad rating (差评), which somebody has to answer. */
export const WORST_RATINGS = 2;
/** What was done about a bad rating. */
export const RATING_ANSWERS = ['resolved', 'explained', 'unreachable'] as const;
export type RatingAnswer = (typeof RATING_ANSWERS)[number];
