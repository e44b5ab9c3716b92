import type { LostDeal, NamedDeal, Summary } from '../../funnel/summary.ts';
import type { CardElement, Cell } from '../card.ts';
import { text } from '../elements.ts';
import { lostReason } from '../event-words.ts';
import { clip, money, NONE } from '../format.ts';
import { counted } from '../funnel-parts.ts';
import { dealName, ownerName } from '../names.ts';
import type { View } from '../view.ts';

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
      rows: [
        ...wins.map((deal) => row(deal, t('status.won'), view)),
        ...losses.map((deal) => row(deal, lostWords(deal, view), view)),
      ],
    },
    ...counted(t('weekly.lost-reasons'), reasons, view),
  ];
};

const row = (deal: NamedDeal, outcome: string, view: View): Cell[] => [
  { text: dealName(deal), press: { kind: 'show-deal', deal: { id: deal.id } } },
  deal.amount === null ? NONE : { text: money(deal.amount, view), number: deal.amount.minor },
  ownerName(deal.owner, view),
  outcome,
];

/** "Lost: Price · too expensive by half". */
const lostWords = ({ reason, text: said }: LostDeal, view: View): string => {
  const why = [lostReason(reason, view), ...(said === null || said === '' ? [] : [clip(said, 60)])];
  return view.t('summary.lost-because', { why: why.join(' · ') });
};
