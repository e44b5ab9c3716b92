import { calendarCard, spanWords } from '../../cards/calendar/calendar-card.ts';
import { viewOf } from '../../cards/kit/view-of.ts';
import { countries } from '../../domain/calendar/public-holidays.ts';
import { offsetAt } from '../../domain/calendar/zone-offset.ts';
import type { Zone } from '../../domain/time.ts';
import { daysOf, spanProblem } from '../day-span.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';
import type { Reply } from '../reply.ts';

const HOURS = { en: '/funnel calendar hours 9:00-18:00', 'zh-CN': '/漏斗 日历 工作时间 9:00-18:00' };
const DAYS = {
  en: '/funnel calendar off 2026-12-24..2026-12-31',
  'zh-CN': '/漏斗 日历 放假 2026-12-24..2026-12-31',
};

export const showCalendar: Handler<'show-calendar'> = (_, context) => asItIs(null, context);

export const setCalendar: Handler<'set-calendar'> = async ({ kind: _, ...fields }, context) => {
  const { store, workspace, view, now } = context;
  const { zone, country } = fields;
  if (zone !== undefined && !isZone(zone, now))
    throw new CommandError(
      'zone-unknown',
      { zone },
      { en: '/funnel calendar zone Europe/Berlin', 'zh-CN': '/漏斗 日历 时区 Asia/Shanghai' },
    );
  if (country != null && country !== 'CN' && !countries().includes(country))
    throw new CommandError(
      'country-unknown',
      { country },
      { en: '/funnel calendar CN', 'zh-CN': '/漏斗 日历 中国' },
    );
  const { kind: outcome } = await store.team.saveWorkspace(workspace.id, fields);
  if (outcome === 'hours-reversed') throw new CommandError('hours-reversed', {}, HOURS);
  return asItIs(view.t('done.set-calendar'), context);
};

export const setDays: Handler<'set-days'> = async ({ from, to, working, name }, context) => {
  const { store, workspace, view, now } = context;
  const problem = spanProblem({ from, to }, now);
  if (problem !== null) throw new CommandError(problem.code, problem.params, DAYS);
  await store.calendar.saveOwnDays(
    workspace.id,
    daysOf({ from, to }).map((day) => ({ day, working, name })),
  );
  const key = working === null ? 'done.days-clear' : working ? 'done.days-work' : 'done.days-off';
  return asItIs(view.t(key, { days: spanWords({ from, to }, view) }), context);
};

/** The calendar after what was done to it, as its clocks now tell. */
const asItIs = async (done: string | null, context: Context): Promise<Reply> => {
  const { store, member, now, view } = context;
  const workspaces = await store.team.workspaces();
  const workspace = workspaces.find(({ id }) => id === context.workspace.id) ?? context.workspace;
  const members = await store.team.members(workspace.id);
  const fresh = viewOf({ workspace, language: view.language, reader: member, members, now });
  return { kind: 'card', card: calendarCard(members, done, fresh) };
};

const isZone = (zone: Zone, now: number): boolean => {
  try {
    return Number.isFinite(offsetAt(now, zone));
  } catch {
    return false;
  }
};
