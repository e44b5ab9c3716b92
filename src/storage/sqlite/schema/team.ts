import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Conversation, Platform, Role } from '../../../funnel/member.ts';
import type { Criterion, Language, Phase } from '../../../funnel/pipeline.ts';

/** All instants are epoch milliseconds. */
export const workspaces = sqliteTable('workspaces', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  zone: text('zone').notNull(),
  language: text('language').$type<Language>().notNull(),
  currency: text('currency').notNull(),
  quietDays: integer('quiet_days').notNull(),
  digestMinute: integer('digest_minute').notNull(),
  /** The number the next deal gets. Taken inside the transaction that adds the deal: no gaps, no repeats. */
  nextNumber: integer('next_number').notNull(),
});

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
  },
  (t) => [index('members_workspace').on(t.workspace)],
);

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
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.tenant, t.user] }),
    index('identities_member').on(t.member),
    index('identities_workspace').on(t.workspace),
  ],
);

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
    digests: integer('digests', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    uniqueIndex('conversations_external').on(t.platform, t.tenant, t.external),
    index('conversations_workspace').on(t.workspace),
  ],
);
