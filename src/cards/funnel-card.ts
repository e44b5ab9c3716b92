import type { FunnelFigures } from '../funnel/figures.ts';
import type { Card, CardElement } from './card.ts';
import { actions, button, fields, text } from './elements.ts';
import { figurePairs, funnelChart, stageTable } from './funnel-parts.ts';
import type { View } from './view.ts';

/** The funnel of a period: chart, a row per stage, totals. */
export const funnelCard = (
  figures: FunnelFigures,
  before: FunnelFigures | null,
  label: string,
  view: View,
): Card => {
  const { t } = view;
  const body: CardElement[] = [
    text([{ quiet: label }]),
    funnelChart(figures, t('funnel.chart'), view),
    stageTable(figures, before, view),
    fields(figurePairs(figures, before, view)),
    actions([
      button(t('funnel.stuck'), { kind: 'show-stuck', page: 0 }),
      button(t('funnel.list'), { kind: 'list-deals', filter: { status: 'open' }, page: 0 }),
    ]),
  ];
  return { title: t('funnel.title'), tone: 'normal', body, more: null };
};
