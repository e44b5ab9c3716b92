import type { RuleContext } from '../rule-context.ts';
import type { MemberId } from '../team/member.ts';
import { tidyOrNull } from '../text.ts';
import type { EventDraft } from './change.ts';
import type { Deal, DealFields } from './deal.ts';
import { type EditableFields, readFields } from './editable.ts';
import { apply, differences } from './fold.ts';

/** What may come along with a move or a win: a gate form's answers. */
export interface Advance {
  /** Why back, or why a manager overrides the gates. */
  reason?: string | undefined;
  override?: boolean | undefined;
  fields?: EditableFields | undefined;
  /** What was said in the two-way contact a gate asks for: logged as a call. */
  contacted?: string | undefined;
  owner?: MemberId | undefined;
}

/** The facts that come before the move itself, and the deal as it is after them. */
export const preparations = (
  deal: Deal,
  advance: Advance,
  ctx: RuleContext,
): { facts: EventDraft[]; fields: DealFields } => {
  const facts: EventDraft[] = [];
  const { set } = differences(deal, readFields(advance.fields ?? {}, ctx));
  if (Object.keys(set).length > 0) facts.push({ kind: 'edited', set });
  if (advance.owner !== undefined && advance.owner !== deal.owner) {
    facts.push({ kind: 'assigned', from: deal.owner, to: advance.owner, set: { owner: advance.owner } });
  }
  const text = tidyOrNull(advance.contacted);
  if (text !== null) {
    facts.push({ kind: 'touched', channel: 'call', text, set: { contactedAt: ctx.now } });
  }
  return { facts, fields: facts.reduce<DealFields>(apply, deal) };
};
