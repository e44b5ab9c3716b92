import type { Store } from '../../../domain/ports/store.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Life } from './sample-life.ts';
import { sampleHistory } from './sample-team.ts';

const SETTING = 'playground.sample';
const DONE = 'done';

/** Whether the sample was loaded whole. */
export const isSampleLoaded = async ({ settings }: Pick<Store, 'settings'>): Promise<boolean> =>
  (await settings.find(SETTING)) === DONE;

/**
 * Puts the sample team's deals into the funnel; how many, 0 when they are there already. After a crash half-way
 * it goes on where it stopped: the history is made anew for the same instant, and each of its changes has a
 * claim of its own.
 */
export const loadSampleTeam = async (store: Store, workspace: Workspace, now: Instant): Promise<number> => {
  const began = await store.settings.find(SETTING);
  if (began === DONE) return 0;
  const at = began === null ? now : Number(began);
  if (began === null) await store.settings.save(SETTING, String(at));
  const lives = sampleHistory(at, await store.team.members(workspace.id), workspace);
  // All at once: commits of one turn share a transaction, and the first ones come in the order of creation.
  await Promise.all(lives.map((life, index) => live(life, index, store, workspace)));
  await store.settings.save(SETTING, DONE);
  return lives.length;
};

const live = async (life: Life, index: number, store: Store, workspace: Workspace): Promise<void> => {
  let step = life.next();
  for (let count = 0; step.done !== true; count += 1) {
    const result = await store.deals.commit(workspace.id, step.value, `sample:${index}:${count}`);
    // Somebody has begun to work with the deal: it is theirs now.
    if (result.kind === 'conflict' || result.deal === null) return;
    step = life.next({ id: result.deal.id, number: result.deal.number });
  }
};
