import type { Deal } from '../funnel/deal.ts';
import type { Change } from '../funnel/event.ts';
import type { CommitResult } from '../funnel/store.ts';
import type { Context } from './handler.ts';

/** More people than this do not write to one deal in the same moment. */
const MOST_TRIES = 100;

/** Commits a change that holds whatever the deal has become: decided again where somebody else was faster. */
export const commitAgain = async (
  decided: Change,
  decide: (deal: Deal) => Change,
  { store, workspace, key }: Pick<Context, 'store' | 'workspace' | 'key'>,
): Promise<{ result: CommitResult; change: Change }> => {
  let change = decided;
  let result = await store.commit(workspace.id, change, key);
  for (let tries = 1; result.kind === 'conflict' && tries < MOST_TRIES; tries++) {
    change = decide(result.deal);
    result = await store.commit(workspace.id, change, key);
  }
  return { result, change };
};
