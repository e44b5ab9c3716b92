import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { NINE_TO_SIX } from '../../../domain/calendar/work-calendar.ts';
import type { DigestSettings } from '../../../domain/digests/digest-settings.ts';
import type { Language } from '../../../domain/language.ts';
import type { Criterion, Phase } from '../../../domain/pipeline/pipeline.ts';
import type { Conversation, Platform, Role } from '../../../domain/team/member.ts';
import type { Standing } from '../../../domain/team/standing.ts';

/** All instants are epoch milliseconds. */
export const workspaces = sqliteTable('workspaces', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  zone: text('zone').notNull(),
  language: text('language').$type<Language>().notNull(),
  currency: text('currency').notNull(),
  quietDays: integer('quiet_days').notNull(),
  digestMinute: integer('digest_minute').notNull(),
  /** Whose public holidays are days off; null: Monday to Friday. */
  country: text('country'),
  opensAt: integer('opens_at').notNull().default(NINE_TO_SIX.opensAt),
  closesAt: integer('closes_at').notNull().default(NINE_TO_SIX.closesAt),
  /** The number the next deal gets. Taken inside the transaction that adds the deal: no gaps, no repeats. */
  nextNumber: integer('next_number').notNull(),
});

/** The stages of a workspace's pipeline, by `rank` from 0. */
export const stages = sqliteTable(
  'stages',
  {
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    id: text('id').notNull(),
    rank: integer('rank').notNull(),
    nameEn: text('name_en').notNull(),
    nameZh: text('name_zh').notNull(),
    phase: text('phase').$type<Phase>().notNull(),
    limitDays: integer('limit_days').notNull(),
    winShare: real('win_share').notNull().default(0.1),
    toLeave: text('to_leave', { mode: 'json' }).$type<readonly Criterion[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.id] })],
);

/** A messenger's team (Slack team, Feishu tenant) and the workspace it works in. */
export const tenants = sqliteTable(
  'tenants',
  {
    platform: text('platform').$type<Platform>().notNull(),
    tenant: text('tenant').notNull(),
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
  },
  (t) => [primaryKey({ columns: [t.platform, t.tenant] })],
);

/**
 * A row for each account that was ever met. Accounts of one person are linked by `mergedInto`, which always names
 * the oldest of them directly. Nothing else is rewritten then: deals and the append-only history keep the ids they
 * were written with and are understood through this column (`people.ts`), so that taking people apart is as simple
 * and as exact as linking them.
 */
export const members = sqliteTable(
  'members',
  {
    id: integer('id').primaryKey(),
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    language: text('language').$type<Language>(),
    team: text('team'),
    morningNote: integer('morning_note', { mode: 'boolean' }).notNull().default(true),
    mergedInto: integer('merged_into').references((): AnySQLiteColumn => members.id),
  },
  (t) => [
    index('members_workspace').on(t.workspace),
    index('members_merged').on(t.mergedInto).where(sql`merged_into IS NOT NULL`),
  ],
);

/** Members that an admin has taken apart, each pair once with the older first: never linked by themselves again. */
export const keptApart = sqliteTable(
  'kept_apart',
  {
    older: integer('elder_id')
      .notNull()
      .references(() => members.id),
    younger: integer('younger_id')
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.older, t.younger] })],
);

/**
 * The accounts of members, as the messengers name them; `email` and `mobile` only where the messenger has verified
 * them.
 */
export const identities = sqliteTable(
  'identities',
  {
    platform: text('platform').$type<Platform>().notNull(),
    tenant: text('tenant').notNull(),
    user: text('user').notNull(),
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    member: integer('member_id')
      .notNull()
      .references(() => members.id),
    /** Verified by the platform, normalised. */
    email: text('email'),
    mobile: text('mobile'),
    seenAt: integer('seen_at'),
    standing: text('standing').$type<Standing>().notNull().default('unknown'),
    /** Of a guest: an admin has let them in. */
    isLetIn: integer('let_in', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.user] }),
    index('identities_member').on(t.member),
    index('identities_workspace').on(t.workspace),
    index('identities_email').on(t.workspace, t.email).where(sql`email IS NOT NULL`),
    index('identities_mobile').on(t.workspace, t.mobile).where(sql`mobile IS NOT NULL`),
  ],
);

/** Where the bot was met, as the messengers name it. */
export const conversations = sqliteTable(
  'conversations',
  {
    id: integer('id').primaryKey(),
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    platform: text('platform').$type<Platform>().notNull(),
    tenant: text('tenant').notNull(),
    external: text('external').notNull(),
    kind: text('kind').$type<Conversation['kind']>().notNull(),
    /** As the messenger shows it; null: not known. */
    name: text('name'),
    /** JSON; null: none are posted there. */
    digests: text('digest_settings', { mode: 'json' }).$type<DigestSettings>(),
    language: text('language').$type<Language>(),
    /** Read by people of other organisations; null: not known. */
    isShared: integer('shared', { mode: 'boolean' }),
    isInsisted: integer('insisted', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    uniqueIndex('conversations_external').on(t.platform, t.tenant, t.external),
    index('conversations_workspace').on(t.workspace),
  ],
);

/** Days that the team itself takes off or works. */
export const ownDays = sqliteTable(
  'own_days',
  {
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    day: text('day').notNull(),
    working: integer('working', { mode: 'boolean' }).notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.day] })],
);

/** When members are away, and who stands in. */
export const timeOff = sqliteTable(
  'time_off',
  {
    workspace: integer('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    member: integer('member_id')
      .notNull()
      .references(() => members.id),
    from: text('from_day').notNull(),
    to: text('to_day').notNull(),
    delegate: integer('stand_in_id').references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.member, t.from] }), index('time_off_workspace').on(t.workspace, t.to)],
);
