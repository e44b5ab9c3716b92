import { sumByCurrency } from '../../../../domain/money.ts';
import type { Leader, NamedDeal, Summary } from '../../../../domain/reports/summary.ts';
import type { MemberId } from '../../../../domain/team/member.ts';
import type { PersonIndex } from '../../team/people.ts';

/** The summary with each member as the person they are now: it may have been made before they were linked. */
export const summaryOfPeople = (summary: Summary, who: PersonIndex): Summary => {
  const owned = <Deal extends NamedDeal>(deals: readonly Deal[]): Deal[] =>
    deals.map((deal) => ({ ...deal, owner: who.personOrNone(deal.owner) }));
  const { scope, bottleneck, wins, losses, leaders } = summary;
  return {
    ...summary,
    scope: { ...scope, owner: who.personOrNone(scope.owner) },
    bottleneck: bottleneck && { ...bottleneck, examples: owned(bottleneck.examples) },
    wins: owned(wins),
    losses: owned(losses),
    leaders: leadersOfPeople(leaders, who),
  };
};

/** Two leaders who are one person now have together what each did, which may put them ahead of others. */
const leadersOfPeople = (leaders: readonly Leader[], who: PersonIndex): Leader[] => {
  const people = new Map<MemberId, Leader>();
  for (const one of leaders) {
    const member = who.person(one.member);
    const known = people.get(member);
    people.set(member, {
      member,
      moves: (known?.moves ?? 0) + one.moves,
      won: (known?.won ?? 0) + one.won,
      wonAmount: known === undefined ? one.wonAmount : sumByCurrency([...known.wonAmount, ...one.wonAmount]),
    });
  }
  return [...people.values()].sort((a, b) => b.moves - a.moves || b.won - a.won || a.member - b.member);
};
