import { LINK_ANSWERS, LINK_WISHES } from './case.js';
import { type ActRule, ANY_STAFF, label, UNTIL_ARCHIVED } from './rule.js';

/** Acts between two cases that share keyed marks. What the other case says is not shown: its holder is asked. */
export const LINK_ACTS = {
  ask_link: {
    label: label('请求并案或者关联', 'Asked to merge or link'),
    from: UNTIL_ARCHIVED,
    to: 'same',
    who: { holder: ANY_STAFF, desk: true },
    takes: ['link'],
    outcomes: LINK_WISHES,
    needsNote: true,
    tells: [],
    isInternal: true,
  },
  answer_link: {
    label: label('答复并案或者关联', 'Answered about merging or linking'),
    from: UNTIL_ARCHIVED,
    to: 'same',
    who: { holder: ANY_STAFF, desk: true },
    takes: ['link'],
    outcomes: LINK_ANSWERS,
    tells: [],
    isInternal: true,
  },
} as const satisfies Record<string, ActRule>;
