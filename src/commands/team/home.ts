import type { Card } from '../../cards/kit/card.ts';
import { homeCard } from '../../cards/team/home-card.ts';
import { addDays, dayOf, startOfDay } from '../../domain/calendar/calendar.ts';
import type { Period } from '../../domain/reports/figures.ts';
import { stuckThresholds } from '../../domain/stuck/stuck-rules.ts';
import type { Context } from '../context.ts';

const LINES = 10;
/** Enough to find the earliest ones among. */
const MAX_DUE = 100;
const EVER: Period = { start: 0, end: Number.MAX_SAFE_INTEGER };

/** The person's own page: what is due by the end of today, what is stuck, what is open. */
export const homeCardFor = async ({ store, workspace, member, now, view }: Context): Promise<Card> => {
  const mine = { status: 'open', owner: member.id } as const;
  const page = { offset: 0, limit: LINES };
  const tomorrow = startOfDay(addDays(dayOf(now, workspace.zone), 1), workspace.zone);
  const open = await store.deals.list(workspace.id, mine, 'recent', page);
  const due = { ...mine, followUpDue: { start: 0, end: tomorrow } };
  const followUps = await store.deals.list(workspace.id, due, 'recent', { offset: 0, limit: MAX_DUE });
  const broken = { ...mine, stuck: stuckThresholds(workspace, now) };
  const stuck = await store.deals.list(workspace.id, broken, 'amount', page);
  const fixes = await store.fixes.list(workspace.id, member.id, EVER);
  const byTime = [...followUps.items].sort((a, b) => (a.followUp?.at ?? 0) - (b.followUp?.at ?? 0));
  return homeCard({ open, followUps: byTime.slice(0, LINES), fixes, stuck: stuck.items }, workspace, view);
};
