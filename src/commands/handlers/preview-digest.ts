import { previewCard } from '../../cards/digests/preview-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import { summaryCard } from '../../cards/reports/summary-card.ts';
import { stuckDigestCard } from '../../cards/stuck/stuck-digest-card.ts';
import { dealsNoted } from '../../domain/digests/digest-note.ts';
import { type DigestSettings, defaultDigests } from '../../domain/digests/digest-settings.ts';
import { DIGEST_JOBS, digestScope, periodAbout, slotAfter } from '../../domain/digests/digest-slots.ts';
import type { Summary } from '../../domain/reports/summary.ts';
import { DIGEST_LINES, digestOf } from '../../domain/stuck/stuck-digest.ts';
import type { Conversation } from '../../domain/team/member.ts';
import type { Instant } from '../../domain/time.ts';
import { digestChannel } from '../digest-channel.ts';
import type { Context, Handler } from '../handler.ts';

/** The next digest of a channel as it would be by now, to whoever asks only; in a direct message about everybody. */
export const previewDigest: Handler<'preview-digest'> = async (
  { conversation: id, digest: kind },
  context,
) => {
  const { workspace, view } = context;
  const channel = await channelAskedAbout(id, context);
  const digests = channel?.digests ?? defaultDigests(workspace.digestMinute);
  const next = slotAfter(kind, view.now, digests, workspace)?.at ?? null;
  const comes = channel === null ? 'nowhere' : channel.digests === null ? null : next;
  const card =
    kind === 'stuck'
      ? await stuckPreview(channel, digests, context)
      : await summaryPreview(kind, next, digests, context);
  return { kind: 'card', card: previewCard(card, comes, view) };
};

const channelAskedAbout = async (id: number | undefined, context: Context): Promise<Conversation | null> => {
  const { conversation } = context;
  if (id === undefined && (conversation === null || conversation.kind === 'direct')) return null;
  return digestChannel(id, context);
};

const stuckPreview = async (
  channel: Conversation | null,
  { scope }: DigestSettings,
  { store, workspace, now, view }: Context,
): Promise<Card> => {
  const last =
    channel === null
      ? null
      : await store.slots.last(workspace.id, DIGEST_JOBS.stuck, digestScope(channel.id));
  const before = dealsNoted(last?.note, scope);
  const ask = { now, scope, offset: 0, limit: DIGEST_LINES, before };
  const report = await store.reports.stuck(workspace, ask);
  const members = await store.team.members(workspace.id);
  return stuckDigestCard(digestOf(report, scope, members, now, workspace.zone), view);
};

/** The week or quarter the next one is about, so far; where none is to come, the last whole one. */
const summaryPreview = async (
  kind: Summary['kind'],
  next: Instant | null,
  { scope, sections }: DigestSettings,
  { store, workspace, now, view }: Context,
): Promise<Card> => {
  const period = periodAbout(kind, next ?? now, workspace);
  return summaryCard(await store.reports.summary(workspace, { kind, period, now, scope, sections }), view);
};
