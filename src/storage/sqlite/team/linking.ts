import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { normaliseEmail, normalisePhone } from '../../../domain/leads/contact.ts';
import type { MemberId, Platform, Profile } from '../../../domain/team/member.ts';
import type { Connection } from '../kit/connection.ts';
import { identities, keptApart, members } from '../schema/team.ts';
import type { TeamQueries } from './team-queries.ts';
import type { IdentityRow } from './team-rows.ts';

type Verified = Pick<Profile, 'email' | 'mobile'>;

/** Why two members cannot be one: they are already, or both have an account on a messenger. */
type Obstacle = { kind: 'same' } | { kind: 'clash'; platform: Platform };

/** Writes that make several accounts one person and take them apart again; to be run inside a transaction. */
export const linking = ({ db, invalidation, people }: Connection, known: TeamQueries) => {
  const email = sql.placeholder('email');
  const mobile = sql.placeholder('mobile');
  const platform = sql.placeholder('platform');
  const elsewhere = and(
    eq(identities.workspace, sql.placeholder('workspace')),
    ne(identities.platform, platform),
  );
  const sharing = (shared: ReturnType<typeof eq>) =>
    db
      .select({ member: identities.member })
      .from(identities)
      .where(and(elsewhere, shared))
      .orderBy(asc(identities.member))
      .prepare();
  const byEmail = sharing(eq(identities.email, email));
  const byMobile = sharing(eq(identities.mobile, mobile));

  const platformsOf = (id: MemberId): readonly Platform[] =>
    people
      .now()
      .ids(id)
      .flatMap(known.accountsUnder)
      .map((one) => one.platform);

  const obstacle = (one: MemberId, other: MemberId): Obstacle | null => {
    const who = people.now();
    if (who.person(one) === who.person(other)) return { kind: 'same' };
    const taken = platformsOf(one);
    const twice = platformsOf(other).find((there) => taken.includes(there));
    return twice === undefined ? null : { kind: 'clash', platform: twice };
  };

  const between = (one: MemberId, other: MemberId) => {
    const who = people.now();
    const [ones, others] = [[...who.ids(one)], [...who.ids(other)]];
    return or(
      and(inArray(keptApart.older, ones), inArray(keptApart.younger, others)),
      and(inArray(keptApart.older, others), inArray(keptApart.younger, ones)),
    );
  };

  const areKeptApart = (one: MemberId, other: MemberId): boolean =>
    db.select().from(keptApart).where(between(one, other)).limit(1).get() !== undefined;

  const join = (one: MemberId, other: MemberId): void => {
    const who = people.now();
    const [older, younger] = [who.person(one), who.person(other)].sort((a, b) => a - b);
    if (older === undefined || younger === undefined) return;
    db.delete(keptApart).where(between(older, younger)).run();
    nameAfter(older, younger);
    db.update(members)
      .set({ mergedInto: older })
      .where(inArray(members.id, [...who.ids(younger)]))
      .run();
    invalidation.invalidate();
  };

  /** The name of an account; null while only the platform's id of it is known. */
  const nameOf = (id: MemberId): string | null => {
    const name = known.memberRow(id)?.name ?? null;
    return known.accountsUnder(id).some(({ user }) => user === name) ? null : name;
  };

  /** A person is called as the oldest of the accounts; where that has no name yet, as the other. */
  const nameAfter = (older: MemberId, younger: MemberId): void => {
    const name = nameOf(younger);
    if (name !== null && nameOf(older) === null)
      db.update(members).set({ name }).where(eq(members.id, older)).run();
  };

  /** Ids that stand for one person from now on, and not for anybody else's. */
  const regroup = (ids: readonly MemberId[]): void => {
    const [older, ...younger] = ids;
    if (older === undefined) return;
    db.update(members).set({ mergedInto: null }).where(eq(members.id, older)).run();
    if (younger.length > 0)
      db.update(members).set({ mergedInto: older }).where(inArray(members.id, younger)).run();
  };

  const keepApart = (groups: readonly (readonly MemberId[])[]): void => {
    const pairs = groups.flatMap((group, index) =>
      groups.slice(index + 1).flatMap((other) => group.flatMap((one) => other.map((two) => [one, two]))),
    );
    for (const [one = 0, two = 0] of pairs) {
      const pair = { older: Math.min(one, two), younger: Math.max(one, two) };
      db.insert(keptApart).values(pair).onConflictDoNothing().run();
    }
  };

  const linkVerified = ({ workspace, platform: here, member }: IdentityRow, verified: Verified): void => {
    const values = { ...verified, workspace, platform: here };
    const same = [
      ...(verified.email === null ? [] : byEmail.all(values)),
      ...(verified.mobile === null ? [] : byMobile.all(values)),
    ];
    for (const { member: other } of same) {
      if (obstacle(member, other) === null && !areKeptApart(member, other)) join(member, other);
    }
  };

  return {
    link(one: MemberId, other: MemberId): Obstacle | null {
      const inTheWay = obstacle(one, other);
      if (inTheWay === null) join(one, other);
      return inTheWay;
    },

    /** The oldest ids of the persons there are then; a single one: nothing was taken apart. */
    unlink(member: MemberId, platform: Platform | null): readonly MemberId[] {
      const ids = people.now().ids(member);
      const isThere = (id: MemberId) => known.accountsUnder(id).some((one) => one.platform === platform);
      const leaving = platform === null ? [] : ids.filter(isThere);
      const groups =
        platform === null
          ? ids.map((id) => [id])
          : [leaving, ids.filter((id) => !leaving.includes(id))].filter(({ length }) => length > 0);
      if (groups.length < 2) return [ids[0] ?? member];
      for (const group of groups) regroup(group);
      keepApart(groups);
      invalidation.invalidate();
      return groups.map(([oldest]) => oldest ?? member).sort((a, b) => a - b);
    },

    /** What a messenger says about an account it is known to have. */
    learn(account: IdentityRow, profile: Profile): void {
      // What somebody outside has verified is no proof of anything here.
      const isIn = profile.standing === 'member';
      const verified = {
        email: isIn ? emailOf(profile) : null,
        mobile: isIn ? mobileOf(profile) : null,
      };
      // A messenger that does not say now has said nothing new.
      const standing = profile.standing === 'unknown' ? account.standing : profile.standing;
      const at = and(
        eq(identities.platform, account.platform),
        eq(identities.tenant, account.tenant),
        eq(identities.user, account.user),
      );
      if (
        verified.email !== account.email ||
        verified.mobile !== account.mobile ||
        standing !== account.standing
      ) {
        db.update(identities)
          .set({ ...verified, standing })
          .where(at)
          .run();
        invalidation.invalidate();
      }
      const before = known.memberRow(account.member);
      const fresh = {
        ...(profile.name !== null && profile.name !== before?.name && { name: profile.name }),
        // A language somebody has chosen is theirs.
        ...(profile.language !== null && before?.language === null && { language: profile.language }),
      };
      if (Object.keys(fresh).length > 0) {
        db.update(members).set(fresh).where(eq(members.id, account.member)).run();
        invalidation.invalidate();
      }
      linkVerified(account, verified);
    },
  };
};

const emailOf = ({ email }: Profile): string | null => (email === null ? null : normaliseEmail(email));

/** A number without its country could be anybody's. */
const mobileOf = ({ mobile }: Profile): string | null => {
  const number = mobile === null ? '' : normalisePhone(mobile, null);
  return /^\+\d{6,15}$/.test(number) ? number : null;
};
