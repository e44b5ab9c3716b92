import Database from 'better-sqlite3';
import type { Change } from '../../../src/domain/deals/event.ts';
import type { TeamStore } from '../../../src/domain/ports/team.ts';
import { identityOf } from '../../contracts/store-scene.ts';
import type { History } from '../../support/histories.ts';
import { openTempStore } from './temp-store.ts';

/** All changes of all deals, in the order they happened, as one team would have committed them. */
const inOrder = (histories: readonly History[]): { change: Change; deal: number }[] =>
  histories
    .flatMap((history, deal) => history.changes.map((change) => ({ change, deal })))
    .sort((a, b) => madeAt(a.change) - madeAt(b.change));

const madeAt = ({ events, deal }: Change): number => events[0]?.at ?? deal.lastEventAt;

/**
 * A store that has lived through the histories, in a team with the settings given; `ids` are those that their deals
 * got, by index.
 */
export const live = async (
  histories: readonly History[],
  settings: Parameters<TeamStore['saveWorkspace']>[1] = {},
) => {
  const opened = await openTempStore();
  const { store } = opened;
  for (const user of ['U1', 'U2', 'U3']) await store.team.requestScope(identityOf(user));
  await store.team.saveWorkspace(1, settings);
  const [workspace] = await store.team.workspaces();
  if (workspace === undefined) throw new Error('there is no workspace');
  const ids = new Map<number, number>();
  const commits: Promise<unknown>[] = [];
  for (const { change, deal } of inOrder(histories)) {
    const id = ids.get(deal) ?? null;
    const commit = store.deals.commit(1, { ...change, deal: { ...change.deal, id }, messages: [] }, null);
    commits.push(commit);
    if (id !== null) continue;
    const { deal: added } = await commit;
    if (added) ids.set(deal, added.id);
  }
  await Promise.all(commits);
  return { ...opened, workspace, ids };
};

/** As another process would: one person from now on, whatever their messengers. */
export const link = (file: string, younger: number, older: number): void => {
  const client = new Database(file);
  client.prepare('UPDATE members SET merged_into = ? WHERE id = ?').run(older, younger);
  client.close();
};
