import type { Leader, Summary } from '../../../domain/reports/summary.ts';
import type { CardElement } from '../../kit/card.ts';
import { text } from '../../kit/elements.ts';
import { moneys } from '../../kit/format.ts';
import type { View } from '../../kit/view.ts';
import { short } from './short-names.ts';

/** Who moved most, by name: praise, not a notification. */
export const leadersPart = ({ leaders }: Summary, view: View): CardElement[] =>
  leaders.length === 0
    ? []
    : [
        text([
          { bold: view.t('summary.leaders') },
          ...leaders.map((leader) => `\n${leaderWords(leader, view)}`),
        ]),
      ];

/** "Amy: 7 moves forward, 2 won · ¥9,000". */
const leaderWords = ({ member, moves, won, wonAmount }: Leader, view: View): string => {
  const { t } = view;
  const did = [t('summary.moves', { count: moves }), ...(won > 0 ? [t('summary.wins', { count: won })] : [])];
  return [
    t('summary.leader', { who: short(view.name(member)), did: did.join(t('list.comma')) }),
    ...(wonAmount.length === 0 ? [] : [moneys(wonAmount, view)]),
  ].join(' · ');
};
