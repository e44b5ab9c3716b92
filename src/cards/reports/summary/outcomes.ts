import type { LostDeal, NamedDeal, Summary } from '../../../domain/reports/summary.ts';
import { lostReason } from '../../deals/event-words.ts';
import { amountCells } from '../../kit/amount-cell.ts';
import type { CardElement, Cell } from '../../kit/card.ts';
import { text } from '../../kit/elements.ts';
import { NONE } from '../../kit/format.ts';
import type { View } from '../../kit/view.ts';
import { counted } from '../funnel-parts.ts';
import { short, shortDeal, shortOwner } from './short-names.ts';

/** Of each, so that a quarter of long names still fits into one card. */
const MAX_COUNT = 4;

/** What was won and lost, the largest ones by name, and why deals were lost. */
export const outcomesPart = ({ kind, figures, wins, losses }: Summary, view: View): CardElement[] => {
  const { t } = view;
  if (figures.won + figures.lost === 0) return [text(t(`summary.nothing-closed.${kind}`))];
  const reasons = figures.lostReasons.map(({ reason, deals }) => [lostReason(reason, view), deals] as const);
  return [
    {
      type: 'table',
      caption: t('summary.closed'),
      columns: [
        { label: t('field.deal'), align: 'left' },
        { label: t('field.amount'), align: 'right' },
        { label: t('field.owner'), align: 'left' },
        { label: t('summary.outcome'), align: 'left' },
      ],
      rows: rows(
        [
          ...wins.slice(0, MAX_COUNT).map((deal) => [deal, t('status.won')] as const),
          ...losses.slice(0, MAX_COUNT).map((deal) => [deal, lostWords(deal, view)] as const),
        ],
        view,
      ),
    },
    ...counted(t('weekly.lost-reasons'), reasons, view),
  ];
};

const rows = (closed: readonly (readonly [deal: NamedDeal, outcome: string])[], view: View): Cell[][] => {
  const amounts = amountCells(
    closed.map(([{ amount }]) => amount),
    view,
  );
  return closed.map(([deal, outcome], index) => [
    { text: shortDeal(deal), press: { kind: 'show-deal', deal: { id: deal.id } } },
    amounts[index] ?? NONE,
    shortOwner(deal.owner, view),
    outcome,
  ]);
};

/** "Lost: Price · too expensive by half". */
const lostWords = ({ reason, text: said }: LostDeal, view: View): string => {
  const why = [lostReason(reason, view), ...(said === null || said === '' ? [] : [short(said)])];
  return view.t('summary.lost-because', { why: why.join(' · ') });
};
