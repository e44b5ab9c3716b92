import type { Language } from '../../../domain/language.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatted = (at: number, language: Language, zone: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  formatters.set(key, formatter);
  return formatter.format(at);
};

/** 09:05 */
export const clockTime = (at: number, language: Language, zone: string): string =>
  formatted(at, language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Tue, 3 Mar · 星期二 3月3日 */
export const shortDay = (at: number, language: Language, zone: string): string =>
  formatted(at, language, zone, { weekday: 'short', month: 'short', day: 'numeric' });

/** Tuesday, 3 March 2026 · 2026年3月3日星期二 */
export const longDay = (at: number, language: Language, zone: string): string =>
  formatted(at, language, zone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });

/** The same for two instants of one day in the zone. */
export const dayKey = (at: number, zone: string): string =>
  formatted(at, 'en', zone, { year: 'numeric', month: 'numeric', day: 'numeric' });
