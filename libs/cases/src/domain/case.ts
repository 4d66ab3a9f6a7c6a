import type {
  CaseStatus,
  DataKind,
  Day,
  DocumentKind,
  ErrorCode,
  ExportCheck,
  ExternalDeadline,
  ExternalKind,
  FactCorrection,
  Matter,
  MediationOutcome,
  RatingAnswer,
  RatingChannel,
  ResultKind,
  Role,
  SuspensionReason,
  TimeOwner,
  VisitOutcome,
  VisitWay,
} from '#contracts';

/** What the rules know of a case beside its history; the case file keeps it. */
export interface CaseFacts {
  readonly matters: readonly Matter[];
  readonly isConfidential: boolean;
  /** The applicant's separate consent to bring in other institutions (PIPL art. 23). */
  readonly mayShare: boolean;
  readonly externalDeadline: ExternalDeadline | null;
  /** The coordinators' desk that answers for the case, as in `provincial:650000`; null = the national one. */
  readonly queue: string | null;
}

/** Who acts. A signed-in viewer is `{ kind: 'staff', ...viewer }`, coordinators included. */
export type Actor =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'system' }
  | {
      readonly kind: 'staff';
      readonly accountId: string;
      readonly role: Role;
      readonly institutionId: string | null;
      readonly queue: string | null;
    };

/** What an act may carry. Which of it an act cannot do without stands in its row of the table (`takes`). */
export interface ActInput {
  readonly reasonCode?: string | null;
  /** Words for people, never a code. */
  readonly note?: string | null;
  readonly institutionId?: string | null;
  /** The institution that leaves the network, in whose place another one steps (`hand_over`). */
  readonly leavingId?: string | null;
  /** The release of the directory that an act carries out. */
  readonly releaseId?: string | null;
  readonly handlerId?: string | null;
  readonly resultKind?: ResultKind | null;
  /** The result in words for the applicant: stays with the proposal until a second person lets it out. */
  readonly summary?: string | null;
  readonly mergedInto?: string | null;
  /** The authority that a referral or a clue goes to. */
  readonly authority?: string | null;
  /** Codes of everything that is missing. */
  readonly missing?: readonly string[] | null;
  readonly outcome?: ActOutcome | null;
  /** The stored due day of the clock that the act depends on, `YYYY-MM-DD`; whoever knows the deadlines fills it in. */
  readonly dueOn?: string | null;
  /** Which running deadline the act is about: the number of the event that opened it. */
  readonly deadline?: string | null;
  readonly deadlineKind?: ExternalKind | null;
  /** The last day as somebody outside set it, `YYYY-MM-DD`. */
  readonly deadlineOn?: Day | null;
  /** Instead of it: the day of service, from which the law counts. */
  readonly servedOn?: Day | null;
  /** The link between two cases that is asked about or answered. */
  readonly link?: string | null;
  /** The applicant agreed to this one passing-on, where the general consent was not given. */
  readonly consent?: boolean | null;
  /** Facts that were found to be otherwise than filed. */
  readonly corrected?: FactCorrection | null;
  /** The same facts as they were; whoever reads the file fills it in. */
  readonly was?: FactCorrection | null;
  /** Both sides agreed to mediation. */
  readonly bothAgreed?: boolean | null;
  /** How the applicant was reached on the return visit. */
  readonly reachedBy?: VisitWay | null;
  /** Satisfaction, 1 to 5. */
  readonly score?: number | null;
  /** By what way the rating came; whoever opens the way fills it in, never the caller. */
  readonly via?: RatingChannel | null;
  /** To whom the applicant is asked to let the file go: the id of an institution or an authority. */
  readonly receiver?: string | null;
  readonly purpose?: string | null;
  readonly kinds?: readonly DataKind[] | null;
  /** A task of a co-handler. */
  readonly taskId?: string | null;
  /** The day by which a task is to be reported on. */
  readonly reportBy?: Day | null;
  readonly country?: string | null;
  readonly checks?: readonly ExportCheck[] | null;
  /** The number of an earlier designation that this one follows. */
  readonly precedentNo?: string | null;
}

/** How something turned out that the act reports. */
export type ActOutcome =
  | MediationOutcome
  | VisitOutcome
  | RatingAnswer
  | 'answered'
  | 'taken_over'
  | 'upheld'
  | 'dismissed'
  | 'given'
  | 'withdrawn'
  | (typeof DEADLINE_OUTCOMES)[number]
  | (typeof LINK_WISHES)[number]
  | (typeof LINK_ANSWERS)[number];

/** What one holder asks another about two cases, and what is answered. */
export const LINK_WISHES = ['merge', 'link'] as const;
export const LINK_ANSWERS = ['agreed', 'declined'] as const;

/** How a deadline of somebody else ended: kept, missed, or no longer there. */
export const DEADLINE_OUTCOMES = ['met', 'missed', 'lapsed'] as const;

/** What a first person may ask for and a second one grants. */
export type Requestable = 'suspend' | 'extend' | 'reopen';

/** A deadline that somebody outside has set and that is not settled yet. */
export interface ExternalClock {
  /** The event that put it on the record; 1 = it was filed with the request. */
  readonly openedSeq: number;
  readonly kind: ExternalKind;
  readonly dueOn: Day;
  /** The day of service where the law counts from it; null where a day was named. */
  readonly servedOn: Day | null;
}

/** One line of a case's history, as it is stored. Acts that the table does not know (a message, a file) change nothing. */
export interface CaseEvent {
  readonly seq: number;
  readonly act: string;
  readonly at: Date;
  readonly fromStatus: CaseStatus | 'draft';
  readonly toStatus: CaseStatus;
  readonly timeOwner: TimeOwner;
  readonly actorKind: string;
  readonly actorId: string | null;
  /** The institution that the actor spoke for. */
  readonly institutionId: string | null;
  readonly reasonCode: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the rule answers anew after a fact has changed, where that is something else than what is done now. */
export interface RouteProposal {
  /** The institution that would lead; null = the coordinators' desk. */
  readonly to: string | null;
  /** Co-handlers that the new answer adds, and those that it no longer names. */
  readonly brings: readonly string[];
  readonly drops: readonly string[];
  /** Number of the decision in the case's routing record. */
  readonly decision: number;
}

/** What stands between institutions about a case, beside who holds it. */
export interface BetweenState {
  /** The institution that asks for the case and waits for an answer. */
  readonly pullBy: string | null;
  /** Institutions that are not to be asked, or not to ask, until a day. */
  readonly restsUntil: Readonly<Record<string, Day>>;
  /** Receivers, institutions and authorities, that the applicant agreed to one by one (PIPL art. 23). */
  readonly consents: readonly string[];
  readonly wasReferred: boolean;
  /** Who proposed that something leaves the country; a second person decides. */
  readonly abroadBy: string | null;
}

/** Where a case stands: what its history comes to. */
export interface CaseState extends CaseFacts {
  readonly seq: number;
  readonly status: CaseStatus;
  /** The institution that holds the case; moves only when an offer is accepted, or by routing and designation. */
  readonly holder: string | null;
  readonly offeredTo: string | null;
  readonly handlerId: string | null;
  /** Where a supplement, a suspension or a rejected proposal leads back to. */
  readonly resumesTo: CaseStatus | null;
  /** Who made the proposal (refusal, result) that waits for a second person. */
  readonly proposedBy: string | null;
  /** Who confirmed the refusal that is objected to. */
  readonly decidedBy: string | null;
  readonly suspendedFor: SuspensionReason | null;
  /** What was asked for and waits for a second person, and who asked. */
  readonly requested: Requestable | null;
  readonly requestedBy: string | null;
  readonly resultKind: ResultKind | null;
  readonly isAdmitted: boolean;
  readonly isHandled: boolean;
  readonly isDesignated: boolean;
  readonly isReopened: boolean;
  readonly isExtended: boolean;
  readonly isChallenged: boolean;
  /** The applicant contests once. */
  readonly hasChallenged: boolean;
  /** The person, and her desk, that last sent the case elsewhere than the rule did. */
  readonly routedBy: { readonly accountId: string | null; readonly desk: string | null } | null;
  /** Waits for the owner's answer; nothing has moved. */
  readonly routeProposal: RouteProposal | null;
  /** Help came first, papers follow (先行援助). */
  readonly isHelpFirst: boolean;
  /** An agreement was reached and its confirmation by a court is still possible. */
  readonly hasAgreement: boolean;
  /** Both sides agreed once; unlike the days for the court this is not over when the court has confirmed it. */
  readonly hasAgreed: boolean;
  /** The event of a supervision that waits for its answer. */
  readonly supervisedAt: number | null;
  readonly externalClocks: readonly ExternalClock[];
  /** Ways by which the applicant has rated what was done; each is open once. */
  readonly ratedThrough: readonly RatingChannel[];
  /** The applicant was not satisfied, and nobody has answered that yet. */
  readonly hasBadRating: boolean;
  /** Institutions that returned the case or stayed silent, in order; the bounce budget counts them. */
  readonly declinedBy: readonly string[];
  /** What stands between institutions about it. */
  readonly between: BetweenState;
  /** Supplement notices since the case came to where it is now; there should be one. */
  readonly supplements: number;
}

export type Audience =
  | 'applicant'
  | 'holder'
  | 'previous_holder'
  | 'offered'
  | 'handler'
  | 'coordinator'
  | 'co_handler'
  | 'puller';

/** An act that is allowed, with everything that follows from it; nothing is done yet. */
export interface Permitted {
  readonly ok: true;
  readonly to: CaseStatus;
  readonly event: CaseEvent;
  readonly after: CaseState;
  readonly ownerOfTime: TimeOwner;
  /** Whether the applicant sees the event on the timeline. */
  readonly isPublic: boolean;
  readonly clocks: ClockChanges;
  readonly notices: readonly Audience[];
  readonly documents: readonly DocumentKind[];
}

export interface ClockChanges {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
  readonly stops: readonly string[];
  readonly continues: readonly string[];
}

/** An act that is not allowed: a code of the catalogue and the facts it rests on. */
export interface Refused {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type Decision = Permitted | Refused;
