import type { CustomerFigures, FunnelFigures } from '../../../domain/reports/figures.ts';
import type { CohortRow, Summary } from '../../../domain/reports/summary.ts';
import type { CardElement, Cell } from '../../kit/card.ts';
import { fields } from '../../kit/elements.ts';
import { count, estimate, moneys, NONE, percent } from '../../kit/format.ts';
import type { View } from '../../kit/view.ts';
import { sampled, share } from '../sample.ts';
import { shortStage } from './short-names.ts';

/** Of the deals that reached a stage in the quarter, what share has reached each later one by now. */
export const cohortPart = ({ cohort }: Summary, view: View): CardElement[] => {
  const { t } = view;
  const [first] = cohort;
  if (first === undefined) return [];
  const stages = first.later.map(({ stage }) => stage);
  return [
    {
      type: 'table',
      caption: t('summary.cohort'),
      columns: [
        { label: t('field.stage'), align: 'left' },
        { label: t('funnel.reached'), align: 'right' },
        ...stages.map((stage) => ({
          label: stage === 'won' ? t('status.won') : `→ ${shortStage(stage, view)}`,
          align: 'right' as const,
        })),
      ],
      rows: cohort.map((row) => [
        shortStage(row.stage, view),
        { text: count(row.reached, view), number: row.reached },
        ...stages.map((stage) => cohortCell(row, stage, view)),
      ]),
    },
  ];
};

const cohortCell = ({ reached, later }: CohortRow, to: string, view: View): Cell => {
  const arrived = later.find(({ stage }) => stage === to);
  if (arrived === undefined || reached === 0) return NONE;
  return share({ value: arrived.deals / reached, of: reached }, null, view);
};

/** What customers are worth, over all time, and how many of the quarter's new deals they brought. */
export const customersPart = ({ customers, figures }: Summary, view: View): CardElement[] =>
  customers === null || customers.customers + figures.referred === 0
    ? []
    : [fields([...worthFields(customers, view), referralField(figures, view)])];

type Pair = readonly [label: string, value: string];

const worthFields = ({ customers, repurchaseRate, ltv }: CustomerFigures, view: View): Pair[] => [
  [view.t('customers.customers'), count(customers, view)],
  [view.t('customers.repurchase-rate'), sampled(percent(repurchaseRate, view), customers, view)],
  [view.t('customers.ltv'), sampled(moneys(ltv.map(estimate), view), customers, view)],
];

const referralField = ({ referred, newLeads }: FunnelFigures, view: View): Pair => {
  const rate = newLeads === 0 ? null : referred / newLeads;
  return [view.t('customers.referral-rate'), sampled(percent(rate, view), newLeads, view)];
};
