import type { Member } from '../../domain/team/member.ts';
import type { FormRef } from '../kit/command.ts';
import type { Form } from '../kit/form.ts';
import { form, memberField, selectField } from '../kit/form-fields.ts';
import type { View } from '../kit/view.ts';

/** Whom the deals may go to. `team`: in turn to the reps of the same team, `everyone`: to all reps. */
export const WAYS = ['one', 'team', 'everyone', 'pool'] as const;

/** To whom somebody's open deals go. */
export const handOverForm = (
  ref: FormRef & { form: 'hand-over' },
  from: Pick<Member, 'id' | 'team'> | null,
  view: View,
): Form => {
  const { t } = view;
  const ways = WAYS.filter((way) => way !== 'team' || (from !== null && from.team !== null));
  return form(
    ref,
    { title: t('form.hand-over'), intro: t('form.hand-over-intro'), submit: t('form.hand-over-submit') },
    [
      {
        type: 'search',
        name: 'from',
        label: t('hand-over.from'),
        required: true,
        hint: null,
        source: 'everybody',
        value: from === null ? null : { value: String(from.id), label: view.name(from.id) },
      },
      selectField(
        'way',
        t('hand-over.way'),
        'one',
        ways.map((way) => ({ value: way, label: t(`hand-over.way.${way}`, { team: from?.team ?? '' }) })),
      ),
      { ...memberField('to', t('hand-over.to'), null, view, false), hint: t('hand-over.to-hint') },
    ],
    view,
  );
};
