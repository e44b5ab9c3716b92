import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { TargetSpan } from '../../../domain/reports/forecast.ts';
import { members, workspaces } from './team.ts';

const workspace = () =>
  integer('workspace_id')
    .notNull()
    .references(() => workspaces.id);

/**
 * How closed deals ended, by stage and by how many working days their longest visit there took (0 for a stage that
 * was skipped): what shares of won deals are counted from without a look at all history. Kept by every commit that
 * closes a deal or opens it again; what a deal added stands in `deals.outcome`, so that the same is taken back.
 */
export const stageAges = sqliteTable(
  'stage_ages',
  {
    workspace: workspace(),
    stage: text('stage').notNull(),
    days: integer('days').notNull(),
    won: integer('won').notNull(),
    lost: integer('lost').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.stage, t.days] })],
);

/** What a team wants to win: at most one amount of each span, in minor units. */
export const targets = sqliteTable(
  'targets',
  {
    workspace: workspace(),
    span: text('span').$type<TargetSpan>().notNull(),
    minor: integer('amount_minor').notNull(),
    currency: text('amount_currency').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.span] })],
);

/** Channel figures as entered: one row a source, campaign and day. */
export const spend = sqliteTable(
  'spend',
  {
    workspace: workspace(),
    source: text('source').notNull(),
    /** Empty: no campaign. */
    campaign: text('campaign').notNull(),
    day: text('day').notNull(),
    minor: integer('amount_minor'),
    currency: text('amount_currency'),
    impressions: integer('impressions'),
    reach: integer('reach'),
    sessions: integer('sessions'),
    interactions: integer('interactions'),
  },
  (t) => [
    primaryKey({ columns: [t.workspace, t.source, t.campaign, t.day] }),
    index('spend_day').on(t.workspace, t.day),
  ],
);

/** Next actions that are about no deal. */
export const fixes = sqliteTable(
  'team_follow_ups',
  {
    id: integer('id').primaryKey(),
    workspace: workspace(),
    owner: integer('owner_id')
      .notNull()
      .references(() => members.id),
    at: integer('at').notNull(),
    text: text('text').notNull(),
    by: integer('by_id').references(() => members.id),
    createdAt: integer('created_at').notNull(),
    doneAt: integer('done_at'),
    /** Of the request that added it. */
    requestKey: text('key'),
  },
  (t) => [
    uniqueIndex('team_follow_ups_key').on(t.workspace, t.requestKey),
    index('team_follow_ups_due').on(t.workspace, t.doneAt, t.at),
  ],
);
