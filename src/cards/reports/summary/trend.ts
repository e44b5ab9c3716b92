import { ENOUGH, type Summary, type TrendPoint } from '../../../domain/reports/summary.ts';
import type { CardElement } from '../../kit/card.ts';
import { quiet } from '../../kit/elements.ts';
import type { View } from '../../kit/view.ts';
import { shortPeriod } from '../period-words.ts';

/** The last periods as lines; where some are small it says so, and nothing calls it a trend. */
export const trendPart = ({ kind, trend: all }: Summary, view: View): CardElement[] => {
  const { t } = view;
  const trend = sinceTheFirst(all);
  if (trend.length < 2) return [];
  const isSmall = trend.some(({ newLeads, won, lost }) => newLeads < ENOUGH || won + lost < ENOUGH);
  return [
    {
      type: 'lines',
      chart: {
        title: t(`summary.lines.${kind}`, { count: trend.length }),
        categories: trend.map(({ period }) => shortPeriod(kind, period, view)),
        series: [
          { name: t('funnel.new'), values: trend.map(({ newLeads }) => newLeads) },
          { name: t('status.won'), values: trend.map(({ won }) => won) },
          { name: t('status.lost'), values: trend.map(({ lost }) => lost) },
        ],
      },
    },
    ...(isSmall ? [quiet(t(`summary.small.${kind}`, { n: ENOUGH }))] : []),
  ];
};

/** Before its first deal a team had no funnel to draw. */
const sinceTheFirst = (trend: readonly TrendPoint[]): readonly TrendPoint[] => {
  const first = trend.findIndex(({ newLeads, won, lost }) => newLeads + won + lost > 0);
  return first < 0 ? [] : trend.slice(first);
};
