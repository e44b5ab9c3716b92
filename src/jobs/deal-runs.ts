import { setImmediate as letOthersRun } from 'node:timers/promises';
import { dayOf } from '../domain/calendar/calendar.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { InsteadOf, MessageBody } from '../domain/digests/message.ts';
import type { DealFilter } from '../domain/ports/deal-filter.ts';
import type { Period } from '../domain/reports/figures.ts';
import { awayOn, delegateOf } from '../domain/team/delegate.ts';
import type { Member, MemberId } from '../domain/team/member.ts';
import { DAY, type Day, type Instant, MINUTE } from '../domain/time.ts';
import { slotKey } from './calendar-slots.ts';
import type { DueRun, JobContext } from './job.ts';

/** What was due longer ago is not reminded of any more: the morning digest has it. */
const MADE_UP_FOR = DAY;
/** Longer than a change can be undone (10 minutes), which may bring a due time back from the past. */
const LOOK_BACK = 15 * MINUTE;
const STEP = 200;

type Reminding = Extract<MessageBody, { kind: 'follow-up-due' | 'waiting-over' }>;

/** What is due of one deal. */
export interface Reminder {
  job: string;
  filter(due: Period): DealFilter;
  /** When the deal's reminder falls due, and what it says; null: there is none. */
  of(deal: Deal): { at: Instant; body: Reminding } | null;
}

/** One turn per deal whose reminder fell due and which has an owner: they or who stands in for them are told. Found by index, not by a scan. */
export const dealRuns = async (context: JobContext, reminder: Reminder): Promise<readonly DueRun[]> => {
  const { store, workspace, at, since } = context;
  const oldest = at - MADE_UP_FOR;
  const start = since === null ? oldest : Math.max(oldest, Math.min(since, at) - LOOK_BACK);
  const filter: DealFilter = { status: 'open', ...reminder.filter({ start, end: at + 1 }) };
  const dueRuns: DueRun[] = [];
  for (let offset = 0; ; offset += STEP) {
    const page = await store.deals.list(workspace.id, filter, 'recent', { offset, limit: STEP });
    for (const deal of page.items) {
      const turn = dueRunOf(context, reminder, deal);
      if (turn !== null) dueRuns.push(turn);
    }
    if (page.items.length < STEP) return dueRuns;
    await letOthersRun();
  }
};

const dueRunOf = ({ store, workspace, now }: JobContext, reminder: Reminder, found: Deal): DueRun | null => {
  const due = reminder.of(found);
  if (due === null || found.owner === null) return null;
  const slot = { workspace: workspace.id, job: reminder.job, scope: `deal:${found.id}`, at: due.at };
  return {
    slot,
    deal: found.id,
    async make() {
      // Between the question and the run somebody may have done it.
      const deal = await store.deals.find(workspace.id, found.id);
      const still = deal?.status === 'open' ? reminder.of(deal) : null;
      if (!deal || deal.owner === null || still?.at !== due.at) return null;
      const members = await store.team.members(workspace.id);
      const today = dayOf(now, workspace.zone);
      const delegate = delegateOf(deal.owner, members, today);
      const insteadOf = delegate === deal.owner ? null : absence(deal.owner, members, today);
      const body = insteadOf === null ? still.body : { ...still.body, insteadOf };
      return { messages: [{ to: { kind: 'member', id: delegate }, key: slotKey(slot), body }], note: null };
    },
  };
};

const absence = (owner: MemberId, members: readonly Member[], today: Day): InsteadOf | null => {
  const member = members.find(({ id }) => id === owner);
  const away = member === undefined ? null : awayOn(member, today);
  return away && { owner, until: away.to };
};
