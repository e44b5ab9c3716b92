import type { Deal, DealFields } from './deal.ts';
import type { Change, DealDraft, DealEvent, Happening } from './event.ts';
import { apply, differences } from './fold.ts';
import type { Outgoing } from './message.ts';
import type { RuleContext } from './rule-context.ts';

/** Something that happens to a deal and the fields it sets; those that stay the same are left out of the event. */
export type Fact = Happening & { set: Partial<DealFields> };

/** The change that `facts`, one after the other, make of `deal`: one version, however many facts. */
export const changed = (
  deal: Deal | DealDraft,
  facts: readonly Fact[],
  ctx: RuleContext,
  messages: readonly Outgoing[] = [],
): Change => {
  const version = deal.version + 1;
  let fields: DealDraft = draftOf(deal);
  const events: DealEvent[] = [];
  for (const fact of facts) {
    const event = { ...fact, ...differences(fields, fact.set), at: ctx.now, by: ctx.by, version };
    fields = apply(fields, event);
    events.push(event);
  }
  return {
    kind: 'change',
    deal: { ...fields, version, lastEventAt: ctx.now },
    events,
    messages,
    showIn: [],
  };
};

const draftOf = (deal: Deal | DealDraft): DealDraft => {
  if (!('workspace' in deal)) return deal;
  const { workspace: _workspace, ...draft } = deal;
  return draft;
};
