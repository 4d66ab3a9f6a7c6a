export interface PlanDay {
  readonly day: string;
  /** null = again as the calendar has it. */
  readonly working: boolean | null;
}

const SAID: Readonly<Record<string, boolean | null>> = {
  休: false,
  放假: false,
  off: false,
  班: true,
  上班: true,
  on: true,
  默认: null,
  default: null,
};
const LINE = /^(\d{4}-\d\d-\d\d)(?:\s*(?:\.\.|~|至|—)\s*(\d{4}-\d\d-\d\d))?\s+(\S+)$/u;
const LONGEST_STRETCH = 31;

const after = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

function daysOf(line: string): PlanDay[] | null {
  const [, from, to, word] = LINE.exec(line) ?? [];
  if (!from || !word || !(word.toLowerCase() in SAID)) return null;
  const last = to ?? from;
  if (!isDay(from) || !isDay(last) || last < from) return null;
  const working = SAID[word.toLowerCase()] ?? null;
  const days: PlanDay[] = [];
  for (let day = from; day <= last && days.length < LONGEST_STRETCH; day = after(day)) days.push({ day, working });
  return days;
}

/** A notice as people type it, a day or a stretch a line, and the lines that say nothing. */
export function readPlan(text: string): { readonly days: PlanDay[]; readonly unread: string[] } {
  const lines = text
    .split(/[\n;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => ({ line, days: daysOf(line) }));
  return {
    days: read.flatMap(({ days }) => days ?? []),
    unread: read.filter(({ days }) => days === null).map(({ line }) => line),
  };
}
