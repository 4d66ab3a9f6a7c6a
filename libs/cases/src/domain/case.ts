import type {
  CaseStatus,
  DocumentKind,
  ErrorCode,
  ExternalDeadline,
  Matter,
  MediationOutcome,
  ResultKind,
  Role,
  SuspensionReason,
  TimeOwner,
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
  /** The applicant agreed to this one passing-on, where the general consent was not given. */
  readonly consent?: boolean | null;
  /** Both sides agreed to mediation. */
  readonly bothAgreed?: boolean | null;
}

/** How something turned out that the act reports. */
export type ActOutcome = MediationOutcome | 'answered' | 'taken_over' | 'upheld' | 'dismissed' | 'given' | 'withdrawn';

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
  readonly resultKind: ResultKind | null;
  readonly isAdmitted: boolean;
  readonly isHandled: boolean;
  readonly isDesignated: boolean;
  readonly isReopened: boolean;
  readonly isExtended: boolean;
  readonly isChallenged: boolean;
  /** Help came first, papers follow (先行援助). */
  readonly isHelpFirst: boolean;
  readonly hasAgreement: boolean;
  /** Institutions that returned the case or stayed silent, in order; the bounce budget counts them. */
  readonly declinedBy: readonly string[];
  /** Supplement notices since the case came to where it is now; there should be one. */
  readonly supplements: number;
}

export type Audience = 'applicant' | 'holder' | 'previous_holder' | 'offered' | 'handler' | 'coordinator';

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
