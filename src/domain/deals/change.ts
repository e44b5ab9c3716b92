import type { Outgoing } from '../digests/message.ts';
import type { RuleContext } from '../rule-context.ts';
import type { Deal, DealPatch } from './deal.ts';
import type { Change, DealDraft, DealEvent, EventBody } from './event.ts';
import { apply, differences } from './fold.ts';
import { isTouch } from './touch.ts';

/** Something that happens to a deal and the fields it sets; those that stay the same are left out of the event. */
export type EventDraft = EventBody & { set: DealPatch };

/** The change that `facts`, one after the other, make of `deal`: one version, however many facts. */
export const changed = (
  deal: Deal | DealDraft,
  facts: readonly EventDraft[],
  ctx: RuleContext,
  messages: readonly Outgoing[] = [],
): Change => {
  const lastEventAt = facts.some(isTouch) ? ctx.now : deal.lastEventAt;
  let next: DealDraft = { ...deal, version: deal.version + 1, lastEventAt };
  const events: DealEvent[] = [];
  for (const fact of facts) {
    const changes = differences(next, fact.set);
    next = apply(next, changes);
    events.push({ ...fact, ...changes, at: ctx.now, by: ctx.by, version: next.version });
  }
  return { kind: 'change', deal: next, events, messages, showIn: [] };
};
