import { z } from 'zod';
import { spendCard } from '../../cards/reports/spend-card.ts';
import { dayOf } from '../../domain/calendar/calendar.ts';
import { checkedSpend } from '../../domain/reports/spend.ts';
import { defineCommand } from '../define-command.ts';
import { readSpend } from '../grammar/spend.ts';
import { day, money } from '../inputs.ts';

const count = z.int().nonnegative().optional();
const input = z.strictObject({
  kind: z.literal('add-spend'),
  source: z.string().min(1).max(100),
  campaign: z.string().max(100).optional(),
  /** Today, unless another one is named. */
  day: day.optional(),
  amount: money.optional(),
  impressions: count,
  reach: count,
  sessions: count,
  interactions: count,
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'add-spend': z.infer<typeof input>;
  }
}

/** Enters what a source cost in a day and the attention it got; answered with all that is recorded of that day now. */
export const addSpend = defineCommand({
  kind: 'add-spend',
  about: null,
  permission: 'create',
  effect: 'write',
  input,
  usage: {
    topic: 'funnel',
    en: ['/funnel spend zhihu 2000 impressions:50000 reach:20000 sessions:3000'],
    'zh-CN': ['/漏斗 投放 知乎 2000 曝光:50000 触达:20000 流量:3000'],
  },
  verbs: [{ under: 'funnel', words: { en: ['spend'], 'zh-CN': ['投放', '花费'] }, parse: readSpend }],
  async handle(command, { store, workspace, now, view }) {
    const today = dayOf(now, workspace.zone);
    const { source, campaign, day: of, amount, impressions, reach, sessions, interactions } = command;
    const entered = checkedSpend(
      {
        source,
        campaign: campaign === undefined || campaign === '' ? null : campaign,
        day: of ?? today,
        amount: amount ?? null,
        impressions: impressions ?? null,
        reach: reach ?? null,
        sessions: sessions ?? null,
        interactions: interactions ?? null,
      },
      today,
    );
    return { kind: 'card', card: spendCard(await store.spend.save(workspace.id, entered), view) };
  },
});
