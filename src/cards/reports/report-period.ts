import { addDays, dayOf } from '../../domain/calendar/calendar.ts';
import { numberOfDay } from '../../domain/calendar/day-number.ts';
import type { Period } from '../../domain/reports/figures.ts';
import { type PeriodName, type PeriodPlace, periodBefore, periodOf } from '../../domain/reports/periods.ts';
import type { Control } from '../kit/card.ts';
import type { Command } from '../kit/command.ts';
import { button } from '../kit/elements.ts';
import { calendarDay } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** "This month", "October 2026", "Q3 2026", "Mon, Nov 16 – Sun, Nov 22". */
export const reportPeriodWords = (name: PeriodName, place: PeriodPlace, view: View): string =>
  name === 'now' || name === '30d' || (name !== 'days' && isThis(name, place, view))
    ? view.t(`period.${name}`)
    : spanWords(name, periodOf(name, view.now, view.zone, place), view);

/** What the changes in brackets are measured against. */
export const againstWords = (name: Exclude<PeriodName, 'now'>, place: PeriodPlace, view: View): string =>
  name !== 'days' && isThis(name, place, view)
    ? view.t(`funnel.against.${name}`)
    : view.t('funnel.against.before');

/** To the period before and, unless it is still to come, to the one after. */
export const periodButtons = (
  name: PeriodName,
  place: PeriodPlace,
  press: (turned: { period: Exclude<PeriodName, 'now'>; from: string; to?: string }) => Command,
  view: View,
): readonly Control[] => {
  if (name === 'now') return [];
  const { zone, now } = view;
  const unit = name === '30d' ? 'days' : name;
  const period = periodOf(name, now, zone, place);
  const before = periodBefore(unit, period, zone);
  const turn = (label: string, { start, end }: Period): Control =>
    button(
      `${label} ${spanWords(unit, { start, end }, view)}`,
      press({
        period: unit,
        from: dayOf(start, zone),
        ...(unit === 'days' && { to: dayOf(end - 1, zone) }),
      }),
    );
  const first = dayOf(period.end, zone);
  const days = numberOfDay(first) - numberOfDay(dayOf(period.start, zone));
  const next = periodOf(unit, now, zone, { from: first, to: addDays(first, days - 1) });
  return [turn('◀', before), ...(period.end <= now ? [turn('▶', next)] : [])];
};

const isThis = (name: PeriodName, place: PeriodPlace, { now, zone }: View): boolean =>
  periodOf(name, now, zone, place).start === periodOf(name, now, zone).start;

const spanWords = (name: Exclude<PeriodName, 'now' | '30d'>, { start, end }: Period, view: View): string => {
  const { zone, language, t } = view;
  const first = dayOf(start, zone);
  const [year = '', month = ''] = first.split('-');
  switch (name) {
    case 'month':
      return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        Date.parse(first),
      );
    case 'quarter':
      return t('summary.quarter', { year, quarter: Math.ceil(Number(month) / 3) });
    case 'year':
      return year;
    case 'week':
    case 'days': {
      const last = addDays(dayOf(end, zone), -1);
      return first === last
        ? calendarDay(first, view)
        : `${calendarDay(first, view)} – ${calendarDay(last, view)}`;
    }
    default:
      return name satisfies never;
  }
};
