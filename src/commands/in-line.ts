import type { Deal, DealId } from '../funnel/deal.ts';
import type { Change } from '../funnel/event.ts';
import type { CommitResult, Store } from '../funnel/store.ts';
import type { Context } from './handler.ts';

/** Per store, the deals as they will be once the commits on their way are durable. */
const onTheirWay = new WeakMap<Store, Map<DealId, Deal>>();

const MOST_TRIES = 50;

/**
 * Commits a change that holds whatever the deal has become: decided on top of the commits of this deal that are
 * still on their way, so that many people's notes to one deal share an fsync instead of waiting for each other,
 * and decided again where somebody else was faster.
 */
export const commitInLine = async (
  loaded: Deal,
  decide: (deal: Deal) => Change,
  { store, workspace, key }: Pick<Context, 'store' | 'workspace' | 'key'>,
): Promise<{ result: CommitResult; change: Change }> => {
  const heads = onTheirWay.get(store) ?? new Map<DealId, Deal>();
  onTheirWay.set(store, heads);
  let base = loaded;
  for (let tries = 1; ; tries++) {
    const head = heads.get(loaded.id);
    const change = decide(head !== undefined && head.version > base.version ? head : base);
    const after = { ...change.deal, id: loaded.id, number: loaded.number, workspace: loaded.workspace };
    heads.set(loaded.id, after);
    const result = await committed(store.commit(workspace.id, change, key), heads, after);
    if (result.kind !== 'conflict' || tries === MOST_TRIES) return { result, change };
    base = result.deal;
  }
};

/** What was built on a commit that failed, or that is done, must not be built on any longer. */
const committed = async (
  commit: Promise<CommitResult>,
  heads: Map<DealId, Deal>,
  after: Deal,
): Promise<CommitResult> => {
  let result: CommitResult | null = null;
  try {
    result = await commit;
    return result;
  } finally {
    if (result?.kind !== 'committed' || heads.get(after.id) === after) heads.delete(after.id);
  }
};
