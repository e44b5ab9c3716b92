import { z } from 'zod';
import { editForm } from '../../cards/deals/forms/edit-form.ts';
import { masked } from '../../cards/kit/field-words.ts';
import { fromPersonalCard } from '../../cards/kit/form-fields.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { editDeal as edited } from '../../domain/deals/edit-deal.ts';
import { readFields } from '../../domain/deals/editable.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import { apply } from '../../domain/deals/fold.ts';
import { mergeEdit } from '../../domain/deals/merge-edit.ts';
import { editableFields, valueIn } from '../../domain/pipeline/field-values.ts';
import { type Context, rulesOf } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { readDealFields } from '../forms/deal-fields.ts';
import { editing } from '../grammar/edit-field.ts';
import { type DealFormRef, dealChange, dealForm, onDeal } from '../inputs.ts';
import { changesSince } from '../stale.ts';
import { dealInput } from './deal-input.ts';

const input = z.strictObject({ kind: z.literal('edit-deal'), ...dealChange, fields: dealInput });
const formInput = z.strictObject({ form: z.literal('edit'), ...dealForm });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'edit-deal': z.infer<typeof input>;
  }
  interface Forms {
    edit: z.infer<typeof formInput>;
  }
}

/** Sets what a person may set directly. */
export const editDeal = defineCommand({
  kind: 'edit-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.edit',
    position: 10,
    press: ({ on }) => ({ kind: 'open-form', ref: { form: 'edit', ...on } }),
  },
  usage: {
    topic: 'deal',
    en: ['/deal 12 edit', '/deal 12 edit amount 50k'],
    'zh-CN': ['/商机 12 编辑', '/商机 12 编辑 金额 5万'],
  },
  verbs: [
    {
      under: 'deal',
      words: { en: ['edit', 'change', 'set'], 'zh-CN': ['编辑', '修改'] },
      form: 'edit',
      parse: editing,
    },
  ],
  forms: [
    defineForm({
      name: 'edit',
      about: 'deal',
      input: formInput,
      anyVersion: true,
      open: (_ref, { deal, workspace, view }) => editForm(deal, workspace, view),
      async read(form, ref, context) {
        const deal = await asOpened(ref, context);
        for (const field of editableFields()) {
          const value = deal === null || field.masked !== true ? null : valueIn(deal, field);
          if (typeof value === 'string') form.keepMasked(field.id, masked(field, value));
        }
        return { kind: 'edit-deal', ...onDeal(ref), fields: await readDealFields(form, context) };
      },
    }),
  ],
  decide: (deal, { fields }, rules) => edited(deal, fields, rules),
  /** Somebody else's edit of another field stays; of the same field both values are shown, and the person says. */
  rebase(command, { now, seen, since }, context) {
    const { fields, conflicts } = mergeEdit(now, seen, command.fields, rulesOf(context));
    if (conflicts.length === 0) return { kind: 'rebased', command: { ...command, fields } };
    const opened = editForm(now, context.workspace, context.view, {
      typed: apply(now, { set: readFields(fields, rulesOf(context)) }),
      conflicts: new Map(conflicts.map((id) => [id, since.find((event) => changes(event, id)) ?? null])),
    });
    return {
      kind: 'asked',
      reply: { kind: 'form', form: command.onPersonalCard === true ? fromPersonalCard(opened) : opened },
    };
  },
});

const changes = ({ set }: DealEvent, field: string): boolean =>
  Object.hasOwn(set, field) || Object.hasOwn(set.custom ?? {}, field);

/** What is hidden in a form is hidden as it was when that was opened. */
const asOpened = async (
  { deal: id, expectedVersion }: DealFormRef,
  context: Context,
): Promise<Deal | null> => {
  const deal = await context.store.deals.find(context.workspace.id, id);
  if (deal === null || expectedVersion === undefined) return deal;
  return (await changesSince(deal, expectedVersion, context))?.seen ?? deal;
};
