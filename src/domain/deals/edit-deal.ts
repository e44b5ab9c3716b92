import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import { type EditableFields, readFields } from './editable.ts';
import type { Change } from './event.ts';
import { differences } from './fold.ts';

/** Corrects a deal, closed ones too. RuleError `nothing-changed` when the fields are already so. */
export const editDeal = (deal: Deal, fields: EditableFields, ctx: RuleContext): Change => {
  const { set } = differences(deal, readFields(fields, ctx));
  if (Object.keys(set).length === 0) throw new RuleError('nothing-changed', { deal: deal.number });
  if (deal.status === 'won' && set.amount === null) {
    throw new RuleError('amount-required', { deal: deal.number });
  }
  return changed(deal, [{ kind: 'edited', set }], ctx);
};
