import { z } from 'zod';
import { forecastCard } from '../../cards/reports/forecast-card.ts';
import { EVERYBODY } from '../../domain/reports/figures.ts';
import { defineCommand } from '../define-command.ts';

const input = z.strictObject({ kind: z.literal('show-forecast') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-forecast': z.infer<typeof input>;
  }
}

/** What the open deals should bring, and how far the target is. */
export const showForecast = defineCommand({
  kind: 'show-forecast',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'funnel', en: ['/funnel forecast'], 'zh-CN': ['/漏斗 预测'] },
  verbs: [{ under: 'funnel', words: { en: ['forecast'], 'zh-CN': ['预测'] } }],
  async handle(_command, { store, workspace, now, view }) {
    return {
      kind: 'card',
      card: forecastCard(await store.reports.forecast(workspace, now, EVERYBODY), view),
    };
  },
});
