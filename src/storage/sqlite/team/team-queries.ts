import { and, asc, eq, sql } from 'drizzle-orm';
import type { TimeOff } from '../../../domain/calendar/work-calendar.ts';
import type { Language } from '../../../domain/language.ts';
import type { Conversation, Identity, Member, MemberId, Platform } from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { timeOffQueries } from '../calendar/time-off.ts';
import type { Connection } from '../kit/connection.ts';
import { conversations, identities, members, ownDays, stages, tenants, workspaces } from '../schema/team.ts';
import {
  type IdentityRow,
  type MemberRow,
  toConversation,
  toIdentity,
  toMember,
  toWorkspace,
} from './team-rows.ts';

/** Who speaks through an account. */
export interface Speaker {
  person: MemberId;
  language: Language | null;
}

/** Prepared reads of the team's tables. */
export const teamQueries = (connection: Connection) => {
  const { db, people } = connection;
  const away = timeOffQueries(connection);
  const id = sql.placeholder('id');
  const workspace = sql.placeholder('workspace');
  const platform = sql.placeholder('platform');
  const tenant = sql.placeholder('tenant');
  const external = sql.placeholder('external');

  const workspaceRows = db.select().from(workspaces).orderBy(asc(workspaces.id)).prepare();
  const stageRows = db
    .select()
    .from(stages)
    .where(eq(stages.workspace, id))
    .orderBy(asc(stages.rank))
    .prepare();
  const ownDayRows = db
    .select({ day: ownDays.day, working: ownDays.working, name: ownDays.name })
    .from(ownDays)
    .where(eq(ownDays.workspace, id))
    .orderBy(asc(ownDays.day))
    .prepare();
  const tenantRow = db
    .select()
    .from(tenants)
    .where(and(eq(tenants.platform, platform), eq(tenants.tenant, tenant)))
    .prepare();
  const memberRow = db.select().from(members).where(eq(members.id, id)).prepare();
  const memberRows = db
    .select()
    .from(members)
    .where(eq(members.workspace, id))
    .orderBy(asc(members.id))
    .prepare();
  const mergedRows = db
    .select()
    .from(members)
    .where(eq(members.mergedInto, id))
    .orderBy(asc(members.id))
    .prepare();
  const identityRows = db.select().from(identities).where(eq(identities.member, id)).prepare();
  const identityRowsOf = db.select().from(identities).where(eq(identities.workspace, id)).prepare();
  const identityRowsIn = db
    .select()
    .from(identities)
    .where(and(eq(identities.member, id), eq(identities.workspace, workspace)))
    .prepare();
  const identityRow = db
    .select()
    .from(identities)
    .where(
      and(eq(identities.platform, platform), eq(identities.tenant, tenant), eq(identities.user, external)),
    )
    .prepare();
  const conversationRow = db.select().from(conversations).where(eq(conversations.id, id)).prepare();
  const conversationRows = db
    .select()
    .from(conversations)
    .where(eq(conversations.workspace, id))
    .orderBy(asc(conversations.id))
    .prepare();
  const locatedRow = db
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.platform, platform),
        eq(conversations.tenant, tenant),
        eq(conversations.external, external),
      ),
    )
    .prepare();

  return {
    workspaces: (): readonly Workspace[] =>
      Object.freeze(
        workspaceRows
          .all()
          .map((row) => toWorkspace(row, stageRows.all({ id: row.id }), ownDayRows.all({ id: row.id }))),
      ),
    workspaceOf: (platform: Platform, tenant: string): number | null =>
      tenantRow.get({ platform, tenant })?.workspace ?? null,
    /** The person an id stands for. */
    member: (id: number): Member | null => {
      const row = memberRow.get({ id: people.known().person(id) });
      if (row === undefined) return null;
      const merged = mergedRows.all({ id: row.id });
      const accounts = [row, ...merged].flatMap((one) => identityRows.all({ id: one.id }));
      return toMember(row, merged, away.ofAll(row.workspace).get(row.id) ?? [], accounts);
    },
    /** What is kept under exactly this id. */
    memberRow: (id: number): MemberRow | null => memberRow.get({ id }) ?? null,
    members: (id: number): readonly Member[] =>
      Object.freeze(personsOf(memberRows.all({ id }), away.ofAll(id), identityRowsOf.all({ id }))),
    /** The accounts of a person, the one that was active last first. */
    identities: (workspace: number, id: number): readonly Identity[] => {
      const [person = id, ...merged] = people.known().ids(id);
      const rows = [person, ...merged].flatMap((one) => identityRowsIn.all({ id: one, workspace }));
      rows.sort((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0));
      const of = (row: IdentityRow) =>
        memberRow.get({ id: row.member }) ?? { name: row.user, language: null };
      return Object.freeze(rows.map((row) => toIdentity(row, of(row), person)));
    },
    /** What is kept under exactly this id. */
    accountsUnder: (id: number): readonly IdentityRow[] => identityRows.all({ id }),
    account: (platform: Platform, tenant: string, external: string): IdentityRow | null =>
      identityRow.get({ platform, tenant, external }) ?? null,
    /** The person of an account, and the language that the account itself is known to read. */
    speaker: (platform: Platform, tenant: string, external: string): Speaker | null => {
      const row = identityRow.get({ platform, tenant, external });
      if (row === undefined) return null;
      return {
        person: people.known().person(row.member),
        language: memberRow.get({ id: row.member })?.language ?? null,
      };
    },
    conversation: (id: number): Conversation | null => {
      const row = conversationRow.get({ id });
      return row === undefined ? null : toConversation(row);
    },
    conversations: (id: number): readonly Conversation[] =>
      Object.freeze(conversationRows.all({ id }).map(toConversation)),
    located: (platform: Platform, tenant: string, external: string): Conversation | null => {
      const row = locatedRow.get({ platform, tenant, external });
      return row === undefined ? null : toConversation(row);
    },
  };
};

/** Rows in the order of their ids: an oldest one comes before those that were merged into it. */
const personsOf = (
  rows: readonly MemberRow[],
  away: ReadonlyMap<MemberId, readonly TimeOff[]>,
  accounts: readonly IdentityRow[],
): Member[] => {
  const accountsOf = new Map<MemberId, IdentityRow[]>();
  for (const one of accounts) {
    const others = accountsOf.get(one.member);
    if (others === undefined) accountsOf.set(one.member, [one]);
    else others.push(one);
  }
  const merged = new Map<number, MemberRow[]>();
  for (const row of rows) {
    if (row.mergedInto === null) continue;
    const others = merged.get(row.mergedInto);
    if (others === undefined) merged.set(row.mergedInto, [row]);
    else others.push(row);
  }
  return rows
    .filter(({ mergedInto }) => mergedInto === null)
    .map((row) => {
      const others = merged.get(row.id) ?? [];
      const theirs = [row, ...others].flatMap(({ id }) => accountsOf.get(id) ?? []);
      return toMember(row, others, away.get(row.id) ?? [], theirs);
    });
};

/** See `teamQueries`. */
export type TeamQueries = ReturnType<typeof teamQueries>;
