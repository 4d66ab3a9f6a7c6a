import type { CaseStatus, TimeOwner } from '../../api/types.js';

/** The stations that every case passes, in order. */
export const STATIONS = ['filed', 'routed', 'examined', 'handled', 'closed'] as const;
export type Station = (typeof STATIONS)[number];

const AT: Readonly<Record<CaseStatus, Station>> = {
  submitted: 'routed',
  triage: 'routed',
  transferring: 'routed',
  examining: 'examined',
  supplement_pending: 'examined',
  refusal_proposed: 'examined',
  refused: 'examined',
  appealing: 'examined',
  accepted: 'handled',
  assigned: 'handled',
  handling: 'handled',
  mediating: 'handled',
  referred_waiting: 'handled',
  suspended: 'handled',
  result_review: 'handled',
  concluded: 'closed',
  return_visit: 'closed',
  archived: 'closed',
  withdrawn: 'closed',
  deemed_withdrawn: 'closed',
  refused_final: 'closed',
  terminated: 'closed',
  merged: 'closed',
  out_of_scope_closed: 'closed',
  referred_closed: 'closed',
};

export const stationOf = (status: CaseStatus): Station => AT[status];

/** Nothing more will be done: the clocks stand still. */
export const isOver = (status: CaseStatus): boolean => AT[status] === 'closed';

/** Whose turn it is; nobody's once the case is over. */
export const turnOf = (status: CaseStatus, owner: TimeOwner): TimeOwner | 'done' => (isOver(status) ? 'done' : owner);
