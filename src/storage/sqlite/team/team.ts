import { and, eq, inArray } from 'drizzle-orm';
import type { Store } from '../../../domain/ports/store.ts';
import type { InboundIdentity, RequestScope } from '../../../domain/ports/team.ts';
import type {
  Conversation,
  ConversationId,
  Identity,
  Member,
  MemberId,
  WorkspaceId,
} from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { tidyOrNull } from '../../../domain/text.ts';
import { HOUR, type Instant } from '../../../domain/time.ts';
import { Remembered } from '../kit/cache.ts';
import type { Connection } from '../kit/connection.ts';
import { conversations, identities, members } from '../schema/team.ts';
import { linking } from './linking.ts';
import { type Defaults, newcomers } from './provisioning.ts';
import { type Speaker, teamQueries } from './team-queries.ts';

type TeamMethods =
  | 'connect'
  | 'workspaces'
  | 'scene'
  | 'member'
  | 'members'
  | 'identities'
  | 'saveMember'
  | 'learnIdentity'
  | 'saveSpokenLanguage'
  | 'active'
  | 'link'
  | 'unlink'
  | 'conversation'
  | 'conversations'
  | 'nameConversation'
  | 'saveDigests'
  | 'saveConversationLanguage';

/** Who is who and where: read on every request, hence remembered; written rarely. */
export const team = (connection: Connection, defaults: Defaults): Pick<Store, TeamMethods> => {
  const { db, writes, invalidation, people, clock } = connection;
  const query = teamQueries(connection);
  const arrive = newcomers(connection, query, defaults);
  const links = linking(connection, query);

  const workspaces = new Remembered<'all', readonly Workspace[]>(invalidation);
  const byId = new Remembered<MemberId, Member | null>(invalidation);
  const byWorkspace = new Remembered<WorkspaceId, readonly Member[]>(invalidation);
  const accounts = new Remembered<MemberId, readonly Identity[]>(invalidation);
  const byAccount = new Remembered<string, Speaker | null>(invalidation);
  const places = new Remembered<ConversationId, Conversation | null>(invalidation);
  const placesOf = new Remembered<WorkspaceId, readonly Conversation[]>(invalidation);
  const byExternal = new Remembered<string, Conversation | null>(invalidation);

  /** Where each member acted last, for what this process saw. */
  const seen = new Map<MemberId, Place>();

  const workspace = (wanted: WorkspaceId): Workspace | undefined =>
    workspaces.known('all', query.workspaces).find(({ id }) => id === wanted);

  const known = ({
    platform,
    tenant,
    user,
    name,
    conversation: where,
  }: InboundIdentity): RequestScope | null => {
    invalidation.look();
    const speaker = byAccount.known(keyOf(platform, tenant, user), () =>
      query.speaker(platform, tenant, user),
    );
    const member = speaker === null ? null : byId.known(speaker.person, query.member);
    if (speaker === null || member === null || (name !== null && name !== user && member.name === user))
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

  return {
    async connect(platform, tenant) {
      const id = await writes.run(() => arrive.connect(platform, tenant));
      invalidation.look();
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
      invalidation.look();
      return accounts.known(people.known().person(member), query.identities);
    },
    async saveMember(id, { name, ...shared }) {
      await writes.run(() => {
        invalidation.lost();
        const ids = people.now().ids(id);
        const [oldest = id] = ids;
        // All of them: the highest of their roles counts, and the first language.
        if (Object.values(shared).some((value) => value !== undefined))
          db.update(members)
            .set(shared)
            .where(inArray(members.id, [...ids]))
            .run();
        if (name !== undefined) db.update(members).set({ name }).where(eq(members.id, oldest)).run();
      });
    },
    async learnIdentity(profile) {
      const { platform, tenant, user } = profile;
      const id = await writes.run(() => {
        if (query.account(platform, tenant, user) === null) arrive.meet({ ...profile, conversation: null });
        const account = present(query.account(platform, tenant, user), 'the account just met');
        links.learn(account, profile);
        return account.member;
      });
      return present(byId.get(id, query.member), 'the person just learned of');
    },
    async saveSpokenLanguage({ platform, tenant, user }, language) {
      await writes.run(() => {
        const account = query.account(platform, tenant, user);
        if (account === null) return;
        invalidation.lost();
        db.update(members).set({ language }).where(eq(members.id, account.member)).run();
      });
    },
    active(member, { platform, tenant, user }) {
      const now = clock.now();
      const last = seen.get(member);
      const stays = last?.user === user && last.platform === platform && last.tenant === tenant;
      if (stays && now - last.at < HOUR) return;
      if (seen.size >= MAX_SEEN) seen.clear();
      seen.set(member, { platform, tenant, user, at: now });
      const account = and(
        eq(identities.platform, platform),
        eq(identities.tenant, tenant),
        eq(identities.user, user),
      );
      writes
        .run(() => {
          accounts.forget(member);
          db.update(identities).set({ seenAt: now }).where(account).run();
        })
        // Not worth a word: it is tried again when they act next.
        .catch(() => seen.delete(member));
    },
    async link(workspaceId, one, other) {
      const inTheWay = await writes.run(() => {
        for (const id of [one, other]) {
          if (query.memberRow(id)?.workspace !== workspaceId)
            throw new Error(`no member ${id} in the workspace`);
        }
        return links.link(one, other);
      });
      if (inTheWay?.kind === 'clash') return inTheWay;
      const member = present(byId.get(one, query.member), 'the person just linked');
      return { kind: inTheWay === null ? 'linked' : 'same', member };
    },
    async unlink(workspaceId, member, platform) {
      const ids = await writes.run(() => {
        if (query.memberRow(member)?.workspace !== workspaceId)
          throw new Error(`no member ${member} in the workspace`);
        return links.unlink(member, platform);
      });
      return ids.map((id) => present(byId.get(id, query.member), 'a person just unlinked'));
    },
    async conversation(id) {
      return places.get(id, query.conversation);
    },
    async conversations(workspaceId) {
      return placesOf.get(workspaceId, query.conversations);
    },
    async nameConversation({ platform, tenant, external }, told) {
      const name = tidyOrNull(told.replace(/\s+/g, ' '));
      await writes.run(() => {
        const before = query.located(platform, tenant, external);
        if (before === null || before.name === name) return;
        invalidation.lost();
        db.update(conversations).set({ name }).where(eq(conversations.id, before.id)).run();
      });
    },
    async saveDigests(id, digests) {
      await writes.run(() => {
        invalidation.lost();
        db.update(conversations).set({ digests }).where(eq(conversations.id, id)).run();
      });
    },
    async saveConversationLanguage(id, language) {
      await writes.run(() => {
        invalidation.lost();
        db.update(conversations).set({ language }).where(eq(conversations.id, id)).run();
      });
    },
  };
};

interface Place extends Pick<Identity, 'platform' | 'tenant' | 'user'> {
  at: Instant;
}

const MAX_SEEN = 20_000;

/** No platform's ids contain a line break. */
const keyOf = (platform: string, tenant: string, external: string): string =>
  `${platform}\n${tenant}\n${external}`;

const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`${what} cannot be read back`);
  return value;
};
