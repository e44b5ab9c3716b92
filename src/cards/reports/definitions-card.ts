import type { Card, CardElement } from '../kit/card.ts';
import { card, heading, quiet, text } from '../kit/elements.ts';
import type { KeyUnder, TranslationKey } from '../kit/translation-key.ts';
import type { View } from '../kit/view.ts';

type Figure = readonly [figure: KeyUnder<'define.'>, ...names: TranslationKey[]];

/** Every figure that a card shows, in groups: explained by the sentence `define.<figure>`, and under which names. */
export const DEFINED: readonly (readonly [group: KeyUnder<'define.group.'>, figures: readonly Figure[]])[] = [
  [
    'flow',
    [
      ['open', 'funnel.open', 'field.amount'],
      ['new', 'funnel.new'],
      ['reached', 'funnel.reached'],
      ['advanced', 'funnel.advanced'],
      ['lost', 'status.lost'],
      ['conversion', 'funnel.conversion'],
      ['cohort', 'define.name-cohort'],
      ['bottleneck', 'define.name-bottleneck'],
    ],
  ],
  [
    'closing',
    [
      ['won', 'status.won', 'source.won-amount'],
      ['reopened', 'funnel.reopened'],
      ['win-rate', 'funnel.win-rate'],
      ['lost-share', 'lost-report.share'],
      ['cycle', 'funnel.cycle'],
      ['median', 'funnel.median'],
      ['p90', 'funnel.p90'],
    ],
  ],
  [
    'planning',
    [
      ['forecast', 'define.name-forecast', 'forecast.expected', 'forecast.total'],
      ['chance', 'forecast.share'],
      ['pace', 'define.name-pace'],
    ],
  ],
  [
    'channels',
    [
      ['attention', 'source.impressions', 'source.reach', 'source.sessions', 'source.interactions'],
      ['spend', 'source.spend'],
      ['lead-rate', 'source.lead-rate'],
      ['cac', 'source.cac'],
      ['roi', 'source.roi'],
      ['new-customers', 'source.customers'],
      ['customers', 'customers.customers'],
      ['ltv', 'customers.ltv'],
      ['repurchase-rate', 'customers.repurchase-rate'],
      ['referral-rate', 'customers.referral-rate'],
    ],
  ],
  [
    'care',
    [
      ['stuck', 'define.name-stuck'],
      ['escalation', 'define.name-escalation'],
      ['hint', 'define.name-hint'],
      ['quality', 'define.name-quality'],
    ],
  ],
];

/** What the figures mean, a line each. */
export const definitionsCard = (view: View): Card => {
  const { t } = view;
  return card(t('define.title'), [
    quiet(t('define.intro')),
    ...DEFINED.flatMap(([group, figures]): CardElement[] => [
      { type: 'divider' },
      heading(t(`define.group.${group}`)),
      ...figures.map(([figure, ...names]) =>
        text([{ bold: names.map((name) => t(name)).join(' · ') }, `  ${t(`define.${figure}`)}`]),
      ),
    ]),
  ]);
};
