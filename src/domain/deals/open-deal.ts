import { RuleError } from '../rule-error.ts';
import type { Deal } from './deal.ts';

/** RuleError `deal-closed` for what only an open deal can do. */
export const requireOpen = (deal: Deal): void => {
  if (deal.status !== 'open') throw new RuleError('deal-closed', { deal: deal.number, status: deal.status });
};
