import type { CaseStatus } from '#contracts';
import { onArrival } from './admissionActs.js';
import type { CaseState } from './case.js';
import { type ActRule, ANY_STAFF, EXAMINERS, guards, HANDLERS, label, MOVABLE, UNDER_WAY } from './rule.js';

/** While somebody works on a case or looks for who will. */
const WORKED_ON: readonly CaseStatus[] = [...MOVABLE.filter((status) => status !== 'submitted'), 'result_review'];
const HELD: readonly CaseStatus[] = ['triage', 'examining', 'accepted', 'assigned', 'handling'];
const WITH_HANDLER: readonly CaseStatus[] = ['handling', 'mediating', 'referred_waiting', 'suspended'];

const isPulled = ({ between }: CaseState): boolean => between.pullBy !== null;
const isLeaving = ({ between }: CaseState): boolean => between.abroadBy !== null;

/** What institutions and outside bodies have to do with each other about a case. None of it moves it but a request to take over that is granted, and an answer that was waited for. */
export const BETWEEN_ACTS = {
  ask_to_share: {
    label: label('征求共享同意', 'Consent asked for'),
    from: WORKED_ON,
    to: 'same',
    who: { holder: ANY_STAFF, coordinator: true },
    takes: ['receiver', 'purpose'],
    tells: ['applicant'],
  },
  invite_co_handler: {
    label: label('邀请协办', 'Co-handler invited'),
    from: UNDER_WAY,
    to: 'same',
    who: { holder: HANDLERS, coordinator: true, system: true },
    takes: ['institutionId'],
    guards: [guards.withConsent, guards.toSomebodyNew],
    tells: ['applicant', 'co_handler'],
  },
  end_co_handling: {
    label: label('协办结束', 'Co-handling ended'),
    from: [...UNDER_WAY, 'concluded', 'return_visit'],
    to: 'same',
    who: { holder: HANDLERS, stranger: HANDLERS, coordinator: true, system: true },
    takes: ['institutionId'],
    tells: ['holder'],
  },
  pull_request: {
    label: label('请求移交', 'Another institution asks for the case'),
    from: ['triage', 'examining', 'accepted', 'assigned', 'handling'],
    to: 'same',
    who: { stranger: HANDLERS },
    needsNote: true,
    when: (state) => !isPulled(state),
    guards: [guards.notDesignated, guards.pullerRested],
    tells: ['holder', 'coordinator'],
    isInternal: true,
  },
  set_task: {
    label: label('交办协办任务', 'Task given to a co-handler'),
    from: WORKED_ON,
    to: 'same',
    who: { holder: HANDLERS, coordinator: true },
    takes: ['institutionId'],
    needsNote: true,
    tells: ['co_handler'],
    isInternal: true,
  },
  report_task: {
    label: label('回报协办任务', 'Task reported on'),
    from: WORKED_ON,
    to: 'same',
    who: { stranger: HANDLERS },
    takes: ['taskId'],
    needsNote: true,
    tells: ['holder', 'handler'],
    isInternal: true,
  },
  task_late: {
    label: label('协办任务逾期', 'Task of a co-handler is late'),
    from: WORKED_ON,
    to: 'same',
    who: { system: true },
    takes: ['taskId', 'institutionId'],
    tells: ['holder', 'co_handler', 'coordinator'],
    isInternal: true,
  },
  accept_pull: {
    label: label('同意移交', 'Handed over on request'),
    from: HELD,
    to: onArrival,
    who: { holder: EXAMINERS, coordinator: true },
    when: isPulled,
    guards: [guards.notDesignated, guards.pullerMayKnow],
    issues: 'transfer_letter',
    tells: ['applicant', 'holder', 'previous_holder', 'coordinator'],
  },
  decline_pull: {
    label: label('不同意移交', 'Request to take over declined'),
    from: [...WORKED_ON],
    to: 'same',
    who: { holder: EXAMINERS, coordinator: true },
    needsNote: true,
    when: isPulled,
    tells: ['puller', 'coordinator'],
    isInternal: true,
  },
  pull_unanswered: {
    label: label('移交请求逾期未答复', 'Request to take over not answered in time'),
    from: WORKED_ON,
    to: 'same',
    who: { system: true },
    takes: ['dueOn'],
    when: isPulled,
    guards: [guards.afterDue],
    tells: ['coordinator', 'holder', 'puller'],
    isInternal: true,
  },
  propose_abroad: {
    label: label('拟向境外提供材料', 'Papers to leave the country'),
    from: WITH_HANDLER,
    to: 'same',
    who: { holder: HANDLERS },
    takes: ['authority', 'country', 'checks'],
    needsNote: true,
    when: (state) => !isLeaving(state),
    guards: [guards.checkedForAbroad, guards.secretWithConsent],
    tells: ['holder'],
    isInternal: true,
  },
  approve_abroad: {
    label: label('批准向境外提供', 'Leaving the country approved'),
    from: WITH_HANDLER,
    to: 'same',
    who: { holder: ['team_leader'] },
    notBy: ['abroadBy'],
    when: isLeaving,
    tells: ['applicant', 'handler', 'coordinator'],
  },
  reject_abroad: {
    label: label('不批准向境外提供', 'Leaving the country not approved'),
    from: WITH_HANDLER,
    to: 'same',
    who: { holder: ['team_leader'] },
    needsNote: true,
    notBy: ['abroadBy'],
    when: isLeaving,
    tells: ['handler'],
    isInternal: true,
  },
  resume_after_referral: {
    label: label('移送已有答复，恢复办理', 'The authority answered, work goes on'),
    from: ['referred_waiting'],
    to: 'handling',
    who: { system: true },
    tells: ['applicant', 'holder', 'handler'],
  },
} as const satisfies Record<string, ActRule>;
