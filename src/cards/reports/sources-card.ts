import type { SourceFigures } from '../../domain/reports/figures.ts';
import type { PeriodName, PeriodPlace } from '../../domain/reports/periods.ts';
import { cut } from '../../lib/text.ts';
import type { Card, CardElement, Cell } from '../kit/card.ts';
import type { Command } from '../kit/command.ts';
import { actions, button, line, quiet, text } from '../kit/elements.ts';
import { count, moneys, percent } from '../kit/format.ts';
import { lastPage } from '../kit/last-page.ts';
import type { TranslationKey } from '../kit/translation-key.ts';
import type { View } from '../kit/view.ts';
import { definitionsButton } from './report-buttons.ts';
import { periodButtons, reportPeriodWords } from './report-period.ts';
import { sampled } from './sample.ts';

/** What was asked for. */
export interface SourcesAsk extends PeriodPlace {
  period: Exclude<PeriodName, 'now'>;
  by: 'source' | 'campaign';
  /** From 0. */
  page: number;
}

/** Rows of one page: as many as somebody compares, and as every messenger takes in two tables. */
const SOURCES_PAGE = 30;

type Column = readonly [label: TranslationKey, cell: (one: SourceFigures, view: View) => Cell];

const counted = (label: TranslationKey, of: (one: SourceFigures) => number): Column => [
  label,
  (one, view) => ({ text: count(of(one), view), number: of(one) }),
];

const RESULTS: readonly Column[] = [
  counted('funnel.new', ({ newLeads }) => newLeads),
  counted('status.won', ({ won }) => won),
  ['source.won-amount', ({ wonAmount }, view) => moneys(wonAmount, view)],
  counted('source.customers', ({ newCustomers }) => newCustomers),
  ['source.spend', ({ spend }, view) => moneys(spend, view)],
  ['source.lead-rate', ({ leadRate, newLeads }, view) => sampled(percent(leadRate, view), newLeads, view)],
  ['source.cac', ({ cac, newCustomers }, view) => sampled(moneys(cac, view), newCustomers, view)],
  ['source.roi', ({ roi, won }, view) => sampled(percent(roi, view), won, view)],
];

const ATTENTION: readonly Column[] = [
  counted('source.impressions', ({ impressions }) => impressions),
  counted('source.reach', ({ reach }) => reach),
  counted('source.sessions', ({ sessions }) => sessions),
  counted('source.interactions', ({ interactions }) => interactions),
];

/**
 * What each source brought and cost: results first, then the attention it got where somebody entered it. A page of
 * `sources`, which are all there are; the last one where there are fewer pages by now.
 */
export const sourcesCard = (sources: readonly SourceFigures[], ask: SourcesAsk, view: View): Card => {
  const { t } = view;
  const { page, turns, next } = turning(sources.length, ask, view);
  const shown = sources.slice(page * SOURCES_PAGE, (page + 1) * SOURCES_PAGE);
  const seen = shown.filter(gotAttention);
  return {
    title: t('source.title'),
    tone: 'normal',
    body: [
      quiet(reportPeriodWords(ask.period, ask, view)),
      ...(shown.length === 0
        ? [text(t('source.nothing'))]
        : [table(t(`source.by.${ask.by}`), RESULTS, shown, ask, view)]),
      ...(seen.length > 0
        ? [table(t('source.attention'), ATTENTION, seen, ask, view)]
        : sources.some(gotAttention)
          ? []
          : [quiet(t('source.how-to-enter'))]),
      ...turns,
      actions([
        ...periodButtons(
          ask.period,
          ask,
          (turned) => ({ kind: 'show-sources', ...turned, by: ask.by }),
          view,
        ),
        otherWay(ask, view),
        definitionsButton(view),
      ]),
    ],
    more: next,
  };
};

const gotAttention = ({ impressions, reach, sessions, interactions }: SourceFigures): boolean =>
  impressions + reach + sessions + interactions > 0;

/** Where the page stands among all, and the way to those around it. */
const turning = (
  total: number,
  ask: SourcesAsk,
  { t }: View,
): { page: number; turns: CardElement[]; next: Card['more'] } => {
  const last = lastPage(total, SOURCES_PAGE);
  const page = Math.min(ask.page, last);
  const to = (other: number): Command => ({ kind: 'show-sources', ...ask, page: other });
  const next = page < last ? { label: t('list.next'), press: to(page + 1) } : null;
  const buttons = [
    ...(page > 0 ? [button(t('list.previous'), to(page - 1))] : []),
    ...(next === null ? [] : [button(next.label, next.press)]),
  ];
  const first = page * SOURCES_PAGE + 1;
  const range = t('list.range', { first, last: Math.min(first + SOURCES_PAGE - 1, total), total });
  return { page, turns: buttons.length === 0 ? [] : [line([{ quiet: range }], buttons)], next };
};

const table = (
  caption: string,
  columns: readonly Column[],
  sources: readonly SourceFigures[],
  { by }: SourcesAsk,
  view: View,
): CardElement => ({
  type: 'table',
  caption,
  columns: [
    { label: view.t(`field.${by}`), align: 'left' },
    ...columns.map(([label]) => ({ label: view.t(label), align: 'right' as const })),
  ],
  rows: sources.map((one) => [nameOf(one, by, view), ...columns.map(([, cell]) => cell(one, view))]),
});

const nameOf = ({ source, campaign }: SourceFigures, by: SourcesAsk['by'], { t }: View): string => {
  const name = source === null ? t('weekly.no-source') : cut(source, 60);
  return by === 'source'
    ? name
    : `${name} · ${campaign === null ? t('source.no-campaign') : cut(campaign, 60)}`;
};

const otherWay = ({ page: _, by, ...asked }: SourcesAsk, { t }: View) => {
  const other = by === 'source' ? 'campaign' : 'source';
  return button(t(`source.by.${other}`), { kind: 'show-sources', ...asked, by: other });
};
