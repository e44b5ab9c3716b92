import { z } from 'zod';
import { sourcesCard } from '../../cards/reports/sources-card.ts';
import { EVERYBODY } from '../../domain/reports/figures.ts';
import { flowPeriod, periodOf } from '../../domain/reports/periods.ts';
import { defineCommand } from '../define-command.ts';
import { periodIn } from '../grammar/report-period.ts';
import { reportPeriod } from '../inputs.ts';

const input = z.strictObject({
  kind: z.literal('show-sources'),
  ...reportPeriod,
  by: z.enum(['source', 'campaign']),
  /** The first, unless another one is asked for. */
  page: z.int().nonnegative().optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-sources': z.infer<typeof input>;
  }
}

const BY_CAMPAIGN = /(?:\b(?:by|per)\s+)?\bcampaigns?\b|[按分]?活动/iu;
const BY_SOURCE = /\b(?:by|per)\s+sources?\b|[按分]渠道/iu;

/** What each source or campaign brought and cost. */
export const showSources = defineCommand({
  kind: 'show-sources',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'funnel',
    en: ['/funnel sources month by campaign'],
    'zh-CN': ['/漏斗 渠道 本月 按活动'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['sources'], 'zh-CN': ['渠道', '来源'] },
      /** `sources month by campaign`, `渠道 本月 按活动`. */
      parse({ text }, context) {
        const by = BY_CAMPAIGN.test(text) ? 'campaign' : 'source';
        const rest = text.replace(by === 'campaign' ? BY_CAMPAIGN : BY_SOURCE, ' ').trim();
        const report = { en: 'sources', 'zh-CN': '渠道', also: ['by campaign', '按活动'] };
        return { kind: 'show-sources', ...periodIn(rest, report, context), by };
      },
    },
  ],
  async handle({ period: asked, by, page = 0, from, to }, { store, workspace, now, view }) {
    const name = flowPeriod(asked);
    const span = periodOf(name, now, workspace.zone, { from, to });
    const sources = await store.reports.sources(workspace, span, EVERYBODY, by);
    return { kind: 'card', card: sourcesCard(sources, { period: name, from, to, by, page }, view) };
  },
});
