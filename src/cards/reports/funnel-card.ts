import type { FunnelFigures } from '../../domain/reports/figures.ts';
import type { PeriodName } from '../../domain/reports/periods.ts';
import { lostReason } from '../deals/event-words.ts';
import type { Card, Control } from '../kit/card.ts';
import { actions, fields, quiet } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { counted, funnelChart, STANDING, STANDING_OF_QUARTER, stageTable, totals } from './funnel-parts.ts';
import { reportButtons } from './report-buttons.ts';

/** The funnel of a period (`span`), which `label` names: chart, a row per stage, totals. */
export const funnelCard = (
  figures: FunnelFigures,
  before: FunnelFigures | null,
  { span, label, turns = [] }: { span: PeriodName; label: string; turns?: readonly Control[] },
  view: View,
): Card => ({
  title: view.t('funnel.title'),
  tone: 'normal',
  body: [
    quiet(label),
    funnelChart(figures, view),
    stageTable(figures, before, span === 'quarter' ? STANDING_OF_QUARTER : STANDING, view),
    fields(totals(figures, before, view)),
    ...counted(
      view.t('weekly.lost-reasons'),
      figures.lostReasons.map(({ reason, deals }) => [lostReason(reason, view), deals]),
      view,
    ),
    ...(turns.length === 0 ? [] : [actions(turns)]),
    actions(reportButtons(view)),
  ],
  more: null,
});
