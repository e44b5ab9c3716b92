import type { View } from '../cards/kit/view.ts';
import { liveDigestCard } from '../cards/stuck/live-digest-card.ts';
import type { StuckLine } from '../domain/digests/message.ts';
import type { DealStore } from '../domain/ports/deals.ts';
import type { Store } from '../domain/ports/store.ts';
import { type DealNow, type LineNow, lineNow } from '../domain/stuck/live-digest.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { MentionIds } from './adapter.ts';
import { DeliveryError } from './delivery-error.ts';
import type { Destination } from './destination.ts';

/** Whoever the digest is about was told when it was posted. */
const NOBODY: MentionIds = new Map();
/** Facts of a deal that are looked at: more do not happen to it in the days a digest is kept true. */
const LATELY = 50;

/**
 * Shows a digest that stands in a conversation as its deals are now. One that is history stays as it is; one whose
 * message is gone is forgotten. Throws `DeliveryError`.
 */
export const refreshDigest = async (
  { deals, liveDigests }: Pick<Store, 'deals' | 'liveDigests'>,
  id: number,
  { adapter, address }: Destination,
  workspace: Workspace,
  view: View,
): Promise<void> => {
  const live = await liveDigests.find(workspace.id, id);
  if (live === null) return;
  const lines: LineNow[] = [];
  for (const line of live.digest.lines) {
    lines.push(lineNow(line, await dealNow(deals, workspace, line), workspace, view.now));
  }
  try {
    await adapter.update(address, live.messageId, liveDigestCard(live.digest, lines, view), NOBODY);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.gone)) throw error;
    await liveDigests.drop(workspace.id, id);
  }
};

const dealNow = async (deals: DealStore, workspace: Workspace, line: StuckLine): Promise<DealNow | null> => {
  const deal = await deals.find(workspace.id, line.id);
  if (deal === null || deal.version === line.version) return null;
  const history = await deals.history(workspace.id, line.id, LATELY);
  return { deal, since: history.filter(({ version }) => version > line.version) };
};
