import { z } from 'zod';
import { contactCard } from '../../cards/deals/contact-card.ts';
import { revealContact as revealed } from '../../domain/deals/reveal.ts';
import { defineCommand } from '../define-command.ts';
import { dealChange } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('reveal-contact'), ...dealChange });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'reveal-contact': z.infer<typeof input>;
  }
}

/** Shows phone and email to the one person who asked; that they did is in the deal's history. */
export const revealContact = defineCommand({
  kind: 'reveal-contact',
  about: 'deal',
  permission: 'reveal',
  effect: 'write',
  input,
  usage: { topic: 'deal', en: ['/deal 12 contact'], 'zh-CN': ['/商机 12 联系方式'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['contact', 'reveal'], 'zh-CN': ['联系方式', '联系人'] },
    },
  ],
  decide: (deal, _command, rules) => revealed(deal, rules),
  answer: (deal, _command, { view }) => ({ kind: 'card', card: contactCard(deal, view) }),
});
