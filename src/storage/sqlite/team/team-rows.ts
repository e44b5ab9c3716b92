import type { OwnDay, TimeOff } from '../../../domain/calendar/work-calendar.ts';
import type { Stage } from '../../../domain/pipeline/pipeline.ts';
import type { Conversation, Identity, Member, MemberId, Role } from '../../../domain/team/member.ts';
import type { Barred } from '../../../domain/team/standing.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { conversations, identities, members, stages, workspaces } from '../schema/team.ts';

// What is remembered is handed out again and again: frozen, so that nobody changes it by accident.

/** A workspace with its stages in order and its own days. Minutes are of the day, in its zone. */
export const toWorkspace = (
  row: typeof workspaces.$inferSelect,
  ordered: readonly (typeof stages.$inferSelect)[],
  days: readonly OwnDay[],
): Workspace => {
  const { nextNumber: _, country, opensAt, closesAt, ...workspace } = row;
  return Object.freeze({
    ...workspace,
    calendar: Object.freeze({ country, opensAt, closesAt, days: Object.freeze(days) }),
    pipeline: Object.freeze({ stages: Object.freeze(ordered.map(toStage)) }),
  });
};

const toStage = (row: typeof stages.$inferSelect): Stage =>
  Object.freeze({
    id: row.id,
    names: Object.freeze({ en: row.nameEn, 'zh-CN': row.nameZh }),
    phase: row.phase,
    limitDays: row.limitDays,
    winShare: row.winShare,
    toLeave: Object.freeze(row.toLeave),
  });

/** An account's member as it stands in the table, whoever it was merged into. */
export type MemberRow = typeof members.$inferSelect;

const RANKS: readonly Role[] = ['viewer', 'rep', 'manager', 'admin'];

/**
 * The person of the oldest's row and those merged into it: the highest of their roles, and the language that the
 * oldest of those who have one reads. Each row keeps its own, for when they are taken apart.
 */
export const toMember = (
  oldest: MemberRow,
  merged: readonly MemberRow[],
  timeOff: readonly TimeOff[],
  accounts: readonly IdentityRow[],
): Member => {
  const { id, workspace, role, language, morningNote } = oldest;
  const named = (row: MemberRow) => (accounts.some(({ user }) => user === row.name) ? '' : row.name);
  const name = named(oldest);
  const barred = barredBy(accounts);
  const all = [oldest, ...merged];
  const also = new Set(merged.map(named).filter((other) => other !== name && other !== ''));
  return Object.freeze({
    id,
    workspace,
    name,
    role: RANKS.findLast((rank) => all.some((one) => one.role === rank)) ?? role,
    language: all.find((one) => one.language !== null)?.language ?? language,
    team: all.find((one) => one.team !== null)?.team ?? null,
    morningNote,
    timeOff: Object.freeze(timeOff),
    ...(barred !== null && { barred }),
    ...(also.size > 0 && { also: Object.freeze([...also]) }),
  });
};

/** A conversation as it stands in the table. */
export const toConversation = (row: typeof conversations.$inferSelect): Conversation => Object.freeze(row);

/** An account as it stands in the table, with the member it was met as. */
export type IdentityRow = typeof identities.$inferSelect;

/** Null where one of the accounts belongs to the team in full, was let in, or was never asked about. */
const barredBy = (accounts: readonly Pick<IdentityRow, 'standing' | 'isLetIn'>[]): Barred | null => {
  const barring = accounts.flatMap(({ standing, isLetIn }): Barred[] =>
    standing === 'member' || standing === 'unknown' || (standing === 'guest' && isLetIn) ? [] : [standing],
  );
  return barring.length < accounts.length ? null : (barring[0] ?? null);
};

/** An account with what its own member's row tells: name and language. `member` is the person now. */
export const toIdentity = (
  row: IdentityRow,
  { name, language }: Pick<MemberRow, 'name' | 'language'>,
  member: MemberId,
): Identity =>
  Object.freeze({
    member,
    platform: row.platform,
    tenant: row.tenant,
    user: row.user,
    name: name === row.user ? '' : name,
    language,
    email: row.email,
    mobile: row.mobile,
    seenAt: row.seenAt,
  });
