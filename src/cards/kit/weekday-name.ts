import type { Weekday } from '../../domain/digests/digest-settings.ts';
import type { Language } from '../../domain/language.ts';
import { DAY } from '../../domain/time.ts';
import type { View } from './view.ts';

/** 1970-01-05 was a Monday. */
const A_MONDAY = 4 * DAY;

/** "Monday", "周一". */
export const weekdayName = (weekday: Weekday, { language }: View): string =>
  WRITERS[language].format(A_MONDAY + (weekday - 1) * DAY);

const WRITERS: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }),
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
};
