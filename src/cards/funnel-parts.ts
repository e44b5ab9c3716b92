import type { FunnelFigures, StageFigures } from '../funnel/figures.ts';
import { sumByCurrency } from '../funnel/money.ts';
import type { CardElement, Cell } from './card.ts';
import { count, duration, moneys, NONE, percent } from './format.ts';
import { stageName } from './names.ts';
import type { View } from './view.ts';

/** Fewer than this and a share says how many it is of. */
const ENOUGH = 20;

export const funnelChart = (figures: FunnelFigures, title: string, view: View): CardElement => ({
  type: 'chart',
  chart: {
    title,
    series: [
      {
        name: view.t('funnel.reached'),
        values: [
          ...figures.stages.map(({ stage, reached }) => ({ label: stageName(stage, view), value: reached })),
          { label: view.t('status.won'), value: figures.won },
        ],
      },
    ],
  },
});

export const stageTable = (figures: FunnelFigures, before: FunnelFigures | null, view: View): CardElement => {
  const { t } = view;
  return {
    type: 'table',
    caption: t('funnel.by-stage'),
    columns: [
      { label: t('field.stage'), align: 'left' },
      { label: t('funnel.open'), align: 'right' },
      { label: t('field.amount'), align: 'right' },
      { label: t('funnel.reached'), align: 'right' },
      { label: t('funnel.advanced'), align: 'right' },
      { label: t('status.lost'), align: 'right' },
      { label: t('funnel.conversion'), align: 'right' },
      { label: t('funnel.median'), align: 'right' },
    ],
    rows: figures.stages.map((stage) =>
      stageRow(stage, before?.stages.find((one) => one.stage === stage.stage) ?? null, view),
    ),
  };
};

const stageRow = (now: StageFigures, before: StageFigures | null, view: View): Cell[] => [
  stageName(now.stage, view),
  { text: count(now.open, view), number: now.open },
  moneys(now.openAmount, view),
  { text: withChange(now.reached, before?.reached ?? null, view), number: now.reached },
  { text: withChange(now.advanced, before?.advanced ?? null, view), number: now.advanced },
  { text: withChange(now.lost, before?.lost ?? null, view), number: now.lost },
  share(now.conversion, now.advanced + now.lost, view),
  now.medianTime === null ? NONE : { text: duration(now.medianTime, view), number: now.medianTime },
];

/** "12 (+3)": the figure and what it gained on the period before. */
export const withChange = (now: number, before: number | null, view: View): string => {
  if (before === null || now === before) return count(now, view);
  const change = now - before;
  return `${count(now, view)} (${change > 0 ? '+' : '−'}${count(Math.abs(change), view)})`;
};

/** A share of `of` deals; a small sample carries its size. */
export const share = (value: number | null, of: number, view: View): string => {
  if (value === null) return NONE;
  return of < ENOUGH ? `${percent(value, view)} ${view.t('funnel.sample', { n: of })}` : percent(value, view);
};

export const figurePairs = (
  figures: FunnelFigures,
  before: FunnelFigures | null,
  view: View,
): (readonly [string, string])[] => {
  const { t } = view;
  const open = figures.stages.reduce((sum, stage) => sum + stage.open, 0);
  const openAmount = sumByCurrency(figures.stages.flatMap((stage) => stage.openAmount));
  const closed = figures.won + figures.lost;
  return [
    [t('funnel.open'), withAmount(count(open, view), moneys(openAmount, view))],
    [t('funnel.new'), withChange(figures.newLeads, before?.newLeads ?? null, view)],
    [
      t('status.won'),
      withAmount(withChange(figures.won, before?.won ?? null, view), moneys(figures.wonAmount, view)),
    ],
    [t('status.lost'), withChange(figures.lost, before?.lost ?? null, view)],
    [t('funnel.win-rate'), share(figures.winRate, closed, view)],
    [
      t('funnel.cycle'),
      figures.cycle === null
        ? NONE
        : figures.won < ENOUGH
          ? `${duration(figures.cycle, view)} ${t('funnel.sample', { n: figures.won })}`
          : duration(figures.cycle, view),
    ],
  ];
};

const withAmount = (figure: string, amount: string): string =>
  amount === NONE ? figure : `${figure} · ${amount}`;
