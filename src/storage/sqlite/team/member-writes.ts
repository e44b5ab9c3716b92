import { and, eq, exists, inArray, isNull, notInArray, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Account, InboundIdentity, TeamStore } from '../../../domain/ports/team.ts';
import type { Identity, Member, MemberId, WorkspaceId } from '../../../domain/team/member.ts';
import { HOUR, type Instant } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { identities, members } from '../schema/team.ts';
import { linking } from './linking.ts';
import type { TeamQueries } from './team-queries.ts';

type MemberWrites = Pick<
  TeamStore,
  | 'saveMember'
  | 'changeRole'
  | 'account'
  | 'letIn'
  | 'learnIdentity'
  | 'saveSpokenLanguage'
  | 'markActive'
  | 'link'
  | 'unlink'
>;

/** What is remembered of the team, and who makes those not met before. */
interface Known {
  meet(identity: InboundIdentity): void;
  memberNow(id: MemberId, what: string): Member;
  accountsOf(workspace: WorkspaceId, member: MemberId): readonly Identity[];
  forgetAccounts(workspace: WorkspaceId, member: MemberId): void;
}

/** What changes about people. Ids of linked accounts are understood as the person they stand for. */
export const memberWrites = (connection: Connection, query: TeamQueries, known: Known): MemberWrites => {
  const { db, writes, invalidation, people, clock } = connection;
  const links = linking(connection, query);

  const expectMember = (workspace: WorkspaceId, id: MemberId): void => {
    if (query.memberRow(id)?.workspace !== workspace) throw new Error(`no member ${id} in the workspace`);
  };

  return {
    async saveMember(workspace, id, { name, ...shared }) {
      await writes.run(() => {
        invalidation.invalidate();
        const ids = people.now().ids(id);
        const [oldest = id] = ids;
        const here = eq(members.workspace, workspace);
        // All of them: the highest of their roles counts, and the first language.
        if (Object.values(shared).some((value) => value !== undefined))
          db.update(members)
            .set(shared)
            .where(and(here, inArray(members.id, [...ids])))
            .run();
        if (name !== undefined)
          db.update(members)
            .set({ name })
            .where(and(here, eq(members.id, oldest)))
            .run();
      });
    },
    async changeRole(workspace, id, role) {
      const { changes, isMember } = await writes.run(() => {
        invalidation.invalidate();
        const ids = [...people.now().ids(id)];
        const theirs = and(eq(members.workspace, workspace), inArray(members.id, ids));
        const others = alias(members, 'others');
        const anotherAdmin = exists(
          db
            .select({ id: others.id })
            .from(others)
            .innerJoin(identities, eq(identities.member, others.id))
            .where(
              and(
                eq(others.workspace, workspace),
                eq(others.role, 'admin'),
                notInArray(others.id, ids),
                // Who has left is no admin for anybody.
                or(inArray(identities.standing, ['member', 'unknown']), identities.isLetIn),
              ),
            ),
        );
        const { changes } = db
          .update(members)
          .set({ role })
          .where(role === 'admin' ? theirs : and(theirs, anotherAdmin))
          .run();
        return { changes, isMember: query.memberRow(id)?.workspace === workspace };
      });
      if (!isMember) return { kind: 'gone' };
      const member = known.memberNow(id, 'the member whose role was changed');
      return { kind: changes > 0 ? 'changed' : 'last-admin', member };
    },
    async account({ platform, tenant, user }) {
      const found = query.account(platform, tenant, user);
      return { standing: found?.standing ?? 'unknown', isLetIn: found?.isLetIn ?? false };
    },
    async letIn({ platform, tenant, user, name }) {
      const id = await writes.run(() => {
        const isNew = query.account(platform, tenant, user) === null;
        if (isNew) known.meet({ platform, tenant, user, name, conversation: null, standing: 'guest' });
        const account = query.account(platform, tenant, user);
        if (account === null) throw new Error('the guest just let in cannot be read back');
        invalidation.invalidate();
        const at = and(
          eq(identities.platform, platform),
          eq(identities.tenant, tenant),
          eq(identities.user, user),
        );
        db.update(identities).set({ standing: 'guest', isLetIn: true }).where(at).run();
        if (isNew) db.update(members).set({ role: 'viewer' }).where(eq(members.id, account.member)).run();
        return account.member;
      });
      return known.memberNow(id, 'the guest just let in');
    },
    async learnIdentity(profile) {
      const { platform, tenant, user, standing } = profile;
      const id = await writes.run(() => {
        const isNew = query.account(platform, tenant, user) === null;
        if (isNew && standing !== 'member') return null;
        if (isNew) known.meet({ ...profile, conversation: null });
        const account = query.account(platform, tenant, user);
        if (account === null) throw new Error('the account just met cannot be read back');
        links.learn(account, profile);
        return account.member;
      });
      return id === null ? null : known.memberNow(id, 'the person just learned of');
    },
    async saveSpokenLanguage({ platform, tenant, user }, language) {
      await writes.run(() => {
        const account = query.account(platform, tenant, user);
        if (account === null) return;
        invalidation.invalidate();
        db.update(members)
          .set({ language })
          .where(and(eq(members.id, account.member), isNull(members.language)))
          .run();
      });
    },
    markActive(workspace, member, where) {
      const now = clock.now();
      if (isKnownActive(known.accountsOf(workspace, member), where, now)) return;
      const { platform, tenant, user } = where;
      const account = and(
        eq(identities.platform, platform),
        eq(identities.tenant, tenant),
        eq(identities.user, user),
        eq(identities.workspace, workspace),
      );
      writes
        .run(() => {
          known.forgetAccounts(workspace, member);
          db.update(identities).set({ seenAt: now }).where(account).run();
        })
        // Not worth a word: it is tried again when they act next.
        .catch(() => {});
    },
    async link(workspace, one, other) {
      const inTheWay = await writes.run(() => {
        for (const id of [one, other]) expectMember(workspace, id);
        return links.link(one, other);
      });
      if (inTheWay?.kind === 'clash') return inTheWay;
      const member = known.memberNow(one, 'the person just linked');
      return { kind: inTheWay === null ? 'linked' : 'same', member };
    },
    async unlink(workspace, member, platform) {
      const ids = await writes.run(() => {
        expectMember(workspace, member);
        return links.unlink(member, platform);
      });
      return ids.map((id) => known.memberNow(id, 'a person just unlinked'));
    },
  };
};

/** Whether they acted there within the hour and, so far as is known, nowhere else since. */
const isKnownActive = (accounts: readonly Identity[], where: Account, now: Instant): boolean => {
  const here = accounts.find(
    ({ platform, tenant, user }) =>
      platform === where.platform && tenant === where.tenant && user === where.user,
  );
  const since = here?.seenAt ?? null;
  if (since === null || now - since >= HOUR) return false;
  // What lies ahead was written by a clock that has been put back since.
  return accounts.every(
    (one) => one === here || one.seenAt === null || one.seenAt < since || one.seenAt > now,
  );
};
