import type { WorkingDays } from '#contracts';
import { WorkingCalendar } from '../../libs/network/src/domain/calendar.js';

/** Every day of a month from one to another, as in `2025-10-01`. */
const days = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`);

/** The State Council's notices for 2025 and 2026, written down by hand so that tests do not lean on what they test. */
const OFF = [
  ...['2025-01-01', ...days('2025-01', 28, 31), ...days('2025-02', 1, 4), ...days('2025-04', 4, 6)],
  ...[...days('2025-05', 1, 5), '2025-05-31', ...days('2025-06', 1, 2), ...days('2025-10', 1, 8)],
  ...[...days('2026-01', 1, 3), ...days('2026-02', 15, 23), ...days('2026-04', 4, 6), ...days('2026-05', 1, 5)],
  ...[...days('2026-06', 19, 21), ...days('2026-09', 25, 27), ...days('2026-10', 1, 7)],
];
const MADE_UP = [
  ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
];

/** The working days of 2025 and 2026; in other years every weekday is worked and may still change. */
export const workingDays: WorkingDays = new WorkingCalendar((year) => ({
  published: year === 2025 || year === 2026,
  daysOff: new Set(OFF.filter((day) => day.startsWith(String(year)))),
  makeUpDays: new Set(MADE_UP.filter((day) => day.startsWith(String(year)))),
}));
