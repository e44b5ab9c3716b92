import { z } from 'zod';
import { funnelCard } from '../../cards/reports/funnel-card.ts';
import { againstWords, periodButtons, reportPeriodWords } from '../../cards/reports/report-period.ts';
import { scopeWords } from '../../cards/reports/scope-words.ts';
import { type PeriodName, periodOf, sameSpanBefore } from '../../domain/reports/periods.ts';
import { defineCommand, type Verb, type Words } from '../define-command.ts';
import { scopeIn } from '../grammar/scope.ts';
import { reportPeriod, scope } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('show-funnel'), ...reportPeriod, ...scope });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-funnel': z.infer<typeof input>;
  }
}

const EXAMPLE = {
  en: '/funnel week owner:@bob source:zhihu',
  'zh-CN': '/漏斗 本周 负责人:@小李 渠道:知乎',
};

const verb = (name: PeriodName, words: Words): Verb => ({
  under: 'funnel',
  words,
  parse: async (said, context) => ({
    kind: 'show-funnel',
    period: name,
    ...(await scopeIn(said, context, EXAMPLE)),
  }),
});

/** The funnel of a period against as much of the period before; as it stands now, against nothing. */
export const showFunnel = defineCommand({
  kind: 'show-funnel',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'funnel',
    en: ['/funnel', '/funnel month owner:@bob source:zhihu'],
    'zh-CN': ['/漏斗', '/漏斗 本月 负责人:@小李 渠道:知乎'],
  },
  verbs: [
    verb('now', { en: ['now'], 'zh-CN': ['现在', '当前', '目前'] }),
    verb('week', { en: ['week'], 'zh-CN': ['周', '本周', '这周'] }),
    verb('month', { en: ['month'], 'zh-CN': ['月', '本月', '这个月'] }),
    verb('quarter', { en: ['quarter'], 'zh-CN': ['季度', '本季度', '季'] }),
    verb('30d', { en: ['30d'], 'zh-CN': ['30天', '近30天'] }),
  ],
  async handle({ kind: _, period: name, from, to, ...asked }, { store, workspace, now, view }) {
    const place = { from, to };
    const about = { owner: asked.owner ?? null, team: asked.team ?? null, source: asked.source ?? null };
    const span = periodOf(name, now, workspace.zone, place);
    const figures = await store.reports.funnel(workspace, span, about);
    const before =
      name === 'now'
        ? null
        : await store.reports.funnel(workspace, sameSpanBefore(name, span, now, workspace.zone), about);
    const parts = [
      reportPeriodWords(name, place, view),
      scopeWords(about, view),
      ...(name === 'now' ? [] : [againstWords(name, place, view)]),
    ];
    const label = parts.filter((words) => words !== '').join(' · ');
    const turns = periodButtons(
      name,
      place,
      (turned) => ({ kind: 'show-funnel', ...turned, ...asked }),
      view,
    );
    return { kind: 'card', card: funnelCard(figures, before, { span: name, label, turns }, view) };
  },
});
