import { DIGEST_PAGE, stuckDigestCard } from '../../cards/stuck-digest-card.ts';
import { DIGEST_LINES, digestOf } from '../../funnel/stuck-digest.ts';
import type { Handler } from '../handler.ts';

/** The stuck deals of the team, or of a part of it: who has most at risk first. */
export const showStuck: Handler<'show-stuck'> = async (command, { store, workspace, now, view }) => {
  const { page, owner = null, team = null, source = null } = command;
  const scope = { owner, team, source };
  // The first page sums up who is stuck for long, of as many deals as the digest does.
  const limit = page === 0 ? DIGEST_LINES : DIGEST_PAGE;
  const ask = { now, scope, offset: page * DIGEST_PAGE, limit, before: null };
  const report = await store.reports.stuck(workspace, ask);
  const digest = digestOf(report, scope, await store.members(workspace.id), now, workspace.zone);
  return { kind: 'card', card: stuckDigestCard(digest, view, page) };
};
