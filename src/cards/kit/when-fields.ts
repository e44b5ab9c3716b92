import { addDays, dayOf, instantAt, isWorkingDay, nextWorkingDay } from '../../domain/calendar/calendar.ts';
import { weekdayOfNumber } from '../../domain/calendar/day-number.ts';
import { DAY, type Day } from '../../domain/time.ts';
import { minuteText } from '../../lib/minute-of-day.ts';
import type { Field } from './form.ts';
import { selectField } from './form-fields.ts';
import { dayAndTime } from './format.ts';
import type { View } from './view.ts';

/** What the quick choice is where the field below it counts. */
export const OTHER_TIME = 'other';

/** Day and time, and above them what people choose most: tomorrow, Monday and in three days as the office opens. */
export const whenFields = (value: string, view: View): readonly Field[] => {
  const { t, zone } = view;
  return [
    selectField('pick', t('field.pick'), OTHER_TIME, [
      ...quickPicks(view),
      { value: OTHER_TIME, label: t('pick.other') },
    ]),
    { type: 'datetime', name: 'at', label: t('field.at'), required: true, hint: zone, value },
  ];
};

const quickPicks = (view: View) => {
  const { t, zone, now, calendar } = view;
  const today = dayOf(now, zone);
  const worked = (day: Day): Day => (isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar));
  const monday = addDays(today, 7 - weekdayOfNumber(Date.parse(today) / DAY));
  const days = [
    { name: t('pick.next-day'), day: nextWorkingDay(today, calendar) },
    { name: t('pick.in-3-days'), day: worked(addDays(today, 3)) },
    { name: t('pick.monday'), day: worked(monday) },
    { name: t('pick.in-2-weeks'), day: worked(addDays(today, 14)) },
  ];
  // On a Thursday the next working day but one may be the Monday: the first name of a day is enough.
  return days
    .filter(({ day }, index) => days.findIndex((other) => other.day === day) === index)
    .map(({ name, day }) => ({
      value: `${day}T${minuteText(calendar.opensAt)}`,
      label: `${name}: ${dayAndTime(instantAt(day, calendar.opensAt, zone), view)}`,
    }));
};
