import { dayOf, nextWorkingDay } from '../../domain/calendar/calendar.ts';
import type { Member, MemberId } from '../../domain/team/member.ts';
import { isAllowed } from '../../domain/team/permission.ts';
import { cut } from '../../lib/text.ts';
import { spanWords } from '../calendar/calendar-card.ts';
import type { Form } from '../kit/form.ts';
import { dateField, form, memberField } from '../kit/form-fields.ts';
import type { View } from '../kit/view.ts';

/** When a member is away and who gets their reminders meanwhile. */
export const timeOffForm = (member: Member, reader: MemberId, view: View): Form => {
  const { t } = view;
  const own = member.id === reader;
  const first = nextWorkingDay(dayOf(view.now, view.zone), view.calendar);
  const known = member.timeOff.map((off) => spanWords(off, view)).join(t('list.comma'));
  return form(
    { form: 'time-off', ...(!own && { member: member.id }) },
    {
      title: own ? t('form.my-time-off') : t('form.time-off', { who: cut(view.name(member.id), 40) }),
      intro: known === '' ? t('form.time-off-intro') : t('form.time-off-known', { days: known }),
    },
    [
      ...(own && view.reader !== null && isAllowed(view.reader, 'manage', null)
        ? [memberField('who', t('field.who'), member.id, view, true)]
        : []),
      dateField('from', first, view, { required: true }),
      dateField('to', null, view, { hint: t('form.to-hint') }),
      { ...memberField('delegate', t('field.delegate'), null, view, false), hint: t('form.delegate-hint') },
    ],
    view,
  );
};
