import { z } from 'zod';
import type { Deal } from '../../domain/deals/deal.ts';
import { undoDeal } from '../../domain/deals/undo-deal.ts';
import { allow } from '../../domain/team/permission.ts';
import { type Context, rulesOf } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { id, instant } from '../inputs.ts';
import { done } from '../notice.ts';
import { openDealsOf } from './open-deals-of.ts';

const input = z.strictObject({
  kind: z.literal('undo-hand-over'),
  from: id,
  to: z.array(id).max(50),
  /** When it was done. */
  at: instant,
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'undo-hand-over': z.infer<typeof input>;
  }
}

/** Takes a hand-over back, of each deal that nobody has changed since: by whoever did it, as long as any change can be. */
export const undoHandOver = defineCommand({
  kind: 'undo-hand-over',
  about: null,
  permission: 'manage',
  effect: 'write',
  input,
  async handle(asked, context) {
    const { store, workspace, view, member, requestKey } = context;
    const owners = asked.to.length === 0 ? [null] : asked.to;
    let [back, stays] = [0, 0];
    for (const owner of owners)
      for (const deal of await openDealsOf(owner, context)) {
        if (!(await wasHandedOver(deal, asked, context))) continue;
        const last = await store.deals.eventsOf(workspace.id, deal.id, deal.version);
        allow(member, 'undo', deal);
        const change = undoDeal(deal, last, rulesOf(context));
        const key = requestKey === null ? null : `${requestKey}:${deal.id}`;
        const { kind } = await store.deals.commit(workspace.id, change, key);
        if (kind === 'conflict') stays += 1;
        else back += 1;
      }
    if (back + stays === 0) throw new CommandError('hand-over-not-undone');
    return done('done.undo-hand-over', { from: view.name(asked.from), count: String(back) }, context);
  },
});

const wasHandedOver = async (
  deal: Deal,
  { from, at }: Pick<z.infer<typeof input>, 'from' | 'at'>,
  { store, workspace, member }: Context,
): Promise<boolean> => {
  const last = await store.deals.eventsOf(workspace.id, deal.id, deal.version);
  return last.some(
    (event) => event.kind === 'assigned' && event.from === from && event.at === at && event.by === member.id,
  );
};
