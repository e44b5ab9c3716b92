import { z } from 'zod';
import { leadAddedCard } from '../../cards/leads/lead-added-card.ts';
import { leadForm } from '../../cards/leads/lead-form.ts';
import { createDeal } from '../../domain/deals/create-deal.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { type Context, rulesOf } from '../context.ts';
import { leadInput } from '../deals/deal-input.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { readDealFields } from '../forms/deal-fields.ts';
import { leadPrefill } from '../forms/lead-prefill.ts';
import { receiver } from '../receiver.ts';

const MAX_SIMILAR = 5;

const input = z.strictObject({ kind: z.literal('add-lead'), lead: leadInput });
const formInput = z.strictObject({ form: z.literal('lead'), text: z.string().max(1500).optional() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'add-lead': z.infer<typeof input>;
  }
  interface Forms {
    /** Begins with what `text` tells of the lead. */
    lead: z.infer<typeof formInput>;
  }
}

/** The live card goes to the conversation; who added the lead sees what was understood, and who looks the same. */
export const addLead = defineCommand({
  kind: 'add-lead',
  about: null,
  permission: 'create',
  effect: 'write',
  input,
  usage: {
    topic: 'lead',
    en: [
      '/lead',
      '/lead Acme Ltd, Jane Doe, +86 138 0013 8000, jane@acme.com, 50k, from zhihu, "wants a demo"',
    ],
    'zh-CN': ['/线索', '/线索 宏达科技，张伟，13800138000，zhang@hongda.cn，5万，来自 知乎，“想看演示”'],
  },
  forms: [
    defineForm({
      name: 'lead',
      about: null,
      input: formInput,
      open: async ({ text }, context) =>
        leadForm(context.view, context.workspace, await leadPrefill(text, context)),
      async read(form, _ref, context) {
        const { company, ...fields } = await readDealFields(form, context);
        const owner = await form.member('owner');
        if (company === undefined) return null;
        const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
        // The form shows who the owner will be: an emptied field means the pool.
        const lead = { ...filled, company, ...(owner !== undefined && { owner }) };
        return { kind: 'add-lead', lead };
      },
    }),
  ],
  async handle({ lead }, context) {
    const { store, workspace, conversation, view, requestKey } = context;
    if (lead.owner != null) await receiver(lead.owner, context);
    const change = createDeal(lead, rulesOf(context));
    const showIn = conversation === null ? [] : [conversation.id];
    const { deal } = await store.deals.commit(workspace.id, { ...change, showIn }, requestKey);
    if (deal === null) throw new CommandError('deal-gone', {}, { en: '/deal list', 'zh-CN': '/商机 列表' });
    return { kind: 'card', card: leadAddedCard(deal, await similarTo(deal, context), view) };
  },
});

const similarTo = async (deal: Deal, { store, workspace }: Context): Promise<Deal[]> => {
  const { company, phone, email } = deal;
  const found = await store.deals.similar(workspace.id, { company, phone, email }, MAX_SIMILAR + 1);
  return found.filter(({ id: other }) => other !== deal.id).slice(0, MAX_SIMILAR);
};
