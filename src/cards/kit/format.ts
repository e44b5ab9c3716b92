import type { Language } from '../../domain/language.ts';
import { DAY, type Day, HOUR, type Instant, MINUTE } from '../../domain/time.ts';
import { type Clocks, clocksOf } from './formatters.ts';
import { NONE } from './money.ts';
import type { View } from './view.ts';

export { amountBeside, estimate, money, moneys, NONE } from './money.ts';

const LAST_INSTANT = 8.64e15;
const LONG_AGO = 180 * DAY;

const moment = (at: Instant, view: View, pick: (clocks: Clocks, far: boolean) => (at: Instant) => string) =>
  Math.abs(at) > LAST_INSTANT
    ? NONE
    : pick(clocksOf(view.language, view.zone), Math.abs(at - view.now) > LONG_AGO)(at);

/** A calendar day in the reader's zone; with the year where it is not near. */
export const day = (at: Instant, view: View): string =>
  moment(at, view, (clocks, far) => (far ? clocks.dayAndYear : clocks.day));

/** Month and day, for where there is little room. */
export const shortDay = (at: Instant, view: View): string => moment(at, view, ({ date }) => date);

/** Day and time. */
export const dayAndTime = (at: Instant, view: View): string =>
  moment(at, view, (clocks, far) => (far ? clocks.timeDayAndYear : clocks.timeAndDay));

/** Hours and minutes, 24 hours. */
export const clockTime = (at: Instant, view: View): string => moment(at, view, (clocks) => clocks.time);

/** A `YYYY-MM-DD` day, which is the same day in every zone. */
export const calendarDay = (text: Day, view: View): string => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) ? text : day(at, { ...view, zone: 'UTC' });
};

/** How long ago, in words; a time to come or long past as its date. */
export const ago = (at: Instant, view: View): string => {
  const { t } = view;
  const past = view.now - at;
  if (past < MINUTE && past > -MINUTE) return t('ago.now');
  if (past < 0 || past >= 30 * DAY) return dayAndTime(at, view);
  if (past < HOUR) return t('ago.minutes', { count: Math.floor(past / MINUTE) });
  if (past < DAY) return t('ago.hours', { count: Math.floor(past / HOUR) });
  return t('ago.days', { count: Math.floor(past / DAY) });
};

/** A length of time in its largest fitting unit; null: no figure. */
export const duration = (ms: number | null, view: View): string => {
  if (ms === null) return NONE;
  if (ms < HOUR) return view.t('duration.minutes', { count: Math.round(ms / MINUTE) });
  if (ms < 2 * DAY) return view.t('duration.hours', { count: Math.round(ms / HOUR) });
  const days = Math.round(ms / (DAY / 10)) / 10;
  return view.t('duration.days', { count: days });
};

/** A share of 1; null: no figure. */
export const percent = (share: number | null, view: View): string =>
  share === null ? NONE : percents[view.language].format(wholePercent(share) / 100).replace('-', '−');

/**
 * A share of 1 in whole percent, as `percent` writes it; halves go up, away from zero. 0.575 times 100 is a little less
 * than 57.5 to a float: what lies behind the twelfth digit is not rounded by.
 */
export const wholePercent = (share: number): number =>
  Math.sign(share) * Math.round(Math.abs(Number((share * 100).toPrecision(12)))) + 0;

export const count = (value: number, view: View): string => counts[view.language].format(value);

const percents: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 }),
  'zh-CN': new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 0 }),
};
const counts: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en'),
  'zh-CN': new Intl.NumberFormat('zh-CN'),
};

/** Names in a row: "a, b and c". */
export const listed = (names: readonly string[], view: View): string => lists[view.language].format(names);

const lists: Record<Language, Intl.ListFormat> = {
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
  'zh-CN': new Intl.ListFormat('zh-CN', { type: 'conjunction' }),
};
