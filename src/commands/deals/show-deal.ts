import { z } from 'zod';
import { dealCard } from '../../cards/deals/deal-card.ts';
import { findForm } from '../../cards/deals/forms/find-form.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { dealCalled } from '../grammar/search-text.ts';
import { dealRef } from '../inputs.ts';
import { newestEvent } from '../stale.ts';

const input = z.strictObject({ kind: z.literal('show-deal'), deal: dealRef });
const formInput = z.strictObject({ form: z.literal('find') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-deal': z.infer<typeof input>;
  }
  interface Forms {
    find: z.infer<typeof formInput>;
  }
}

/** The card of a deal, to whoever asks alone. */
export const showDeal = defineCommand({
  kind: 'show-deal',
  about: 'deal',
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'deal',
    en: ['/deal 12', '/deal acme', '/deal find'],
    'zh-CN': ['/商机 12', '/商机 云启', '/商机 查找'],
  },
  verbs: [
    {
      under: 'deal',
      words: { en: ['show', 'view', 'open'], 'zh-CN': ['查看', '看', '详情', '显示'] },
    },
    {
      under: 'deals',
      words: { en: ['find', 'search'], 'zh-CN': ['查找', '搜索'] },
      /** Alone: a form to look it up in. */
      parse: ({ text }) => (text === '' ? { kind: 'open-form', ref: { form: 'find' } } : dealCalled(text)),
    },
  ],
  forms: [
    defineForm({
      name: 'find',
      about: null,
      input: formInput,
      open: (_ref, { view }) => findForm(view),
      read(form) {
        const deal = form.requiredDeal('deal');
        return deal === undefined ? null : { kind: 'show-deal', deal };
      },
    }),
  ],
  async handle(_command, context) {
    const { deal, workspace, view } = context;
    return { kind: 'card', card: dealCard(deal, await newestEvent(deal, context), workspace, view) };
  },
});
