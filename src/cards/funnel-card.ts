import type { FunnelFigures } from '../funnel/figures.ts';
import type { Card } from './card.ts';
import { actions, fields, quiet } from './elements.ts';
import { lostReason } from './event-words.ts';
import { counted, funnelChart, STANDING, stageTable, totals } from './funnel-parts.ts';
import { reportButtons } from './report-buttons.ts';
import type { View } from './view.ts';

/** The funnel of a period, which `label` names: chart, a row per stage, totals. */
export const funnelCard = (
  figures: FunnelFigures,
  before: FunnelFigures | null,
  label: string,
  view: View,
): Card => ({
  title: view.t('funnel.title'),
  tone: 'normal',
  body: [
    quiet(label),
    funnelChart(figures, view),
    stageTable(figures, before, STANDING, view),
    fields(totals(figures, before, view)),
    ...counted(
      view.t('weekly.lost-reasons'),
      figures.lostReasons.map(({ reason, deals }) => [lostReason(reason, view), deals]),
      view,
    ),
    actions(reportButtons(view)),
  ],
  more: null,
});
