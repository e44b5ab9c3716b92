import type { FunnelFigures } from '../funnel/figures.ts';
import type { Card, CardElement } from './card.ts';
import { actions, button, fields, text } from './elements.ts';
import { lostReason } from './event-words.ts';
import { count, day } from './format.ts';
import { figurePairs, funnelChart, stageTable } from './funnel-parts.ts';
import type { View } from './view.ts';

/** Last week's funnel against the week before. */
export const weeklySummaryCard = (figures: FunnelFigures, before: FunnelFigures, view: View): Card => {
  const { t } = view;
  const { start, end } = figures.period;
  return {
    title: t('weekly.title'),
    tone: 'normal',
    body: [
      text([{ quiet: t('weekly.period', { from: day(start, view), to: day(end - 1, view) }) }]),
      funnelChart(figures, t('funnel.chart'), view),
      stageTable(figures, before, view),
      fields(figurePairs(figures, before, view)),
      ...counted(
        t('weekly.lost-reasons'),
        figures.lostReasons.map(({ reason, deals }) => [lostReason(reason, view), deals]),
        view,
      ),
      ...counted(
        t('weekly.sources'),
        figures.newBySource.map(({ source, deals }) => [source ?? t('deal.none'), deals]),
        view,
      ),
      actions([
        button(t('funnel.stuck'), { kind: 'show-stuck', page: 0 }),
        button(t('funnel.list'), { kind: 'list-deals', filter: { status: 'open' }, page: 0 }),
      ]),
    ],
    more: null,
  };
};

const counted = (
  title: string,
  rows: readonly (readonly [name: string, deals: number])[],
  view: View,
): CardElement[] =>
  rows.length === 0
    ? []
    : [
        text([
          { bold: title },
          ` ${rows.map(([name, deals]) => `${name} ${count(deals, view)}`).join(view.t('list.comma'))}`,
        ]),
      ];
