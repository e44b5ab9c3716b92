import type { SourceFigures } from '../../../domain/reports/figures.ts';
import type { Summary } from '../../../domain/reports/summary.ts';
import type { CardElement, Cell } from '../../kit/card.ts';
import { button, line, text } from '../../kit/elements.ts';
import { count, moneys, percent } from '../../kit/format.ts';
import type { TranslationKey } from '../../kit/translation-key.ts';
import type { View } from '../../kit/view.ts';
import { sampled } from '../sample.ts';
import { short } from './short-names.ts';

const MAX_COUNT = 6;

type Column = readonly [label: TranslationKey, cell: (one: SourceFigures, view: View) => Cell];

const BROUGHT: readonly Column[] = [
  ['funnel.new', ({ newLeads }, view) => ({ text: count(newLeads, view), number: newLeads })],
  ['status.won', ({ won }, view) => ({ text: count(won, view), number: won })],
];
const COST: readonly Column[] = [
  ['source.lead-rate', ({ leadRate, newLeads }, view) => sampled(percent(leadRate, view), newLeads, view)],
  ['source.cac', ({ cac, newCustomers }, view) => sampled(moneys(cac, view), newCustomers, view)],
  ['source.roi', ({ roi, won }, view) => sampled(percent(roi, view), won, view)],
];

/** Where new leads came from; what they cost where somebody entered it. */
export const sourcesPart = ({ kind, sources }: Summary, view: View): CardElement[] => {
  const { t } = view;
  if (sources.length === 0) return [text(t(`summary.no-leads.${kind}`))];
  const costs = sources.some(({ spend, sessions }) => spend.length > 0 || sessions > 0);
  const columns = costs ? [...BROUGHT, ...COST] : BROUGHT;
  const beyond = sources.length - MAX_COUNT;
  return [
    {
      type: 'table',
      caption: t('summary.sources'),
      columns: [
        { label: t('field.source'), align: 'left' },
        ...columns.map(([label]) => ({ label: t(label), align: 'right' as const })),
      ],
      rows: sources
        .slice(0, MAX_COUNT)
        .map((one) => [sourceName(one.source, view), ...columns.map(([, cell]) => cell(one, view))]),
    },
    ...(beyond > 0 ? [rest(beyond, view)] : []),
  ];
};

const rest = (beyond: number, { t }: View): CardElement =>
  line(t('summary.more-sources', { count: beyond }), [
    button(t('summary.all-sources'), { kind: 'show-sources', period: 'quarter', by: 'source' }),
  ]);

const sourceName = (source: string | null, { t }: View): string =>
  source === null ? t('weekly.no-source') : short(source);
