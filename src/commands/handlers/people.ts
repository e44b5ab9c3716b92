import { spanWords } from '../../cards/calendar/calendar-card.ts';
import { dayOf } from '../../domain/calendar/calendar.ts';
import { delegateProblem } from '../../domain/team/delegate.ts';
import type { Member, MemberId } from '../../domain/team/member.ts';
import { allow } from '../../domain/team/permission.ts';
import { spanProblem } from '../day-span.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';
import { told } from './settings.ts';

const AWAY = {
  en: '/funnel away 2026-12-01..2026-12-05 @bob',
  'zh-CN': '/漏斗 休假 2026-12-01..2026-12-05 @小李',
};

export const setTimeOff: Handler<'set-time-off'> = async (command, context) => {
  const { store, workspace, view, now } = context;
  const { from, to, delegate } = command;
  const member = await whoseDays(command.member, context);
  const problem = spanProblem({ from, to }, now);
  if (problem !== null) throw new CommandError(problem.code, problem.params, AWAY);
  if (to < dayOf(now, workspace.zone)) throw new CommandError('past-date', { date: to }, AWAY);
  if (delegate !== null) await requireDelegate(member, { from, to, delegate }, context);
  await store.calendar.saveTimeOff(member.workspace, member.id, { from, to, delegate }, null);
  const params = { who: member.name, days: spanWords({ from, to }, view) };
  return delegate === null
    ? told('done.time-off', params, context)
    : told('done.time-off-delegate', { ...params, delegate: view.name(delegate) }, context);
};

/** Back, or not going after all. */
export const endTimeOff: Handler<'end-time-off'> = async (command, context) => {
  const { store, workspace, now } = context;
  const member = await whoseDays(command.member, context);
  const today = dayOf(now, workspace.zone);
  if (!member.timeOff.some(({ to }) => to >= today))
    throw new CommandError('not-away', { name: member.name }, AWAY);
  await store.calendar.saveTimeOff(member.workspace, member.id, null, today);
  return told('done.end-time-off', { who: member.name }, context);
};

export const setTeam: Handler<'set-team'> = async ({ member: id, team }, context) => {
  const { store } = context;
  const member = await memberOf(id, context);
  await store.team.saveMember(member.workspace, member.id, { team });
  const who = member.name;
  return team === null
    ? told('done.no-team', { who }, context)
    : told('done.set-team', { who, team }, context);
};

export const setMorningNote: Handler<'set-morning-note'> = async ({ on }, context) => {
  await context.store.team.saveMember(context.member.workspace, context.member.id, { morningNote: on });
  return told(on ? 'done.note-on' : 'done.note-off', {}, context);
};

/** Everybody sees to their own days; those of others are for managers. */
export const whoseDays = async (id: MemberId | undefined, context: Context): Promise<Member> => {
  const member = await memberOf(id ?? context.member.id, context);
  if (member.id !== context.member.id) allow(context.member, 'manage', null);
  return member;
};

const memberOf = async (id: MemberId, { store, workspace }: Context): Promise<Member> => {
  const member = await store.team.member(workspace.id, id);
  if (member === null) throw new CommandError('member-gone', {}, AWAY);
  return member;
};

const requireDelegate = async (
  member: Member,
  off: { from: string; to: string; delegate: MemberId },
  context: Context,
): Promise<void> => {
  const delegate = await memberOf(off.delegate, context);
  const code = delegateProblem(member, delegate, off);
  if (code !== null) throw new CommandError(code, { name: delegate.name }, AWAY);
};
