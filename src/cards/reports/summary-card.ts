import type { Section } from '../../domain/digests/digest-settings.ts';
import type { Summary } from '../../domain/reports/summary.ts';
import { estimateNote } from '../calendar/estimate-note.ts';
import type { Card, CardElement } from '../kit/card.ts';
import { actions, fields, quiet } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { FLOW, FLOW_OF_QUARTER, funnelChart, stageTable, totals } from './funnel-parts.ts';
import { periodWords } from './period-words.ts';
import { reportButtons } from './report-buttons.ts';
import { scopeWords } from './scope-words.ts';
import { agendaPart } from './summary/agenda.ts';
import { bottleneckPart } from './summary/bottleneck.ts';
import { forecastPart } from './summary/forecast.ts';
import { leadersPart } from './summary/leaders.ts';
import { outcomesPart } from './summary/outcomes.ts';
import { qualityPart } from './summary/quality.ts';
import { cohortPart, customersPart } from './summary/quarter.ts';
import { sourcesPart } from './summary/sources.ts';
import { trendPart } from './summary/trend.ts';

/** A week or a quarter in the order in which people act on it; parts that the team left out are not there. */
export const summaryCard = (summary: Summary, view: View): Card => {
  const { kind, figures, before, scope } = summary;
  const only = scopeWords(scope, view);
  const part = (section: Section, build: typeof trendPart): CardElement[] =>
    summary.sections.includes(section) ? build(summary, view) : [];
  return {
    title: view.t(`summary.title.${kind}`),
    tone: 'normal',
    body: [
      quiet(view.t(`summary.period.${kind}`, { period: periodWords(kind, figures.period, view) })),
      ...(only === '' ? [] : [quiet(view.t('summary.only', { what: only }))]),
      fields(totals(figures, before, view)),
      ...part('chart', () => [funnelChart(figures, view)]),
      stageTable(figures, before, kind === 'quarterly' ? FLOW_OF_QUARTER : FLOW, view),
      ...cohortPart(summary, view),
      ...part('bottleneck', bottleneckPart),
      ...part('outcomes', outcomesPart),
      ...part('sources', sourcesPart),
      ...customersPart(summary, view),
      ...part('forecast', forecastPart),
      ...part('leaders', leadersPart),
      ...part('quality', qualityPart),
      ...part('trend', trendPart),
      ...part('agenda', agendaPart),
      ...estimateNote(summary.at, view),
      actions(reportButtons(view, scope)),
    ],
    more: null,
  };
};
