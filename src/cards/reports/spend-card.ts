import type { Spend } from '../../domain/reports/figures.ts';
import { cut } from '../../lib/text.ts';
import type { Card } from '../kit/card.ts';
import { actions, button, fields, quiet } from '../kit/elements.ts';
import { calendarDay, count, money } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** What is recorded of a source's day now. */
export const spendCard = (spend: Spend, view: View): Card => {
  const { t } = view;
  const figures = [
    ['source.impressions', spend.impressions],
    ['source.reach', spend.reach],
    ['source.sessions', spend.sessions],
    ['source.interactions', spend.interactions],
  ] as const;
  return {
    title: [
      cut(spend.source, 60),
      ...(spend.campaign === null ? [] : [cut(spend.campaign, 60)]),
      calendarDay(spend.day, view),
    ].join(' · '),
    tone: 'success',
    body: [
      quiet(t('source.recorded')),
      fields([
        ...(spend.amount === null ? [] : [[t('source.spend'), money(spend.amount, view)] as const]),
        ...figures.flatMap(([label, figure]) =>
          figure === null ? [] : [[t(label), count(figure, view)] as const],
        ),
      ]),
      actions([
        button(t('source.title'), {
          kind: 'show-sources',
          period: '30d',
          by: spend.campaign === null ? 'source' : 'campaign',
        }),
      ]),
    ],
    more: null,
  };
};
