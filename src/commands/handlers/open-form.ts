import { assignForm } from '../../cards/deals/forms/assign-form.ts';
import { editForm } from '../../cards/deals/forms/edit-form.ts';
import { findForm } from '../../cards/deals/forms/find-form.ts';
import { followUpForm } from '../../cards/deals/forms/follow-up-form.ts';
import { logForm } from '../../cards/deals/forms/log-form.ts';
import { lostForm } from '../../cards/deals/forms/lost-form.ts';
import { moveForm } from '../../cards/deals/forms/move-form.ts';
import { snoozeForm } from '../../cards/deals/forms/snooze-form.ts';
import { waitForm } from '../../cards/deals/forms/wait-form.ts';
import { fromOwnCard } from '../../cards/kit/form-fields.ts';
import { leadForm } from '../../cards/leads/lead-form.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { allow } from '../../domain/team/permission.ts';
import { FORM_ACTS } from '../acts.ts';
import { newestEvent } from '../change-deal.ts';
import type { DealForm, FormRef } from '../command.ts';
import { leadPrefill } from '../forms/lead-prefill.ts';
import type { Context, Handler } from '../handler.ts';
import type { Reply } from '../reply.ts';
import { resolveDeal } from '../resolve-deal.ts';
import { isAsSeen, staleReply } from '../stale.ts';
import { moveDeal, winDeal } from './move-deal.ts';
import { openTeamForm } from './open-team-form.ts';

export const openForm: Handler<'open-form'> = async ({ ref }, context) => {
  if (ref.form === 'lead') {
    allow(context.member, 'create', null);
    return {
      kind: 'form',
      form: leadForm(context.view, context.workspace, await leadPrefill(ref.text, context)),
    };
  }
  if (ref.form === 'find') {
    allow(context.member, FORM_ACTS.find, null);
    return { kind: 'form', form: findForm(context.view) };
  }
  if (ref.form === 'gate') return openGate(ref, context);
  if (!('deal' in ref)) return openTeamForm(ref, context);
  const { form, deal, seen, own } = ref;
  return resolveDeal({ id: deal }, context, async (found) => {
    const reply = await dealForm(form, found, seen, context);
    return own && reply.kind === 'form' ? { ...reply, form: fromOwnCard(reply.form) } : reply;
  });
};

export const openDealForm: Handler<'open-deal-form'> = ({ form, deal }, context) =>
  resolveDeal(deal, context, (found) => dealForm(form, found, undefined, context));

/** A form about a state that is gone would only be refused in the end. A touch holds in any state. */
const dealForm = async (
  form: DealForm,
  deal: Deal,
  seen: number | undefined,
  context: Context,
): Promise<Reply> => {
  allow(context.member, FORM_ACTS[form], deal);
  if (form !== 'log' && seen !== undefined && !(await isAsSeen(deal, seen, context)))
    return staleReply(deal, await newestEvent(deal, context), context);
  return { kind: 'form', form: built(form, deal, context) };
};

const built = (form: DealForm, deal: Deal, { workspace, view }: Context) => {
  switch (form) {
    case 'edit':
      return editForm(deal, deal.version, workspace, view);
    case 'move':
      return moveForm(deal, deal.version, view);
    case 'lost':
      return lostForm(deal, deal.version, view);
    case 'follow-up':
      return followUpForm(deal, deal.version, view);
    case 'log':
      return logForm(deal, deal.version, view);
    case 'wait':
      return waitForm(deal, deal.version, view);
    case 'snooze':
      return snoozeForm(deal, deal.version, view);
    case 'assign':
      return assignForm(deal, deal.version, view);
    default:
      return form satisfies never;
  }
};

/** What is missing may be complete by now: then the move itself is the answer. */
const openGate = (
  { deal, to, given, seen, own }: FormRef & { form: 'gate' },
  context: Context,
): Promise<Reply> => {
  const it = { deal: { id: deal }, ...(seen !== undefined && { seen }), ...(own && { own }) };
  const reason = given?.reason === undefined ? {} : { reason: given.reason };
  const amount = given?.amount === undefined ? {} : { amount: given.amount };
  return to === 'won'
    ? winDeal({ kind: 'win-deal', ...it, ...reason, ...amount }, context)
    : moveDeal({ kind: 'move-deal', to, ...it, ...reason }, context);
};
