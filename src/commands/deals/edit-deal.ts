import { z } from 'zod';
import { editForm } from '../../cards/deals/forms/edit-form.ts';
import { maskEmail, maskPhone } from '../../cards/kit/mask.ts';
import { editDeal as edited } from '../../domain/deals/edit-deal.ts';
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
      parse: ({ deal, text }, context) => editing(deal, text, context),
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
        if (deal?.phone != null) form.keepMasked('phone', maskPhone(deal.phone));
        if (deal?.email != null) form.keepMasked('email', maskEmail(deal.email));
        return { kind: 'edit-deal', ...onDeal(ref), fields: await readDealFields(form, context) };
      },
    }),
  ],
  decide: (deal, { fields }, rules) => edited(deal, fields, rules),
});
