import type { FieldErrors, FormValues } from '../../cards/kit/form.ts';
import { maskEmail, maskPhone } from '../../cards/kit/mask.ts';
import { dayOf, startOfDay } from '../../domain/calendar/calendar.ts';
import { timeOnDay } from '../../domain/calendar/time-on-day.ts';
import { LOST_REASONS } from '../../domain/deals/deal.ts';
import { type Command, type FormRef, formRef } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Context } from '../handler.ts';
import { ahead } from './ahead.ts';
import { readDealFields } from './deal-fields.ts';
import { FieldReader } from './field-reader.ts';
import { readDigests } from './read-digests.ts';
import { readFix } from './read-fix.ts';
import { readGate } from './read-gate.ts';
import { readTarget } from './read-targets.ts';
import { readCalendar, readOwnDays, readTimeOff } from './read-working-time.ts';

/**
 * The command a submitted form stands for, or what is wrong beside which field.
 * Throws CommandError for a form nobody made.
 */
export const readSubmission = async (
  ref: unknown,
  values: FormValues,
  context: Context,
): Promise<Command | { errors: FieldErrors }> => {
  const known = formRef.safeParse(ref);
  if (!known.success)
    throw new CommandError('outdated-form', {}, { en: '/funnel help', 'zh-CN': '/漏斗 帮助' });
  const form = new FieldReader(values, context);
  const command = await read(known.data, form, context);
  const { errors } = form;
  if (errors !== null) return { errors };
  if (command === null)
    throw new CommandError('outdated-form', {}, { en: '/funnel help', 'zh-CN': '/漏斗 帮助' });
  return command;
};

/** null only together with an error beside a field. */
const read = async (ref: FormRef, form: FieldReader, context: Context): Promise<Command | null> => {
  switch (ref.form) {
    case 'lead':
      return readLead(form, context);
    case 'find': {
      const deal = form.requiredDeal('deal');
      return deal === undefined ? null : { kind: 'show-deal', deal };
    }
    case 'edit':
      return readEdit(ref, form, context);
    case 'gate':
      return readGate(ref, form, context);
    case 'move': {
      const stages = context.workspace.pipeline.stages.map(({ id }) => id);
      const to = form.choice('to', stages);
      const reason = form.text('reason') ?? undefined;
      return to === undefined
        ? null
        : { kind: 'move-deal', ...on(ref), to, ...(reason !== undefined && { reason }) };
    }
    case 'lost':
      return readLost(ref, form, context);
    case 'follow-up': {
      const at = ahead('at', await form.instant('at'), form, context);
      const text = form.text('text') ?? '';
      return at === undefined ? null : { kind: 'plan-follow-up', ...on(ref), at, text };
    }
    case 'log': {
      const channel = form.choice('channel', ['note', 'call', 'meet']);
      const text = form.requiredText('text');
      if (channel === undefined || text === undefined) return null;
      return { kind: 'touch-deal', deal: { id: ref.deal }, channel, text, ...(ref.own && { own: ref.own }) };
    }
    case 'wait': {
      const what = form.requiredLine('what', 200);
      const day = await form.requiredDay('due');
      const due = ahead(
        'due',
        day === undefined ? day : timeOnDay(day, context.now, context.workspace),
        form,
        context,
      );
      return what === undefined || due === undefined
        ? null
        : { kind: 'start-waiting', ...on(ref), what, due };
    }
    case 'snooze': {
      const day = await form.requiredDay('until');
      const { zone } = context.workspace;
      const until = ahead('until', day === undefined ? day : startOfDay(day, zone), form, context);
      return until === undefined ? null : { kind: 'snooze-deal', ...on(ref), until };
    }
    case 'assign': {
      const to = await form.requiredMember('to');
      return to === undefined ? null : { kind: 'assign-deal', ...on(ref), to };
    }
    case 'digests':
      return readDigests(ref, form, context);
    case 'calendar':
      return readCalendar(form);
    case 'own-days':
      return readOwnDays(form, context);
    case 'time-off':
      return readTimeOff(ref, form, context);
    case 'target':
      return readTarget(form);
    case 'fix':
      return readFix(form, context);
    default:
      return ref satisfies never;
  }
};

const on = ({ deal, seen, own }: { deal: number; seen?: number | undefined; own?: true | undefined }) => ({
  deal: { id: deal },
  ...(seen !== undefined && { seen }),
  ...(own && { own }),
});

const readEdit = async (
  ref: FormRef & { form: 'edit' },
  form: FieldReader,
  context: Context,
): Promise<Command> => {
  const deal = await context.store.deals.find(context.workspace.id, ref.deal);
  if (deal?.phone != null) form.keepMasked('phone', maskPhone(deal.phone));
  if (deal?.email != null) form.keepMasked('email', maskEmail(deal.email));
  return { kind: 'edit-deal', ...on(ref), fields: await readDealFields(form, context) };
};

const readLead = async (form: FieldReader, context: Context): Promise<Command | null> => {
  const company = form.requiredLine('company', 200);
  const fields = await readDealFields(form, context);
  const owner = await form.member('owner');
  if (company === undefined) return null;
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  // The form shows who the owner will be: an emptied field means the pool.
  return { kind: 'add-lead', lead: { ...filled, company, ...(owner !== undefined && { owner }) } };
};

const readLost = async (
  ref: FormRef & { form: 'lost' },
  form: FieldReader,
  context: Context,
): Promise<Command | null> => {
  const reason = form.choice('reason', LOST_REASONS);
  const text = form.text('text') ?? undefined;
  const winBackOn = (await form.day('winBackOn')) ?? undefined;
  if (reason === 'other' && text === undefined) form.fail('text', 'lost-text-required');
  if (winBackOn !== undefined && winBackOn <= dayOf(context.now, context.workspace.zone))
    form.fail('winBackOn', 'win-back-in-past', { on: winBackOn });
  if (reason === undefined) return null;
  return {
    kind: 'lose-deal',
    ...on(ref),
    reason,
    ...(text !== undefined && { text }),
    ...(winBackOn !== undefined && { winBackOn }),
  };
};
