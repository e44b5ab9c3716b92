import { countryOfZone } from '../../../domain/calendar/country-of-zone.ts';
import type { MomentContext } from './piece.ts';

/** Countries that write the month first, alone or after the year. */
const MONTH_FIRST = new Set([
  'US',
  'FM',
  'GU',
  'MH',
  'PW',
  'CN',
  'TW',
  'JP',
  'KR',
  'KP',
  'MN',
  'HU',
  'LT',
  'IR',
]);
/** Countries where both are written. */
const EITHER = new Set(['CA', 'PH', 'ZA']);

/** Whether 4/5 is the fourth of May or the fifth of April where the team is; null: nobody can say. */
export const dayOrder = ({ workspace: { calendar, zone }, language }: MomentContext) => {
  const country = calendar.country ?? countryOfZone(zone);
  if (country === null) return language === 'zh-CN' ? 'month-first' : null;
  if (EITHER.has(country)) return null;
  return MONTH_FIRST.has(country) ? 'month-first' : 'day-first';
};
