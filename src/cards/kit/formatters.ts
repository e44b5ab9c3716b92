import type { Language } from '../../domain/language.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { memoize } from '../../lib/memoize.ts';

type Write = (at: Instant) => string;

/** Date formats are costly to make and cheap to use: one set per language and zone. */
export interface Clocks {
  /** Without the weekday. */
  date: Write;
  day: Write;
  dayAndYear: Write;
  time: Write;
  timeAndDay: Write;
  timeDayAndYear: Write;
}

const known: Record<Language, Map<Zone, Clocks>> = { en: new Map(), 'zh-CN': new Map() };

export const clocksOf = (language: Language, zone: Zone): Clocks => {
  const found = known[language].get(zone);
  if (found !== undefined) return found;
  const write = (options: Intl.DateTimeFormatOptions): Write => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    return memoize((at) => format.format(at));
  };
  const date = { month: 'short', day: 'numeric', weekday: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = {
    date: write({ month: 'short', day: 'numeric' }),
    day: write(date),
    dayAndYear: write({ ...date, year: 'numeric' }),
    time: write(time),
    timeAndDay: write({ ...date, ...time }),
    timeDayAndYear: write({ ...date, ...time, year: 'numeric' }),
  };
  known[language].set(zone, made);
  return made;
};
