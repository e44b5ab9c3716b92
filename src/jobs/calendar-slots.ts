import { dayOf } from '../domain/calendar/calendar.ts';
import type { DigestKind, DigestSettings } from '../domain/digests/digest-settings.ts';
import { DIGEST_JOBS, digestScope, slotAfter, slotOn } from '../domain/digests/digest-slots.ts';
import type { Conversation } from '../domain/team/member.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { Instant } from '../domain/time.ts';
import { minuteText } from '../lib/minute-of-day.ts';
import type { DueRun, JobContext } from './job.ts';

/** Of which digest, and how its days are called in English. */
export interface Schedule {
  kind: DigestKind;
  days(settings: DigestSettings): string;
}

/** A digest conversation with its settings. */
interface Place {
  conversation: Conversation;
  settings: DigestSettings;
}

/** One turn per digest conversation whose slot of today has come: yesterday's digest helps nobody today. */
export const digestTurns = (
  { workspace, digestConversations, at }: JobContext,
  { kind }: Schedule,
  make: (place: Place, slot: DueRun['slot']) => ReturnType<DueRun['make']>,
): readonly DueRun[] =>
  digestConversations.flatMap((conversation): DueRun[] => {
    const settings = conversation.digests;
    if (settings === null) return [];
    const today = slotOn(kind, dayOf(at, workspace.zone), settings, workspace);
    if (today === null || today.at > at) return [];
    const slot = {
      workspace: workspace.id,
      job: DIGEST_JOBS[kind],
      scope: digestScope(conversation.id),
      ...today,
    };
    return [{ slot, deal: null, make: () => make({ conversation, settings }, slot) }];
  });

/** The first slot after `now` in any conversation. */
export const nextDigest = (
  { kind }: Schedule,
  workspace: Workspace,
  now: Instant,
  conversations: readonly Conversation[],
): Instant | 'never' => {
  const slots = conversations.flatMap(({ digests }) => {
    const slot = digests === null ? null : slotAfter(kind, now, digests, workspace);
    return slot === null ? [] : [slot.at];
  });
  return slots.length === 0 ? 'never' : Math.min(...slots);
};

/** When it comes; with the number of channels where they differ. */
export const digestTimes = ({ kind, days }: Schedule, conversations: readonly Conversation[]): string => {
  const channels = new Map<string, number>();
  for (const { digests } of conversations) {
    if (digests === null || digests.paused || !digests.include.includes(kind)) continue;
    const time = `${days(digests)} at ${minuteText(kind === 'stuck' ? digests.stuckAt : digests.summaryAt)}`;
    channels.set(time, (channels.get(time) ?? 0) + 1);
  }
  if (channels.size === 0) return 'in no channel';
  if (channels.size === 1) return [...channels.keys()].join();
  const [[first, count] = ['', 0], ...others] = channels;
  const inFirst = `${first} in ${count} ${count === 1 ? 'channel' : 'channels'}`;
  return [inFirst, ...others.map(([time, more]) => `${time} in ${more}`)].join(', ');
};

/** The key under which a slot's message is queued once. */
export const slotKey = ({ job, scope, at }: DueRun['slot']): string => `${job}:${scope}:${at}`;
