import { expect, it } from '@jest/globals';
import { ACTS, type ActRule } from '#cases';
import { unknownFieldsOf } from '../../apps/console/src/case/acts/actForm.js';

const isForStaff = ({ who }: ActRule): boolean =>
  [who.holder, who.offered, who.stranger, who.coordinator, who.desk].some(Boolean);

it('the console has a field for everything that an act of staff takes', () => {
  const acts = Object.entries(ACTS).filter(([, rule]) => isForStaff(rule));
  expect(acts.length).toBeGreaterThan(50);
  const withoutForm = acts.filter(([act, { takes, outcomes, reasonCodes, needsNote }]) => {
    const allowed = { act, fields: [...(takes ?? [])], outcomes: [...(outcomes ?? [])] };
    return (
      unknownFieldsOf({ ...allowed, reasonCodes: [...(reasonCodes ?? [])], needsNote: needsNote === true }).length > 0
    );
  });
  expect(withoutForm.map(([act]) => act)).toEqual([]);
});
