import { and, eq, sql } from 'drizzle-orm';
import type { InboundIdentity, RequestScope, TeamStore } from '../../../domain/ports/team.ts';
import type { Conversation, Identity, Member, MemberId, WorkspaceId } from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { QueryCache } from '../kit/cache.ts';
import type { Connection } from '../kit/connection.ts';
import { workspaces as table } from '../schema/team.ts';
import { memberWrites } from './member-writes.ts';
import { type Defaults, provisioning } from './provisioning.ts';
import type { Speaker, TeamQueries } from './team-queries.ts';

/** Who is who and where: read on every request, hence remembered; written rarely. */
export const teamStore = (connection: Connection, query: TeamQueries, defaults: Defaults): TeamStore => {
  const { db, writes, invalidation, people } = connection;
  const arrive = provisioning(connection, query, defaults);

  const workspaces = new QueryCache<'all', readonly Workspace[]>(invalidation);
  const byId = new QueryCache<MemberId, Member | null>(invalidation);
  const byWorkspace = new QueryCache<WorkspaceId, readonly Member[]>(invalidation);
  const accounts = new QueryCache<string, readonly Identity[]>(invalidation);
  const byAccount = new QueryCache<string, Speaker | null>(invalidation);
  const byExternal = new QueryCache<string, Conversation | null>(invalidation);

  const workspace = (wanted: WorkspaceId): Workspace | undefined =>
    workspaces.known('all', query.workspaces).find(({ id }) => id === wanted);

  const known = ({
    platform,
    tenant,
    user,
    name,
    conversation: where,
  }: InboundIdentity): RequestScope | null => {
    invalidation.check();
    const speaker = byAccount.known(keyOf(platform, tenant, user), () =>
      query.speaker(platform, tenant, user),
    );
    const member = speaker === null ? null : byId.known(speaker.person, query.member);
    if (speaker === null || member === null || (name !== null && name !== user && member.name === ''))
      return null;
    const home = workspace(member.workspace);
    if (home === undefined) return null;
    const { language } = speaker;
    if (where === null) return { workspace: home, member, language, conversation: null };
    const conversation = byExternal.known(keyOf(platform, tenant, where.external), () =>
      query.located(platform, tenant, where.external),
    );
    return conversation === null ? null : { workspace: home, member, language, conversation };
  };

  const accountsOf = (workspaceId: WorkspaceId, member: MemberId): readonly Identity[] => {
    invalidation.check();
    const person = people.known().person(member);
    return accounts.known(accountsKey(workspaceId, person), () => query.identities(workspaceId, person));
  };

  const accountsKey = (workspaceId: WorkspaceId, person: MemberId): string => `${workspaceId}#${person}`;

  return {
    async connect(platform, tenant) {
      const id = await writes.run(() => arrive.connect(platform, tenant));
      invalidation.check();
      return present(workspace(id), 'the workspace just connected');
    },
    async workspaces() {
      return workspaces.get('all', query.workspaces);
    },
    async saveWorkspace(id, fields) {
      if (Object.values(fields).every((value) => value === undefined)) return { kind: 'saved' };
      const { opensAt = table.opensAt, closesAt = table.closesAt } = fields;
      const { changes } = await writes.run(() => {
        invalidation.invalidate();
        return db
          .update(table)
          .set(fields)
          .where(and(eq(table.id, id), sql`${opensAt} < ${closesAt}`))
          .run();
      });
      return { kind: changes > 0 ? 'saved' : 'hours-reversed' };
    },
    async requestScope(identity) {
      const scope = known(identity);
      if (scope !== null) return scope;
      await writes.run(() => arrive.meet(identity));
      return present(known(identity), 'the person just met');
    },
    async member(workspaceId, id) {
      const member = byId.get(id, query.member);
      return member?.workspace === workspaceId ? member : null;
    },
    async members(workspaceId) {
      return byWorkspace.get(workspaceId, query.members);
    },
    async identities(workspaceId, member) {
      return accountsOf(workspaceId, member);
    },
    ...memberWrites(connection, query, {
      meet: arrive.meet,
      memberNow: (id, what) => present(byId.get(id, query.member), what),
      accountsOf,
      forgetAccounts: (workspaceId, id) => accounts.forget(accountsKey(workspaceId, people.now().person(id))),
    }),
  };
};

/** No platform's ids contain a line break. */
const keyOf = (platform: string, tenant: string, external: string): string =>
  `${platform}\n${tenant}\n${external}`;

const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`${what} cannot be read back`);
  return value;
};
