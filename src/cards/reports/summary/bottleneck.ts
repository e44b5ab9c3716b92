import type { Bottleneck, Summary } from '../../../domain/reports/summary.ts';
import { openButton } from '../../deals/deal-menu.ts';
import type { Button, CardElement } from '../../kit/card.ts';
import { actions, button, line, quiet, text } from '../../kit/elements.ts';
import { amountBeside, estimate, money, percent } from '../../kit/format.ts';
import type { View } from '../../kit/view.ts';
import { scopeFilter } from '../scope-words.ts';
import { fixButton } from './fix-button.ts';
import { shortDeal, shortOwner, shortStage } from './short-names.ts';

/** Where the funnel holds deals up, what lifting it would bring, and which deals to begin with. */
export const bottleneckPart = ({ bottleneck, scope }: Summary, view: View): CardElement[] => {
  const { t } = view;
  if (bottleneck === null) return [quiet(t('summary.no-bottleneck'))];
  const stage = shortStage(bottleneck.stage, view);
  return [
    text([{ bold: t('summary.bottleneck', { stage }) }, `\n${words(bottleneck, view)}`]),
    ...bottleneck.examples.map((deal) =>
      line(
        [{ bold: shortDeal(deal) }, `${amountBeside(deal.amount, view)} · ${shortOwner(deal.owner, view)}`],
        [openButton(deal, view)],
      ),
    ),
    actions([...all(bottleneck, stage, scope, view), ...fixButton(fix(bottleneck, stage, view), view)]),
  ];
};

/** "62% go on; at its best in the last twelve weeks 78% did: about 4 more deals, worth about ¥120,000". */
const words = ({ conversion, best, extra, gain }: Bottleneck, view: View): string => {
  const { t } = view;
  const more = Math.max(1, Math.round(extra));
  return [
    t('summary.bottleneck-share', { conversion: percent(conversion, view), best: percent(best, view) }),
    gain === null
      ? t('summary.bottleneck-extra', { count: more })
      : t('summary.bottleneck-gain', { count: more, gain: money(estimate(gain), view) }),
  ].join(t('summary.bottleneck-and'));
};

const all = ({ stage, open }: Bottleneck, name: string, scope: Summary['scope'], { t }: View): Button[] =>
  open === 0
    ? []
    : [
        button(t('summary.bottleneck-all', { count: open, stage: name }), {
          kind: 'list-deals',
          filter: { ...scopeFilter(scope), stage, status: 'open' },
          page: 0,
        }),
      ];

const fix = ({ conversion, best, open }: Bottleneck, stage: string, view: View): string =>
  view.t('summary.bottleneck-fix', {
    stage,
    count: open,
    conversion: percent(conversion, view),
    best: percent(best, view),
  });
