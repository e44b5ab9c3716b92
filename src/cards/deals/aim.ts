import type { Deal } from '../../domain/deals/deal.ts';
import type { View } from '../kit/view.ts';

/** How a form (`on`) and a command (`it`) are told which deal, as seen. */
export const aimed = (deal: { id: number; version: number }) => ({
  on: { deal: deal.id, expectedVersion: deal.version },
  it: { deal: { id: deal.id }, expectedVersion: deal.version },
});

/** What a command is told of the deal: see `asSeen` there. */
interface Aim {
  deal: { id: number };
  expectedVersion: number;
  onPersonalCard?: true;
}

/** Which deal, for forms and for commands. */
export interface CardAim {
  on: Omit<Aim, 'deal'> & { deal: number };
  it: Aim;
}

/** The same on the card of the deal: a person's own one is what the press is answered with. */
export const onCard = (deal: Deal, { reader }: View): CardAim => {
  if (reader === null) return aimed(deal);
  const { id, version: expectedVersion } = deal;
  return {
    on: { deal: id, expectedVersion, onPersonalCard: true },
    it: { deal: { id }, expectedVersion, onPersonalCard: true },
  };
};
