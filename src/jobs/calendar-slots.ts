import { addDays, dayOf, instantAt } from '../funnel/calendar.ts';
import type { Conversation } from '../funnel/member.ts';
import type { Day, Instant } from '../funnel/time.ts';
import type { Workspace } from '../funnel/workspace.ts';
import type { Look, Turn } from './job.ts';

/** On which days of the calendar a digest is posted; the time of day is the workspace's. */
type OnDay = (day: Day) => boolean;

type DigestTime = Pick<Workspace, 'zone' | 'digestMinute'>;

/** A slot is made up on its own day only: yesterday's digest helps nobody today. */
export const slotOfDay = ({ zone, digestMinute }: DigestTime, at: Instant, onDay: OnDay): Instant | null => {
  const day = dayOf(at, zone);
  if (!onDay(day)) return null;
  const slot = instantAt(day, digestMinute, zone);
  return slot <= at ? slot : null;
};

/** The first slot after `now`, or null when no day of the next two weeks is one. */
export const slotAfter = ({ zone, digestMinute }: DigestTime, now: Instant, onDay: OnDay): Instant | null => {
  const today = dayOf(now, zone);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const day = addDays(today, ahead);
    const slot = instantAt(day, digestMinute, zone);
    if (slot > now && onDay(day)) return slot;
  }
  return null;
};

/** One turn per digest conversation. */
export const digestTurns = (
  look: Look,
  job: string,
  onDay: OnDay,
  make: (conversation: Conversation, slot: Turn['slot']) => ReturnType<Turn['make']>,
): readonly Turn[] => {
  const at = slotOfDay(look.workspace, look.at, onDay);
  if (at === null) return [];
  return look.digestConversations.map((conversation) => {
    const slot = { workspace: look.workspace.id, job, scope: `conversation:${conversation.id}`, at };
    return { slot, deal: null, make: () => make(conversation, slot) };
  });
};

export const clockOf = (minuteOfDay: number): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};

/** The key under which a slot's message is queued once. */
export const slotKey = ({ job, scope, at }: Turn['slot']): string => `${job}:${scope}:${at}`;
