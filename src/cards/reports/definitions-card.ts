import type { Card, CardElement } from '../kit/card.ts';
import { card, heading, quiet, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';

/**
 * Every figure that a card shows, in groups: under which names (keys of the catalogue), explained by the sentence
 * `define.<figure>`.
 */
export const DEFINED = {
  flow: {
    open: ['funnel.open', 'field.amount'],
    new: ['funnel.new'],
    reached: ['funnel.reached'],
    advanced: ['funnel.advanced'],
    lost: ['status.lost'],
    conversion: ['funnel.conversion'],
    cohort: ['define.name-cohort'],
    bottleneck: ['define.name-bottleneck'],
  },
  closing: {
    won: ['status.won', 'source.won-amount'],
    'win-rate': ['funnel.win-rate'],
    'lost-share': ['lost-report.share'],
    cycle: ['funnel.cycle'],
    median: ['funnel.median'],
  },
  planning: {
    forecast: ['define.name-forecast', 'forecast.expected', 'forecast.total'],
    chance: ['forecast.share'],
    pace: ['define.name-pace'],
  },
  channels: {
    attention: ['source.impressions', 'source.reach', 'source.sessions', 'source.interactions'],
    spend: ['source.spend'],
    'lead-rate': ['source.lead-rate'],
    cac: ['source.cac'],
    roi: ['source.roi'],
    'new-customers': ['source.customers'],
    customers: ['customers.customers'],
    ltv: ['customers.ltv'],
    'repurchase-rate': ['customers.repurchase-rate'],
    'referral-rate': ['customers.referral-rate'],
  },
  care: {
    stuck: ['define.name-stuck'],
    escalation: ['define.name-escalation'],
    hint: ['define.name-hint'],
    quality: ['define.name-quality'],
  },
} as const;

/** What the figures mean, a line each. */
export const definitionsCard = (view: View): Card => {
  const { t } = view;
  return card(t('define.title'), [
    quiet(t('define.intro')),
    ...Object.entries(DEFINED).flatMap(([group, figures]): CardElement[] => [
      { type: 'divider' },
      heading(t(`define.group.${group}`)),
      ...Object.entries(figures).map(([figure, names]: [string, readonly string[]]) =>
        text([{ bold: names.map((name) => t(name)).join(' · ') }, `  ${t(`define.${figure}`)}`]),
      ),
    ]),
  ]);
};
