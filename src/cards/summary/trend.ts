import { ENOUGH, type Summary } from '../../funnel/summary.ts';
import type { CardElement } from '../card.ts';
import { quiet } from '../elements.ts';
import { shortPeriod } from '../period-words.ts';
import type { View } from '../view.ts';

/** The last periods as lines; where some are small it says so, and nothing calls it a trend. */
export const trendPart = ({ kind, trend }: Summary, view: View): CardElement[] => {
  const { t } = view;
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
