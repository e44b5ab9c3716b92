import { calendarForm } from '../../cards/calendar/calendar-form.ts';
import { ownDaysForm } from '../../cards/calendar/own-days-form.ts';
import { digestsForm } from '../../cards/digests/digests-form.ts';
import { targetForm } from '../../cards/reports/target-form.ts';
import { fixForm } from '../../cards/team/fix-form.ts';
import { timeOffForm } from '../../cards/team/time-off-form.ts';
import { allow } from '../../domain/team/permission.ts';
import { FORM_ACTS } from '../acts.ts';
import type { FormRef } from '../command.ts';
import { digestChannel, digestsFormParts } from '../digest-channel.ts';
import type { Context } from '../handler.ts';
import type { Reply } from '../reply.ts';
import { whoseDays } from './people.ts';

export type TeamFormRef = Extract<
  FormRef,
  { form: 'digests' | 'calendar' | 'own-days' | 'time-off' | 'target' | 'fix' }
>;

/** The forms that are about no deal but about the team and how it works. */
export const openTeamForm = async (ref: TeamFormRef, context: Context): Promise<Reply> => {
  allow(context.member, FORM_ACTS[ref.form], null);
  return { kind: 'form', form: await built(ref, context) };
};

const built = async (ref: TeamFormRef, context: Context) => {
  switch (ref.form) {
    case 'digests':
      return digestsForm(
        await digestsFormParts(await digestChannel(ref.conversation, context), context),
        context.view,
      );
    case 'calendar':
      return calendarForm(context.workspace, context.view);
    case 'own-days':
      return ownDaysForm(context.view);
    case 'time-off':
      return timeOffForm(await whoseDays(ref.member, context), context.member.id, context.view);
    case 'target':
      return targetForm(
        await context.store.targets.list(context.workspace.id),
        context.workspace.currency,
        context.view,
      );
    case 'fix':
      return fixForm(ref, context.view);
    default:
      return ref satisfies never;
  }
};
