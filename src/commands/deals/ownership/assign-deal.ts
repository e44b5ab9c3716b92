import { z } from 'zod';
import { assignForm } from '../../../cards/deals/forms/assign-form.ts';
import { assignDeal as assigned } from '../../../domain/deals/ownership.ts';
import { defineCommand } from '../../define-command.ts';
import { defineForm } from '../../define-form.ts';
import { memberNamed, personAtStart } from '../../grammar/member-name.ts';
import { dealChange, dealForm, id, onDeal } from '../../inputs.ts';
import { receiver } from '../../receiver.ts';

const input = z.strictObject({ kind: z.literal('assign-deal'), ...dealChange, to: id });
const formInput = z.strictObject({ form: z.literal('assign'), ...dealForm });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'assign-deal': z.infer<typeof input>;
  }
  interface Forms {
    assign: z.infer<typeof formInput>;
  }
}

/** Hands a deal over to another member. */
export const assignDeal = defineCommand({
  kind: 'assign-deal',
  about: 'deal',
  permission: 'assign',
  effect: 'write',
  input,
  usage: { topic: 'deal', en: ['/deal 12 assign @bob'], 'zh-CN': ['/商机 12 分配 @小李'] },
  verbs: [
    {
      under: 'deal',
      words: {
        en: ['assign', 'owner', 'reassign', 'give', 'transfer', 'hand to', 'hand over'],
        'zh-CN': [
          '分配',
          '指派',
          '转给',
          '分配给',
          '指派给',
          '转交',
          '转交给',
          '转派',
          '交给',
          '移交',
          '移交给',
          '负责人',
        ],
      },
      form: 'assign',
      async parse({ deal, text, people }, context) {
        const { person } = personAtStart(text.replace(/^(?:to\s+|给)/iu, ''));
        if (person === '') return { kind: 'open-deal-form', form: 'assign', deal };
        const example = { en: '/deal 12 assign @bob', 'zh-CN': '/商机 12 分配 @小李' };
        return { kind: 'assign-deal', deal, to: await memberNamed(person, people, context, example) };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'assign',
      about: 'deal',
      input: formInput,
      open: (_ref, { deal, view }) => assignForm(deal, deal.version, view),
      async read(form, ref) {
        const to = await form.requiredMember('to');
        return to === undefined ? null : { kind: 'assign-deal', ...onDeal(ref), to };
      },
    }),
  ],
  async decide(deal, { to }, rules, context) {
    const member = await receiver(to, context, {
      en: `/deal ${deal.number} assign @bob`,
      'zh-CN': `/商机 ${deal.number} 分配 @小李`,
    });
    return assigned(deal, { to: member.id }, rules);
  },
});
