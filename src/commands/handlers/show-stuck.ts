import { DIGEST_PAGE, stuckDigestCard } from '../../cards/stuck-digest-card.ts';
import { EVERYBODY } from '../../funnel/figures.ts';
import { digestOf } from '../../funnel/stuck-digest.ts';
import type { Handler } from '../handler.ts';

/** The stuck deals of the team, most at risk first. */
export const showStuck: Handler<'show-stuck'> = async ({ page }, { store, workspace, now, view }) => {
  const offset = page * DIGEST_PAGE;
  const ask = { now, scope: EVERYBODY, offset, limit: DIGEST_PAGE, before: null };
  const report = await store.reports.stuck(workspace, ask);
  const digest = digestOf(report, EVERYBODY, await store.members(workspace.id), now, workspace.zone);
  return { kind: 'card', card: stuckDigestCard(digest, view, page) };
};
