import type { AllowedAct, CaseDetail } from '../../api/shapes.js';
import { actCode } from './actForm.js';

/** Acts in the order of how often they are what one came for. */
const ORDER = [
  'accept_offer',
  'accept',
  'request_supplement',
  'assign',
  'start_handling',
  'submit_result',
  'approve_result',
  'send_back_result',
  'confirm_refusal',
  'reject_refusal',
  'resume',
  'record_referral_answer',
  'end_mediation',
  'proceed_without_supplement',
  'answer_supervision',
  'uphold_refusal',
  'revoke_refusal',
  'record_return_visit',
  'answer_rating',
  'rate',
  'archive',
  'return_offer',
  'propose_refusal',
  'forward_clue',
  'answer_only_close',
  'conclude_simple',
  'follow_route',
  'keep_route',
  'designate',
  'override_route',
  'correct_facts',
  'supervise',
  'start_mediation',
  'refer_out',
  'suspend',
  'extend',
  'decline_request',
  'add_deadline',
  'settle_deadline',
  'request_suspension',
  'request_extension',
  'transfer',
  'give_back',
  'reassign',
  'answer_challenge',
];

/** Steps that move a case along; one of them is put forward. Refusing is not, unless it waits for its second person. */
const FORWARD = [
  'accept_offer',
  'accept',
  'assign',
  'start_handling',
  'submit_result',
  'approve_result',
  'confirm_refusal',
  'resume',
  'record_referral_answer',
  'end_mediation',
  'uphold_refusal',
  'answer_rating',
  'record_return_visit',
  'archive',
];

/** What the findings ask for, where that is an ordinary step. */
const PROPOSED: Readonly<Record<string, string>> = {
  supplement: 'request_supplement',
  clue: 'forward_clue',
  answer_only: 'answer_only_close',
  merge: 'merge',
};

/** Proposals that weigh against helping: a person decides, and no button is made to look like the right one. */
const OPEN_QUESTIONS = ['refuse_proposed', 'review'];
const BEFORE_DECISION = ['submitted', 'triage', 'examining'];
const WITHOUT_OWNER = ['submitted', 'triage'];

export interface Arrangement {
  /** Put forward; absent where nothing should be. */
  readonly primary: AllowedAct | undefined;
  /** Beside it. */
  readonly near: readonly AllowedAct[];
  /** Behind one more press: what is seldom wanted. */
  readonly far: readonly AllowedAct[];
}

type Judged = Pick<CaseDetail, 'allowedActs' | 'proposal' | 'status' | 'overdue' | 'timeline'>;

const MOST_NEAR = 5;

/** The acts that the viewer may do, arranged for the eye; none is left out. */
export function arrange(file: Judged): Arrangement {
  const primary = primaryOf(file);
  const others = file.allowedActs.filter((one) => one !== primary);
  const usual = others.filter(({ act }) => ORDER.includes(actCode(act)) && !isIdle(actCode(act), file));
  const near = usual.sort((one, other) => rank(one, file) - rank(other, file)).slice(0, MOST_NEAR);
  return { primary, near, far: others.filter((one) => !near.includes(one)) };
}

/** What the findings propose stands first among the rest. */
function rank({ act }: AllowedAct, { proposal }: Judged): number {
  const code = actCode(act);
  if (code === 'propose_refusal' && proposal === 'refuse_proposed') return -1;
  return ORDER.indexOf(code);
}

function primaryOf(file: Judged): AllowedAct | undefined {
  const named = (code: string | undefined) => file.allowedActs.find(({ act }) => actCode(act) === code);
  const { proposal, status } = file;
  const offered = named('accept_offer'); // a case is taken first and judged afterwards
  if (offered) return offered;
  if (isChallenged(file) && named('answer_challenge')) return named('answer_challenge');
  if (OPEN_QUESTIONS.includes(proposal ?? '') && BEFORE_DECISION.includes(status)) return undefined;
  const proposed = named(PROPOSED[proposal ?? '']);
  const usual = FORWARD.map(named).find((act) => act !== undefined);
  const coordinators = WITHOUT_OWNER.includes(status)
    ? named('designate')
    : file.overdue
      ? named('supervise')
      : undefined;
  return proposed ?? usual ?? coordinators;
}

/** There is nothing to answer before somebody has challenged. */
const isIdle = (code: string, file: Judged): boolean => code === 'answer_challenge' && !isChallenged(file);

function isChallenged({ timeline }: Judged): boolean {
  const last = (code: string): number =>
    Math.max(0, ...timeline.filter(({ act }) => actCode(act) === code).map(({ seq }) => seq));
  return last('challenge') > last('answer_challenge');
}
