import { lastPage } from '../../cards/kit/last-page.ts';
import { DIGEST_PAGE, stuckDigestCard } from '../../cards/stuck/stuck-digest-card.ts';
import { DIGEST_LINES, digestOf } from '../../domain/stuck/stuck-digest.ts';
import type { Handler } from '../handler.ts';

/** The stuck deals of the team, or of a part of it: who has most at risk first. Past the last page that one. */
export const showStuck: Handler<'show-stuck'> = async (command, context) => {
  const { store, workspace, now, view } = context;
  const { page, owner = null, team = null, source = null } = command;
  const scope = { owner, team, source };
  // The first page sums up who is stuck for long, of as many deals as the digest does.
  const limit = page === 0 ? DIGEST_LINES : DIGEST_PAGE;
  const ask = { now, scope, offset: page * DIGEST_PAGE, limit, before: null };
  const report = await store.reports.stuck(workspace, ask);
  const last = lastPage(report.total, DIGEST_PAGE);
  if (page > last) return showStuck({ ...command, page: last }, context);
  const digest = digestOf(report, scope, await store.team.members(workspace.id), now, workspace.zone);
  return { kind: 'card', card: stuckDigestCard(digest, view, page) };
};
