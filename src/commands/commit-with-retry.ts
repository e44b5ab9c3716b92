import type { Deal } from '../domain/deals/deal.ts';
import type { Change } from '../domain/deals/event.ts';
import type { CommitResult } from '../domain/ports/deals.ts';
import type { Context } from './context.ts';

/** More people than this do not write to one deal in the same moment. */
const MAX_TRIES = 100;

/** Commits a change that holds whatever the deal has become: decided again where somebody else was faster. */
export const commitWithRetry = async (
  decided: Change,
  decide: (deal: Deal) => Change,
  { store, workspace, requestKey }: Pick<Context, 'store' | 'workspace' | 'requestKey'>,
): Promise<{ result: CommitResult; change: Change }> => {
  let change = decided;
  let result = await store.deals.commit(workspace.id, change, requestKey);
  for (let tries = 1; result.kind === 'conflict' && tries < MAX_TRIES; tries++) {
    change = decide(result.deal);
    result = await store.deals.commit(workspace.id, change, requestKey);
  }
  return { result, change };
};
