import { eq } from 'drizzle-orm';
import type {
  Conversation,
  ConversationId,
  Identity,
  Member,
  MemberId,
  WorkspaceId,
} from '../../funnel/member.ts';
import type { Scene, Sighting, Store } from '../../funnel/store.ts';
import type { Workspace } from '../../funnel/workspace.ts';
import type { Connection } from './connection.ts';
import { type Defaults, newcomers } from './newcomers.ts';
import { Remembered } from './remembered.ts';
import { conversations, members } from './schema/team.ts';
import { teamQueries } from './team-queries.ts';

type TeamMethods =
  | 'connect'
  | 'workspaces'
  | 'scene'
  | 'member'
  | 'members'
  | 'identities'
  | 'saveMember'
  | 'conversation'
  | 'conversations'
  | 'saveDigests';

/** Who is who and where: read on every request, hence remembered; written rarely. */
export const team = (connection: Connection, defaults: Defaults): Pick<Store, TeamMethods> => {
  const { db, writes, freshness } = connection;
  const query = teamQueries(connection);
  const arrive = newcomers(connection, query, defaults);

  const workspaces = new Remembered<'all', readonly Workspace[]>(freshness);
  const byId = new Remembered<MemberId, Member | null>(freshness);
  const byWorkspace = new Remembered<WorkspaceId, readonly Member[]>(freshness);
  const accounts = new Remembered<MemberId, readonly Identity[]>(freshness);
  const byAccount = new Remembered<string, MemberId | null>(freshness);
  const places = new Remembered<ConversationId, Conversation | null>(freshness);
  const placesOf = new Remembered<WorkspaceId, readonly Conversation[]>(freshness);
  const byExternal = new Remembered<string, Conversation | null>(freshness);

  const workspace = (wanted: WorkspaceId): Workspace | undefined =>
    workspaces.known('all', query.workspaces).find(({ id }) => id === wanted);

  const known = ({ platform, tenant, user, name, conversation: where }: Sighting): Scene | null => {
    freshness.look();
    const id = byAccount.known(keyOf(platform, tenant, user), () => query.memberOf(platform, tenant, user));
    const member = id === null ? null : byId.known(id, query.member);
    if (member === null || (name !== null && name !== user && member.name === user)) return null;
    const home = workspace(member.workspace);
    if (home === undefined) return null;
    if (where === null) return { workspace: home, member, conversation: null };
    const conversation = byExternal.known(keyOf(platform, tenant, where.external), () =>
      query.located(platform, tenant, where.external),
    );
    return conversation === null ? null : { workspace: home, member, conversation };
  };

  return {
    async connect(platform, tenant) {
      const id = await writes.run(() => arrive.connect(platform, tenant));
      freshness.look();
      return present(workspace(id), 'the workspace just connected');
    },
    async workspaces() {
      return workspaces.get('all', query.workspaces);
    },
    async scene(sighting) {
      const scene = known(sighting);
      if (scene !== null) return scene;
      await writes.run(() => arrive.meet(sighting));
      return present(known(sighting), 'the person just met');
    },
    async member(workspaceId, id) {
      const member = byId.get(id, query.member);
      return member?.workspace === workspaceId ? member : null;
    },
    async members(workspaceId) {
      return byWorkspace.get(workspaceId, query.members);
    },
    async identities(member) {
      return accounts.get(member, query.identities);
    },
    async saveMember(id, { name, role, language }) {
      if (name === undefined && role === undefined && language === undefined) return;
      await writes.run(() => {
        freshness.lost();
        db.update(members).set({ name, role, language }).where(eq(members.id, id)).run();
      });
    },
    async conversation(id) {
      return places.get(id, query.conversation);
    },
    async conversations(workspaceId) {
      return placesOf.get(workspaceId, query.conversations);
    },
    async saveDigests(id, digests) {
      await writes.run(() => {
        freshness.lost();
        db.update(conversations).set({ digests }).where(eq(conversations.id, id)).run();
      });
    },
  };
};

/** No platform's ids contain a line break. */
const keyOf = (platform: string, tenant: string, external: string): string =>
  `${platform}\n${tenant}\n${external}`;

const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`${what} cannot be read back`);
  return value;
};
