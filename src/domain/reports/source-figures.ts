import type { Money } from '../money.ts';
import type { SourceFigures } from './figures.ts';

/** What was counted and entered, without what follows from it. */
export type SourceCounts = Omit<SourceFigures, 'leadRate' | 'cac' | 'roi'>;

/** Spend and sessions are a channel's, whoever's its deals are: `comparable` says whether all of its deals were counted. */
export const sourceFigures = (counts: SourceCounts, comparable: boolean): SourceFigures => ({
  ...counts,
  leadRate: comparable && counts.sessions > 0 ? counts.newLeads / counts.sessions : null,
  cac: comparable && counts.newCustomers > 0 ? counts.spend.map(per(counts.newCustomers)) : [],
  roi: comparable ? roiOf(counts) : null,
});

const per =
  (customers: number) =>
  ({ minor, currency }: Money): Money => ({ minor: Math.round(minor / customers), currency });

/** Of one currency only: nothing won yet is nothing in any. */
const roiOf = ({ wonAmount, spend: [spent, ...more] }: SourceCounts): number | null => {
  if (spent === undefined || more.length > 0 || spent.minor === 0 || wonAmount.length > 1) return null;
  const [won = { minor: 0, currency: spent.currency }] = wonAmount;
  return won.currency === spent.currency ? (won.minor - spent.minor) / spent.minor : null;
};
