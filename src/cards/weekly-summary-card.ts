import type { FunnelFigures } from '../funnel/figures.ts';
import type { Card } from './card.ts';
import { actions, fields, quiet } from './elements.ts';
import { lostReason } from './event-words.ts';
import { day } from './format.ts';
import { counted, FLOW, funnelChart, stageTable, totals } from './funnel-parts.ts';
import { reportButtons } from './report-buttons.ts';
import type { View } from './view.ts';

/** A week's funnel against the week before: flow per stage, wins, losses with reasons, where leads came from. */
export const weeklySummaryCard = (figures: FunnelFigures, before: FunnelFigures, view: View): Card => {
  const { t } = view;
  const { start, end } = figures.period;
  return {
    title: t('weekly.title'),
    tone: 'normal',
    body: [
      quiet(t('weekly.period', { from: day(start, view), to: day(end - 1, view) })),
      funnelChart(figures, view),
      stageTable(figures, before, FLOW, view),
      fields(totals(figures, before, view)),
      ...counted(
        t('weekly.lost-reasons'),
        figures.lostReasons.map(({ reason, deals }) => [lostReason(reason, view), deals]),
        view,
      ),
      ...counted(
        t('weekly.sources'),
        figures.newBySource.map(({ source, deals }) => [source ?? t('weekly.no-source'), deals]),
        view,
      ),
      actions(reportButtons(view)),
    ],
    more: null,
  };
};
