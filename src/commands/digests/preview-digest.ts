import { z } from 'zod';
import { previewCard } from '../../cards/digests/preview-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import { summaryCard } from '../../cards/reports/summary-card.ts';
import { stuckDigestCard } from '../../cards/stuck/stuck-digest-card.ts';
import { dealsNoted } from '../../domain/digests/digest-note.ts';
import {
  DIGEST_KINDS,
  type DigestKind,
  type DigestSettings,
  defaultDigests,
} from '../../domain/digests/digest-settings.ts';
import { DIGEST_JOBS, digestScope, periodAbout, slotAfter } from '../../domain/digests/digest-slots.ts';
import type { Summary } from '../../domain/reports/summary.ts';
import { DIGEST_LINES, digestOf } from '../../domain/stuck/stuck-digest.ts';
import type { Conversation } from '../../domain/team/member.ts';
import type { Instant } from '../../domain/time.ts';
import { cut } from '../../lib/text.ts';
import type { Context } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { nearest } from '../grammar/nearest.ts';
import { plain } from '../grammar/plain.ts';
import { id } from '../inputs.ts';
import { digestChannel } from './digest-channel.ts';

const input = z.strictObject({
  kind: z.literal('preview-digest'),
  /** Absent: where it is said. */
  conversation: id.optional(),
  digest: z.enum(DIGEST_KINDS),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'preview-digest': z.infer<typeof input>;
  }
}

const DIGESTS: ReadonlyMap<string, DigestKind> = new Map([
  ...['', 'stuck', 'morning', 'today', '停滞', '卡住', '早报', '晨报'].map((word): [string, DigestKind] => [
    word,
    'stuck',
  ]),
  ...['week', 'weekly', 'summary', '周报', '周', '本周', '总结'].map((word): [string, DigestKind] => [
    word,
    'weekly',
  ]),
  ...['quarter', 'quarterly', 'review', '季报', '季度', '季', '复盘'].map((word): [string, DigestKind] => [
    word,
    'quarterly',
  ]),
]);

/** The next digest of a channel as it would be by now, to whoever asks only; in a direct message about everybody. */
export const previewDigest = defineCommand({
  kind: 'preview-digest',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'digests', en: ['/funnel preview week'], 'zh-CN': ['/漏斗 预览 周报'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['preview'], 'zh-CN': ['预览'] },
      parse({ text }) {
        const digest = DIGESTS.get(plain(text));
        if (digest !== undefined) return { kind: 'preview-digest', digest };
        const close = nearest(text, DIGESTS.keys());
        throw new CommandError(
          'preview-unknown',
          { text: cut(text, 40) },
          { en: `/funnel preview ${close || 'week'}`, 'zh-CN': `/漏斗 预览 ${close || '周报'}` },
        );
      },
    },
  ],
  async handle({ conversation, digest: kind }, context) {
    const { workspace, view } = context;
    const channel = await channelAskedAbout(conversation, context);
    const digests = channel?.digests ?? defaultDigests(workspace.digestMinute);
    const next = slotAfter(kind, view.now, digests, workspace)?.at ?? null;
    const comes = channel === null ? 'nowhere' : channel.digests === null ? null : next;
    const card =
      kind === 'stuck'
        ? await stuckPreview(channel, digests, context)
        : await summaryPreview(kind, next, digests, context);
    return { kind: 'card', card: previewCard(card, comes, view) };
  },
});

const channelAskedAbout = async (
  asked: number | undefined,
  context: Context,
): Promise<Conversation | null> => {
  const { conversation } = context;
  if (asked === undefined && (conversation === null || conversation.kind === 'direct')) return null;
  return digestChannel(asked, context);
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
