import { z } from 'zod';
import { definitionsCard } from '../../cards/reports/definitions-card.ts';
import { defineCommand } from '../define-command.ts';

const input = z.strictObject({ kind: z.literal('show-definitions') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-definitions': z.infer<typeof input>;
  }
}

/** What the figures mean, a line each. */
export const showDefinitions = defineCommand({
  kind: 'show-definitions',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'funnel', en: ['/funnel numbers'], 'zh-CN': ['/漏斗 口径'] },
  verbs: [{ under: 'funnel', words: { en: ['numbers', 'definitions'], 'zh-CN': ['指标', '口径'] } }],
  handle: (_command, { view }) => ({ kind: 'card', card: definitionsCard(view) }),
});
