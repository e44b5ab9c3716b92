import { z } from 'zod';
import { lostCard } from '../../cards/reports/lost-card.ts';
import { flowPeriod, periodOf } from '../../domain/reports/periods.ts';
import { defineCommand } from '../define-command.ts';
import { periodIn } from '../grammar/report-period.ts';
import { reportPeriod } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('show-lost'), ...reportPeriod });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-lost': z.infer<typeof input>;
  }
}

/** Why and where deals were lost. */
export const showLost = defineCommand({
  kind: 'show-lost',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'funnel', en: ['/funnel lost quarter'], 'zh-CN': ['/漏斗 输单 本季度'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['lost'], 'zh-CN': ['输单', '丢单'] },
      parse: ({ text }, context) => ({
        kind: 'show-lost',
        ...periodIn(text, { en: 'lost', 'zh-CN': '输单', also: [] }, context),
      }),
    },
  ],
  async handle({ period: asked, from, to }, { store, workspace, now, view }) {
    const name = flowPeriod(asked);
    const figures = await store.reports.lost(workspace, periodOf(name, now, workspace.zone, { from, to }));
    return { kind: 'card', card: lostCard(figures, name, view, { from, to }) };
  },
});
