import { dayOf } from '../../domain/calendar/calendar.ts';
import type { Period } from '../../domain/reports/figures.ts';
import type { Summary } from '../../domain/reports/summary.ts';
import { day, shortDay } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** "Mon, Feb 23 – Sun, Mar 1", or "Q1 2026". */
export const periodWords = (kind: Summary['kind'], period: Period, view: View): string =>
  kind === 'weekly' ? `${day(period.start, view)} – ${day(period.end - 1, view)}` : quarterName(period, view);

/** "Feb 23", or "Q1 ’26": as short as the axis of a chart needs it. */
export const shortPeriod = (kind: Summary['kind'], period: Period, view: View): string => {
  if (kind === 'weekly') return shortDay(period.start, view);
  const { year, quarter } = quarterOf(period, view);
  return view.t('summary.quarter-short', { year: year.slice(-2), quarter });
};

const quarterName = (period: Period, view: View): string =>
  view.t('summary.quarter', quarterOf(period, view));

const quarterOf = ({ start }: Period, { zone }: View): { year: string; quarter: number } => {
  const [year = '', month = ''] = dayOf(start, zone).split('-');
  return { year, quarter: Math.ceil(Number(month) / 3) };
};
