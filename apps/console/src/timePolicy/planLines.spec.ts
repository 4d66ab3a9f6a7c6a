import { describe, expect, it } from '@jest/globals';
import { readPlan } from './planLines.js';

describe('a notice as people type it', () => {
  it('reads days and stretches, in either language', () => {
    expect(readPlan('2027-05-01..2027-05-03 休\n2027-05-08 班; 2027-05-09 default').days).toEqual([
      { day: '2027-05-01', working: false },
      { day: '2027-05-02', working: false },
      { day: '2027-05-03', working: false },
      { day: '2027-05-08', working: true },
      { day: '2027-05-09', working: null },
    ]);
    expect(readPlan('2027-02-28 至 2027-03-01 off').days.map(({ day }) => day)).toEqual(['2027-02-28', '2027-03-01']);
  });

  it.each(['2027-02-30 休', '5月1日 休', '2027-05-03..2027-05-01 休', '2027-05-01', '2027-05-01 也许'])(
    'names a line that says nothing: %s',
    (line) => expect(readPlan(line)).toEqual({ days: [], unread: [line] }),
  );

  it('is empty for an empty text', () => expect(readPlan(' \n\n')).toEqual({ days: [], unread: [] }));
});
