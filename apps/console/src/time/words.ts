import type { Language } from '../language/choice.js';
import type { Span } from './spans.js';

const zone = 'Asia/Shanghai';
const formats = {
  zh: {
    instant: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
    day: new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' }),
  },
  en: {
    instant: new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
    day: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }),
  },
} as const;

/** `2026-11-22 14:03` or `22 Nov 2026, 14:03`, always Asia/Shanghai. */
export const instantWords = (iso: string, language: Language): string =>
  formats[language].instant.format(new Date(iso));

/** A calendar day as it stands, without any shift of zone. */
export const dayWords = (day: string, language: Language): string =>
  formats[language].day.format(new Date(`${day}T00:00:00Z`));

const units = {
  zh: { days: '天', hours: '小时', minutes: '分', gap: '' },
  en: { days: 'd', hours: 'h', minutes: 'min', gap: ' ' },
} as const;

/** A length of time in its two largest units: `3天 4小时`, `12 min`. */
export function spanWords({ days, hours, minutes }: Span, language: Language): string {
  const unit = units[language];
  const say = (n: number, name: 'days' | 'hours' | 'minutes') => `${n}${unit.gap}${unit[name]}`;
  if (days > 0) return hours > 0 ? `${say(days, 'days')} ${say(hours, 'hours')}` : say(days, 'days');
  if (hours > 0) return minutes > 0 ? `${say(hours, 'hours')} ${say(minutes, 'minutes')}` : say(hours, 'hours');
  return say(minutes, 'minutes');
}
