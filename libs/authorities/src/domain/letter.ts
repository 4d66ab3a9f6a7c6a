import {
  AppError,
  type Day,
  type IpType,
  type ReferralChannel,
  type ReferralKind,
  type ReferralLetter,
  type ReferralOutcome,
  type ReferralReturnReason,
  type ReferralState,
} from '#contracts';

/** What can happen to a letter. `approve` and `reject` are for those that leave the country. */
export const LETTER_ACTS = ['approve', 'reject', 'send', 'receipt', 'return', 'report', 'remind', 'recall'] as const;
export type LetterAct = (typeof LETTER_ACTS)[number];

interface LetterRow {
  readonly from: readonly ReferralState[];
  readonly to: ReferralState | 'same';
  readonly by: readonly ('staff' | 'authority' | 'system')[];
}

/** The life of a letter as one table: nothing happens to it that is not a row here. */
export const LETTER_TABLE: Readonly<Record<LetterAct, LetterRow>> = {
  approve: { from: ['awaiting_approval'], to: 'ready', by: ['staff'] },
  reject: { from: ['awaiting_approval'], to: 'not_approved', by: ['staff'] },
  send: { from: ['ready'], to: 'sent', by: ['staff', 'system'] },
  // A machine may answer before its own "received" has been written down here.
  receipt: { from: ['ready', 'sent'], to: 'accepted', by: ['staff', 'authority'] },
  return: { from: ['ready', 'sent', 'accepted'], to: 'returned', by: ['staff', 'authority'] },
  report: { from: ['sent', 'accepted'], to: 'reported', by: ['staff', 'authority'] },
  remind: { from: ['sent', 'accepted'], to: 'same', by: ['staff', 'system'] },
  recall: { from: ['awaiting_approval', 'ready', 'sent', 'accepted'], to: 'recalled', by: ['staff', 'system'] },
};

/** States in which an answer is still waited for. */
export const UNDER_WAY: readonly ReferralState[] = ['ready', 'sent', 'accepted'];
/** Letters nothing more happens to. */
export const isSettled = (state: ReferralState): boolean =>
  (['returned', 'reported', 'recalled', 'not_approved'] as readonly ReferralState[]).includes(state);

/** @throws `authority.letter_state` when the letter does not stand where the act begins, or it is not this one's act */
export function letterAfter(
  { state, channel }: { readonly state: ReferralState; readonly channel: ReferralChannel },
  act: LetterAct,
  by: LetterRow['by'][number],
): ReferralState {
  const { from, to, by: who } = LETTER_TABLE[act];
  const isUnsent = state === 'ready' && by === 'authority' && channel !== 'machine';
  if (!from.includes(state) || !who.includes(by) || isUnsent)
    throw new AppError('authority.letter_state', { act, state });
  return to === 'same' ? state : to;
}

/** What a person could do with a letter now. */
export const openLetterActs = (state: ReferralState, by: LetterRow['by'][number]): LetterAct[] =>
  LETTER_ACTS.filter((act) => LETTER_TABLE[act].from.includes(state) && LETTER_TABLE[act].by.includes(by));

/** Who does something with a letter. */
export interface LetterActor {
  readonly kind: 'staff' | 'authority' | 'system';
  /** An account, or `key:` and the id of an API key. */
  readonly id: string | null;
  readonly institutionId: string | null;
  readonly isDesk?: boolean;
}

export interface LetterStep {
  readonly act: LetterAct;
  readonly note?: string | null;
  readonly returnReason?: ReferralReturnReason | null;
  readonly outcome?: ReferralOutcome | null;
  readonly receiptNo?: string | null;
}

/** What of a letter's life the applicant and the holder read on the case. */
export const TOLD: Readonly<Record<LetterAct, { isPublic: boolean; tells: readonly string[] }>> = {
  approve: { isPublic: false, tells: [] },
  reject: { isPublic: false, tells: [] },
  send: { isPublic: true, tells: ['applicant'] },
  receipt: { isPublic: true, tells: ['applicant', 'holder', 'handler'] },
  return: { isPublic: true, tells: ['applicant', 'holder', 'handler'] },
  report: { isPublic: true, tells: ['applicant', 'holder', 'handler'] },
  remind: { isPublic: true, tells: ['holder'] },
  recall: { isPublic: true, tells: ['applicant', 'holder'] },
};

export interface LetterFacts {
  readonly number: string;
  readonly kind: ReferralKind;
  readonly from: ReferralLetter['from'];
  readonly to: ReferralLetter['to'];
  readonly caseNo: string;
  readonly ipType: IpType;
  readonly isConfidential: boolean;
  readonly parties: ReferralLetter['parties'];
  readonly right: ReferralLetter['right'];
  readonly facts: string;
  readonly evidence: ReferralLetter['evidence'];
  readonly action: string;
  readonly replyBy: Day;
  readonly issuedOn: Day;
}

/** A letter as it is signed. Who made a report stays unnamed: the authority is told of the matter, not of the one who told it. */
export function writeLetter({ isConfidential, ...facts }: LetterFacts): ReferralLetter {
  const isClue = facts.kind === 'clue';
  return {
    ...facts,
    parties: isClue ? facts.parties.filter(({ side }) => side === 'respondent') : facts.parties,
    secrecy: isConfidential ? 'restricted' : 'internal',
  };
}
