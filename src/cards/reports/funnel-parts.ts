import { sumByCurrency } from '../../domain/money.ts';
import type { FunnelFigures, StageFigures } from '../../domain/reports/figures.ts';
import { DAY } from '../../domain/time.ts';
import type { CardElement, Cell } from '../kit/card.ts';
import { labelled, text } from '../kit/elements.ts';
import { count, duration, moneys, NONE } from '../kit/format.ts';
import { stageName } from '../kit/names.ts';
import type { TranslationKey } from '../kit/translation-key.ts';
import type { View } from '../kit/view.ts';
import { sampled, share, withChange } from './sample.ts';

export const funnelChart = (figures: FunnelFigures, view: View): CardElement => ({
  type: 'chart',
  chart: {
    title: view.t('funnel.chart'),
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

/** A column of figures per stage: what it is called, and its cell. `before` is the stage a period earlier. */
type Column = readonly [
  label: TranslationKey,
  cell: (now: StageFigures, before: StageFigures | null, view: View) => Cell,
];

const OPEN: Column = ['funnel.open', ({ open }, _, view) => figure(open, null, view)];
const AMOUNT: Column = ['field.amount', ({ openAmount }, _, view) => moneys(openAmount, view)];
const REACHED: Column = ['funnel.reached', (now, old, view) => figure(now.reached, old?.reached, view)];
const ADVANCED: Column = ['funnel.advanced', (now, old, view) => figure(now.advanced, old?.advanced, view)];
const LOST: Column = ['status.lost', (now, old, view) => figure(now.lost, old?.lost, view)];
const CONVERSION: Column = [
  'funnel.conversion',
  (now, old, view) =>
    share(
      { value: now.conversion, of: now.advanced + now.lost },
      old === null ? null : { value: old.conversion, of: old.advanced + old.lost },
      view,
    ),
];
const MEDIAN: Column = [
  'funnel.median',
  ({ medianTime, visits }, _, view) => timeInStage(medianTime, visits, view),
];
const P90: Column = ['funnel.p90', ({ p90Time, visits }, _, view) => timeInStage(p90Time, visits, view)];

/** In days, so that stages compare at a glance; of fewer visits than count it says of how many. */
const timeInStage = (ms: number | null, visits: number, view: View): Cell =>
  ms === null ? NONE : { text: sampled((ms / DAY).toFixed(1), visits, view), number: ms };

/** What stands in the stages, and what flowed through them. */
export const STANDING: readonly Column[] = [OPEN, AMOUNT, REACHED, CONVERSION, MEDIAN];
/** The same of a quarter, which has visits enough to tell how long the slow ones take. */
export const STANDING_OF_QUARTER: readonly Column[] = [...STANDING, P90];
/** What flowed through the stages, in and out. */
export const FLOW: readonly Column[] = [REACHED, ADVANCED, LOST, CONVERSION, MEDIAN];
export const FLOW_OF_QUARTER: readonly Column[] = [...FLOW, P90];

export const stageTable = (
  figures: FunnelFigures,
  before: FunnelFigures | null,
  columns: readonly Column[],
  view: View,
): CardElement => ({
  type: 'table',
  caption: view.t('funnel.by-stage'),
  columns: [
    { label: view.t('field.stage'), align: 'left' },
    ...columns.map(([label]) => ({ label: view.t(label), align: 'right' as const })),
  ],
  rows: figures.stages.map((now) => {
    const old = before?.stages.find(({ stage }) => stage === now.stage) ?? null;
    return [stageName(now.stage, view), ...columns.map(([, cell]) => cell(now, old, view))];
  }),
});

const figure = (now: number, before: number | null | undefined, view: View): Cell => ({
  text: withChange(now, before ?? null, view),
  number: now,
});

/** The period's totals. */
export const totals = (
  figures: FunnelFigures,
  before: FunnelFigures | null,
  view: View,
): (readonly [string, string])[] => {
  const { t } = view;
  const open = figures.stages.reduce((sum, stage) => sum + stage.open, 0);
  const openAmount = sumByCurrency(figures.stages.flatMap((stage) => stage.openAmount));
  const closed = { value: figures.winRate, of: figures.won + figures.lost };
  return [
    [t('funnel.open'), withAmount(count(open, view), moneys(openAmount, view))],
    [t('funnel.new'), withChange(figures.newLeads, before?.newLeads ?? null, view)],
    [
      t('status.won'),
      withAmount(withChange(figures.won, before?.won ?? null, view), moneys(figures.wonAmount, view)),
    ],
    [t('status.lost'), withChange(figures.lost, before?.lost ?? null, view)],
    ...(figures.reopened + (before?.reopened ?? 0) === 0
      ? []
      : [[t('funnel.reopened'), withChange(figures.reopened, before?.reopened ?? null, view)] as const]),
    [
      t('funnel.win-rate'),
      share(closed, before === null ? null : { value: before.winRate, of: before.won + before.lost }, view),
    ],
    [t('funnel.cycle'), sampled(duration(figures.cycle, view), figures.won, view)],
  ];
};

const withAmount = (words: string, amount: string): string =>
  amount === NONE ? words : `${words} · ${amount}`;

/** "Price 3, timing 1" under a heading; nothing where there is nothing to count. */
export const counted = (
  title: string,
  rows: readonly (readonly [name: string, deals: number])[],
  view: View,
): CardElement[] =>
  rows.length === 0
    ? []
    : [
        text(
          labelled(
            title,
            rows.map(([name, deals]) => `${name} ${count(deals, view)}`).join(view.t('list.comma')),
          ),
        ),
      ];
