import type { MemberId } from '../team/member.ts';
import type { Instant } from '../time.ts';
import type { DealFields } from './deal.ts';
import type { DealEvent } from './event.ts';
import { apply, BLANK } from './fold.ts';
import { isTouch } from './touch.ts';

/** All of a deal but what the store gave it (id, number, workspace). */
export interface Replayed extends DealFields {
  version: number;
  createdAt: Instant;
  createdBy: MemberId | null;
  lastEventAt: Instant;
}

/** The deal that a history, from its first event on, tells of. Throws RangeError without a first event. */
export const replay = (events: readonly DealEvent[]): Replayed => {
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined || first.kind !== 'created') {
    throw new RangeError('a history begins with the event that created the deal');
  }
  return {
    ...events.reduce(apply, BLANK),
    version: last.version,
    createdAt: first.at,
    createdBy: first.by,
    lastEventAt: (events.findLast(isTouch) ?? first).at,
  };
};
