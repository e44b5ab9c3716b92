import { addDays, dayOf } from '../../domain/calendar/calendar.ts';
import { type DayRange, ownRanges, publicRanges } from '../../domain/calendar/day-ranges.ts';
import { isEstimated } from '../../domain/calendar/public-holidays.ts';
import type { Member } from '../../domain/team/member.ts';
import { isAllowed } from '../../domain/team/permission.ts';
import type { Day } from '../../domain/time.ts';
import { minuteText } from '../../lib/minute-of-day.ts';
import { cut } from '../../lib/text.ts';
import type { Card, CardElement, Control } from '../kit/card.ts';
import { countryName } from '../kit/country.ts';
import { actions, button, card, fields, heading, note, quiet, text } from '../kit/elements.ts';
import { calendarDay, clockTime } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

const DAYS_SHOWN = 60;
const MAX_LINES = 12;

/** When the team works: its clocks and hours, the days off to come, and who is away. `done`: what was just changed. */
export const calendarCard = (members: readonly Member[], done: string | null, view: View): Card => {
  const { t, zone, calendar } = view;
  const today = dayOf(view.now, zone);
  const until = addDays(today, DAYS_SHOWN);
  const { country } = calendar;
  return card(t('calendar.title'), [
    ...(done === null ? [] : [note(done, 'success')]),
    fields([
      [t('field.country'), country === null ? t('calendar.no-country') : countryName(country, view)],
      [t('field.hours'), `${minuteText(calendar.opensAt)}–${minuteText(calendar.closesAt)}`],
      [t('field.zone'), t('calendar.zone-now', { zone, time: clockTime(view.now, view) })],
    ]),
    heading(t('calendar.public', { days: DAYS_SHOWN })),
    ...lines(
      publicRanges(calendar, today, until).map(({ what, ...span }) =>
        dayLine(span, what.working, what.names[view.language], view),
      ),
      t('calendar.no-public'),
      view,
    ),
    ...unpublished(until, view),
    heading(t('calendar.own')),
    ...lines(
      ownRanges(calendar, today).map(({ what, ...span }) => dayLine(span, what.working, what.name, view)),
      t('calendar.no-own'),
      view,
    ),
    heading(t('calendar.away')),
    ...lines(awayLines(members, today, until, view), t('calendar.nobody-away'), view),
    actions(controls(today, view)),
  ]);
};

const controls = (today: Day, view: View): Control[] => {
  const { t, reader } = view;
  const configures = reader !== null && isAllowed(reader, 'configure', null);
  const isAway = reader?.timeOff.some(({ to }) => to >= today) ?? false;
  return [
    ...(configures
      ? [
          button(t('calendar.change'), { kind: 'open-form', ref: { form: 'calendar' } }),
          button(t('calendar.set-days'), { kind: 'open-form', ref: { form: 'own-days' } }),
        ]
      : []),
    button(t('calendar.my-days'), { kind: 'open-form', ref: { form: 'time-off' } }),
    ...(reader !== null && isAway
      ? [button(t('calendar.take-back'), { kind: 'end-time-off', member: reader.id })]
      : []),
  ];
};

/** "Thu, Oct 1 – Wed, Oct 7". */
export const spanWords = ({ from, to }: { from: Day; to: Day }, view: View): string =>
  from === to ? calendarDay(from, view) : `${calendarDay(from, view)} – ${calendarDay(to, view)}`;

const dayLine = (span: Omit<DayRange<unknown>, 'what'>, working: boolean, name: string, view: View) =>
  [
    spanWords(span, view),
    view.t(working ? 'calendar.working' : 'calendar.off'),
    ...(name === '' ? [] : [cut(name, 100)]),
  ].join(' · ');

const awayLines = (members: readonly Member[], today: Day, until: Day, view: View): string[] =>
  members
    .flatMap(({ id, timeOff }) => timeOff.map((off) => ({ id, ...off })))
    .filter(({ from, to }) => to >= today && from <= until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id))
    .map(({ id, delegate, ...span }) =>
      [
        `${view.name(id)}${view.t('list.colon')}${spanWords(span, view)}`,
        ...(delegate === null ? [] : [view.t('calendar.stands-in', { who: view.name(delegate) })]),
      ].join(' · '),
    );

const lines = (words: readonly string[], none: string, view: View): CardElement[] => {
  if (words.length === 0) return [quiet(none)];
  const beyond = words.length - MAX_LINES;
  return [
    text(words.slice(0, MAX_LINES).join('\n')),
    ...(beyond > 0 ? [quiet(view.t('calendar.more', { number: beyond }))] : []),
  ];
};

/** China's calendar of a year is published late in the year before. */
const unpublished = (until: Day, { calendar, t }: View): CardElement[] => {
  const year = Number(until.slice(0, 4));
  return isEstimated(calendar.country, year) ? [quiet(t('calendar.unpublished', { year }))] : [];
};
