import { z } from 'zod';
import { logForm } from '../../cards/deals/forms/log-form.ts';
import { touchedCard } from '../../cards/deals/touched-card.ts';
import { touchDeal as touched } from '../../domain/deals/touch-deal.ts';
import { isPressed } from '../change-deal.ts';
import { commitWithRetry } from '../commit-with-retry.ts';
import { rulesOf } from '../context.ts';
import { defineCommand, type Verb, type Words } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { dealChange, dealForm, longText } from '../inputs.ts';

const CHANNELS = ['note', 'call', 'meet'] as const;
const WORDS: Readonly<Record<(typeof CHANNELS)[number], Words>> = {
  note: { en: ['note', 'comment'], 'zh-CN': ['备注', '记录', '记'] },
  call: { en: ['call', 'called', 'phone'], 'zh-CN': ['电话', '致电', '打电话', '通话'] },
  meet: { en: ['meet', 'met', 'meeting', 'visit'], 'zh-CN': ['拜访', '会面', '见面', '面谈'] },
};

const input = z.strictObject({
  kind: z.literal('touch-deal'),
  ...dealChange,
  channel: z.enum(CHANNELS),
  text: longText.min(1),
});
const formInput = z.strictObject({ form: z.literal('log'), ...dealForm });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'touch-deal': z.infer<typeof input>;
  }
  interface Forms {
    log: z.infer<typeof formInput>;
  }
}

/**
 * Logs a note, a call or a meeting. A touch adds and takes nothing away, so it holds whatever the deal has become in
 * the meantime.
 */
export const touchDeal = defineCommand({
  kind: 'touch-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: {
    topic: 'plan',
    en: [
      '/deal 12 call budget approved in March',
      '/deal 12 note asked for a reference',
      '/deal 12 meet demo on site',
    ],
    'zh-CN': ['/商机 12 电话 三月批预算', '/商机 12 备注 想要案例', '/商机 12 拜访 现场演示'],
  },
  verbs: CHANNELS.map(
    (channel): Verb => ({
      under: 'deal',
      words: WORDS[channel],
      form: 'log',
      parse: ({ deal, text }) => ({ kind: 'touch-deal', deal, channel, text }),
    }),
  ),
  forms: [
    defineForm({
      name: 'log',
      about: 'deal',
      input: formInput,
      anyVersion: true,
      open: (_ref, { deal, view }) => logForm(deal, deal.version, view),
      read(form, { deal, onPersonalCard }) {
        const channel = form.choice('channel', CHANNELS);
        const text = form.requiredText('text');
        if (channel === undefined || text === undefined) return null;
        return {
          kind: 'touch-deal',
          deal: { id: deal },
          channel,
          text,
          ...(onPersonalCard && { onPersonalCard }),
        };
      },
    }),
  ],
  decide: (deal, command, rules) => touched(deal, command, rules),
  commit: (change, command, context) =>
    commitWithRetry(change, (deal) => touched(deal, command, rulesOf(context)), context),
  answer: (deal, command, { view }) =>
    isPressed(command) ? null : { kind: 'card', card: touchedCard(deal, view) },
});
