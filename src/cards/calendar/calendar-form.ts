import type { Workspace } from '../../domain/team/workspace.ts';
import { minuteText } from '../../lib/minute-of-day.ts';
import { countryName } from '../kit/country.ts';
import type { Form } from '../kit/form.ts';
import { form, textField } from '../kit/form-fields.ts';
import type { View } from '../kit/view.ts';

/** The clocks, the country and the hours that a team works by. */
export const calendarForm = ({ zone, calendar }: Workspace, view: View): Form => {
  const { t } = view;
  const { country, opensAt, closesAt } = calendar;
  return form(
    { form: 'calendar', shown: { zone, country, opensAt, closesAt } },
    { title: t('form.calendar'), intro: t('form.calendar-intro') },
    [
      textField('country', country === null ? null : countryName(country, view), view, {
        hint: t('form.country-hint'),
      }),
      textField('opensAt', minuteText(opensAt), view, { required: true, placeholder: '09:00' }),
      textField('closesAt', minuteText(closesAt), view, { required: true, placeholder: '18:00' }),
      textField('zone', zone, view, { required: true, placeholder: 'Europe/Berlin' }),
    ],
    view,
  );
};
