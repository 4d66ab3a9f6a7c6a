import type { ClosingQuestion } from '../api/workloadCalls.js';
import type { ClosingFigures } from '../api/shapes.js';
import type { LabelOf } from '../language/useCodes.js';

/** What a group is called; codes of types and results are the console's own words. */
export function groupName(
  { key, name }: ClosingFigures,
  by: ClosingQuestion['by'],
  label: LabelOf,
  none: string,
): string {
  if (by === 'type') return label('ipType', key);
  if (by === 'result') return key in RESULT_STATUSES ? label('status', key) : label('result', key);
  return name || none;
}

/** Cases that ended without a result are told apart by how they ended. */
const RESULT_STATUSES: Readonly<Record<string, true>> = {
  concluded: true,
  return_visit: true,
  archived: true,
  withdrawn: true,
  deemed_withdrawn: true,
  refused_final: true,
  terminated: true,
  merged: true,
  out_of_scope_closed: true,
  referred_closed: true,
};
