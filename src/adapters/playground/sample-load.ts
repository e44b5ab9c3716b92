import type { Store } from '../../funnel/store.ts';
import type { Instant } from '../../funnel/time.ts';
import type { Workspace } from '../../funnel/workspace.ts';

const LOADED = 'playground.sample';

export const isSampleLoaded = async (store: Store): Promise<boolean> =>
  (await store.setting(LOADED))?.startsWith('loaded') ?? false;

export const loadSampleTeam = async (_store: Store, _workspace: Workspace, _now: Instant): Promise<number> =>
  0;
