import { z } from 'zod';
import type { Command, FormName, FormRef } from '../cards/kit/command.ts';
import type { Form } from '../cards/kit/form.ts';
import { fromPersonalCard } from '../cards/kit/form-fields.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { HandlerContext } from './context.ts';
import { type CommandEntry, defineCommand } from './define-command.ts';
import type { DealFormName, FormEntry } from './define-form.ts';
import { type DealRef, dealRef } from './inputs.ts';
import { allowNeeded, type Needs } from './needs.ts';
import type { Reply } from './reply.ts';
import { resolveDeal } from './resolve-deal.ts';
import { isAsSeen, newestEvent, staleReply } from './stale.ts';

declare module '../cards/kit/command.ts' {
  interface Commands {
    'open-form': { kind: 'open-form'; ref: FormRef };
    /** Typed: the deal's number is known, not yet its id. */
    'open-deal-form': { kind: 'open-deal-form'; form: DealFormName; deal: DealRef };
  }
}

/** A form, and what the command it leads to asks of whoever fills it in. */
export interface OwnedForm {
  form: FormEntry;
  needs: Needs;
}

/** The commands that open the forms of all others. Nobody shall fill in a form whose answer would be refused. */
export const formOpeners = (
  forms: ReadonlyMap<FormName, OwnedForm>,
  run: (command: Command, context: HandlerContext) => Promise<Reply>,
): CommandEntry[] => [
  defineCommand({
    kind: 'open-form',
    about: null,
    permission: 'read',
    effect: 'read',
    input: z.strictObject({
      kind: z.literal('open-form'),
      ref: z.custom<FormRef>((ref) => formRefIn(ref, forms) !== null),
    }),
    handle: ({ ref }, context) => {
      const owned = ownedForm(ref.form, forms);
      if (owned.form.retry !== null) return run(owned.form.retry(ref), context);
      return 'deal' in ref
        ? resolveDeal({ id: ref.deal }, context, (deal) => openOn(deal, ref, owned, context))
        : open(ref, owned, context);
    },
  }),
  defineCommand({
    kind: 'open-deal-form',
    about: 'deal',
    permission: 'read',
    effect: 'read',
    input: z.strictObject({
      kind: z.literal('open-deal-form'),
      form: z.custom<DealFormName>((name) => [...forms.values()].some(({ form }) => isOf(form, name))),
      deal: dealRef,
    }),
    handle: ({ form: name }, context) => {
      const owned = ownedForm(name, forms);
      const ref = owned.form.input.parse({ form: name, deal: context.deal.id });
      return openOn(context.deal, ref, owned, context);
    },
  }),
];

/** What opens a form, or comes back with one; null: no form that is known. */
export const formRefIn = (ref: unknown, forms: ReadonlyMap<FormName, OwnedForm>): FormRef | null => {
  for (const { form } of forms.values()) {
    const read = isNamed(ref, form.name) ? form.input.safeParse(ref) : null;
    if (read?.success === true) return read.data;
  }
  return null;
};

const isNamed = (ref: unknown, name: string): boolean =>
  typeof ref === 'object' && ref !== null && 'form' in ref && ref.form === name;

const isOf = (form: FormEntry, name: unknown): boolean =>
  form.name === name && form.about === 'deal' && form.retry === null;

const ownedForm = (name: FormName, forms: ReadonlyMap<FormName, OwnedForm>): OwnedForm => {
  const owned = forms.get(name);
  if (owned === undefined) throw new Error(`there is no form ${name}`);
  return owned;
};

const open = async (ref: FormRef, { form, needs }: OwnedForm, context: HandlerContext): Promise<Reply> => {
  allowNeeded(needs, ref, context.member, null);
  return { kind: 'form', form: await form.open(ref, context, null) };
};

/** A form about a state that is gone would only be refused in the end. */
const openOn = async (
  deal: Deal,
  ref: FormRef,
  { form, needs }: OwnedForm,
  context: HandlerContext,
): Promise<Reply> => {
  allowNeeded(needs, {}, context.member, deal);
  const expected = 'expectedVersion' in ref ? ref.expectedVersion : undefined;
  if (!form.anyVersion && expected !== undefined && !(await isAsSeen(deal, expected, context)))
    return staleReply(deal, await newestEvent(deal, context), context);
  const opened: Form = await form.open(ref, context, deal);
  const isPersonal = 'onPersonalCard' in ref && ref.onPersonalCard === true;
  return { kind: 'form', form: isPersonal ? fromPersonalCard(opened) : opened };
};
