import type { Language } from '../funnel/pipeline.ts';
import type { Zone } from '../funnel/time.ts';

/** Date formats are costly to make and cheap to use: one set per language and zone. */
export interface Clocks {
  day: Intl.DateTimeFormat;
  dayAndYear: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  timeAndDay: Intl.DateTimeFormat;
  timeDayAndYear: Intl.DateTimeFormat;
}

const known: Record<Language, Map<Zone, Clocks>> = { en: new Map(), 'zh-CN': new Map() };

export const clocksOf = (language: Language, zone: Zone): Clocks => {
  const found = known[language].get(zone);
  if (found !== undefined) return found;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  const date = { month: 'short', day: 'numeric', weekday: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = {
    day: format(date),
    dayAndYear: format({ ...date, year: 'numeric' }),
    time: format(time),
    timeAndDay: format({ ...date, ...time }),
    timeDayAndYear: format({ ...date, ...time, year: 'numeric' }),
  };
  known[language].set(zone, made);
  return made;
};
