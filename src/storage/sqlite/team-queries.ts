import { and, asc, eq, sql } from 'drizzle-orm';
import type { Conversation, Identity, Member, Platform } from '../../funnel/member.ts';
import type { Workspace } from '../../funnel/workspace.ts';
import type { Connection } from './connection.ts';
import { conversations, identities, members, stages, tenants, workspaces } from './schema/team.ts';
import { toConversation, toIdentity, toMember, toWorkspace } from './team-rows.ts';

/** Prepared reads of the team's tables. */
export const teamQueries = ({ db }: Connection) => {
  const id = sql.placeholder('id');
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
  const identityRows = db.select().from(identities).where(eq(identities.member, id)).prepare();
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
      Object.freeze(workspaceRows.all().map((row) => toWorkspace(row, stageRows.all({ id: row.id })))),
    workspaceOf: (platform: Platform, tenant: string): number | null =>
      tenantRow.get({ platform, tenant })?.workspace ?? null,
    member: (id: number): Member | null => {
      const row = memberRow.get({ id });
      return row === undefined ? null : toMember(row);
    },
    members: (id: number): readonly Member[] => Object.freeze(memberRows.all({ id }).map(toMember)),
    identities: (id: number): readonly Identity[] => Object.freeze(identityRows.all({ id }).map(toIdentity)),
    memberOf: (platform: Platform, tenant: string, external: string): number | null =>
      identityRow.get({ platform, tenant, external })?.member ?? null,
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

export type TeamQueries = ReturnType<typeof teamQueries>;
