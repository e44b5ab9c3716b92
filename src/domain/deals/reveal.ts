import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';

/** Logs that somebody is shown the unmasked phone and email. */
export const revealContact = (deal: Deal, ctx: RuleContext): Change => {
  if (deal.phone === null && deal.email === null) throw new RuleError('no-contact', { deal: deal.number });
  return changed(deal, [{ kind: 'revealed', set: {} }], ctx);
};
