import { z } from 'zod';
import { editForm } from '../../cards/deals/forms/edit-form.ts';
import { masked } from '../../cards/kit/field-words.ts';
import { editDeal as edited } from '../../domain/deals/edit-deal.ts';
import { editableFields, valueIn } from '../../domain/pipeline/field-values.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { readDealFields } from '../forms/deal-fields.ts';
import { editing } from '../grammar/edit-field.ts';
import { dealChange, dealForm, onDeal } from '../inputs.ts';
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
      open: (_ref, { deal, workspace, view }) => editForm(deal, deal.version, workspace, view),
      async read(form, ref, context) {
        const deal = await context.store.deals.find(context.workspace.id, ref.deal);
        for (const field of editableFields()) {
          const value = deal === null || field.masked !== true ? null : valueIn(deal, field);
          if (typeof value === 'string') form.keepMasked(field.id, masked(field, value));
        }
        return { kind: 'edit-deal', ...onDeal(ref), fields: await readDealFields(form, context) };
      },
    }),
  ],
  decide: (deal, { fields }, rules) => edited(deal, fields, rules),
});
