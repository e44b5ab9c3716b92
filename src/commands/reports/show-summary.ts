import { z } from 'zod';
import { summaryCard } from '../../cards/reports/summary-card.ts';
import { SECTIONS } from '../../domain/digests/digest-settings.ts';
import { EVERYBODY } from '../../domain/reports/figures.ts';
import { periodBefore, periodOf } from '../../domain/reports/periods.ts';
import { defineCommand } from '../define-command.ts';

const input = z.strictObject({
  kind: z.literal('show-summary'),
  summary: z.enum(['weekly', 'quarterly']),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-summary': z.infer<typeof input>;
  }
}

/** The last whole week or quarter as it is posted, of everybody and with all there is to it. */
export const showSummary = defineCommand({
  kind: 'show-summary',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'funnel',
    en: ['/funnel summary', '/funnel review'],
    'zh-CN': ['/漏斗 周报', '/漏斗 季报'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['summary', 'weekly'], 'zh-CN': ['周报', '总结'] },
      parse: () => ({ kind: 'show-summary', summary: 'weekly' }),
    },
    {
      under: 'funnel',
      words: { en: ['review'], 'zh-CN': ['季报', '季度复盘', '复盘'] },
      parse: () => ({ kind: 'show-summary', summary: 'quarterly' }),
    },
  ],
  async handle({ summary: kind }, { store, workspace, now, view }) {
    const name = kind === 'weekly' ? 'week' : 'quarter';
    const period = periodBefore(name, periodOf(name, now, workspace.zone), workspace.zone);
    const ask = { kind, period, now, scope: EVERYBODY, sections: SECTIONS };
    return { kind: 'card', card: summaryCard(await store.reports.summary(workspace, ask), view) };
  },
});
