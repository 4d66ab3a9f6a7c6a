import { language } from './settings.js';

/** Days and instants as people in the network's own time zone read them. */
const ZONE = 'Asia/Shanghai';
const DAY_SECONDS = 86_400;

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language.value, { timeZone: ZONE, ...options });

/** The calendar day in Asia/Shanghai that an instant falls on, `YYYY-MM-DD`. */
export const shanghaiDay = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at);

/** `2026-12-11` as `2026年12月11日 星期五`, or `Friday, 11 December 2026`. */
export function dayInWords(day: string, weekday = true): string {
  const date = new Date(`${day}T12:00:00+08:00`);
  if (Number.isNaN(date.getTime())) return day;
  return format({ year: 'numeric', month: 'long', day: 'numeric', ...(weekday ? { weekday: 'long' } : {}) }).format(
    date,
  );
}

/** An instant with hours and minutes, in Asia/Shanghai. */
export function instantInWords(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return format({
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(date);
}

/** Whole calendar days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (DAY_SECONDS * 1000));

export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** A number of seconds in the two largest parts that people think in. */
export function spanOf(seconds: number): Span {
  const whole = Math.max(0, Math.floor(seconds));
  return {
    days: Math.floor(whole / DAY_SECONDS),
    hours: Math.floor((whole % DAY_SECONDS) / 3600),
    minutes: Math.floor((whole % 3600) / 60),
  };
}
