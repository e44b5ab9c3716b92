import type { OwnerAtRisk, StuckDigest, StuckLine } from '../../../domain/digests/message.ts';
import { sumByCurrency } from '../../../domain/money.ts';
import type { MemberId } from '../../../domain/team/member.ts';
import type { PersonIndex } from '../team/people.ts';

/** The digest with each member as the person they are now: it may have been made before they were linked. */
export const digestOfPeople = (digest: StuckDigest, who: PersonIndex): StuckDigest => {
  if (who.plain) return digest;
  return {
    ...digest,
    scope: { ...digest.scope, owner: who.personOrNone(digest.scope.owner) },
    lines: linesOfPeople(digest.lines, who),
    owners: ownersOfPeople(digest.owners, who),
    managers: [...new Set(digest.managers.map((one) => who.person(one)))],
    ...(digest.delegates && {
      delegates: digest.delegates.map(({ owner, delegate }) => ({
        owner: who.person(owner),
        delegate: who.person(delegate),
      })),
    }),
  };
};

/** The lines with each owner as the person they are now. */
export const linesOfPeople = (lines: readonly StuckLine[], who: PersonIndex): StuckLine[] =>
  lines.map((line) => ({ ...line, owner: who.personOrNone(line.owner) }));

/** Two owners who are one person now have together what each had. */
const ownersOfPeople = (owners: readonly OwnerAtRisk[], who: PersonIndex): OwnerAtRisk[] => {
  const people = new Map<MemberId | null, OwnerAtRisk>();
  for (const one of owners) {
    const owner = who.personOrNone(one.owner);
    const known = people.get(owner);
    people.set(owner, {
      owner,
      deals: (known?.deals ?? 0) + one.deals,
      amount: known === undefined ? one.amount : sumByCurrency([...known.amount, ...one.amount]),
    });
  }
  return [...people.values()];
};
