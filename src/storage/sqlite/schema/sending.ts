import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { MessageBody, Recipient } from '../../../domain/digests/message.ts';
import { deals } from './deals.ts';
import { conversations, workspaces } from './team.ts';

const workspace = () =>
  integer('workspace_id')
    .notNull()
    .references(() => workspaces.id);

/** `waiting` may be leased or put off; the other two are the end, but for a given-up message that somebody retries. */
export type OutboxState = 'waiting' | 'sent' | 'given-up';

/** The line of what the bot posts on its own, and what became of it. The order is that of the ids. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    workspace: workspace(),
    toKind: text('to_kind').$type<Recipient['kind']>().notNull(),
    toId: integer('to_id').notNull(),
    deal: integer('deal_id').references(() => deals.id),
    key: text('key'),
    kind: text('kind').$type<MessageBody['kind']>().notNull(),
    body: text('body').notNull(),
    state: text('state').$type<OutboxState>().notNull(),
    queuedAt: integer('queued_at').notNull(),
    notBefore: integer('not_before').notNull(),
    /** Whoever took it has it until then; set after that: the taker died, and nobody knows how far it came. */
    leasedUntil: integer('leased_until'),
    /** The process that took it; null: one that did not say. */
    leasedBy: text('leased_by'),
    attempts: integer('attempts').notNull(),
    deliveryUnknown: integer('fate_unknown', { mode: 'boolean' }).notNull(),
    error: text('error'),
    endedAt: integer('ended_at'),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.workspace, t.key).where(sql`key IS NOT NULL`),
    // The line of each recipient. It holds only what waits, however long the history grows.
    index('outbox_line').on(t.toKind, t.toId, t.id).where(sql`state = 'waiting'`),
    index('outbox_cards')
      .on(t.deal, t.toId)
      .where(sql`state = 'waiting' AND kind = 'deal-card' AND leased_until IS NULL`),
    index('outbox_ended').on(t.endedAt).where(sql`ended_at IS NOT NULL`),
  ],
);

/** Requests that were committed, by the key that each delivery of them carries. */
export const committedRequests = sqliteTable(
  'claims',
  {
    workspace: workspace(),
    requestKey: text('key').notNull(),
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.requestKey] }), index('claims_at').on(t.at)],
);

/** The turns that scheduled jobs have taken, each once. */
export const slots = sqliteTable(
  'slots',
  {
    workspace: workspace(),
    job: text('job').notNull(),
    scope: text('scope').notNull(),
    at: integer('at').notNull(),
    claimedAt: integer('claimed_at').notNull(),
    /** JSON of what the job wants to know next time. */
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.workspace, t.job, t.scope, t.at] }),
    index('slots_job').on(t.workspace, t.job, t.at),
  ],
);

/** Small state of the bot itself. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Stuck digests that are kept true, by the outbox id they were posted under; old ones are dropped. */
export const digests = sqliteTable(
  'digests',
  {
    id: integer('id').primaryKey(),
    workspace: workspace(),
    conversation: integer('conversation_id')
      .notNull()
      .references(() => conversations.id),
    messageId: text('message_id').notNull(),
    postedAt: integer('posted_at').notNull(),
    /** JSON of the digest as it was posted. */
    body: text('body').notNull(),
  },
  (t) => [index('digests_posted').on(t.postedAt)],
);

/** Which deals stand on which of them. */
export const digestLines = sqliteTable(
  'digest_lines',
  {
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
    digest: integer('digest_id')
      .notNull()
      .references(() => digests.id),
  },
  (t) => [primaryKey({ columns: [t.deal, t.digest] }), index('digest_lines_digest').on(t.digest)],
);

/** The playground's messages; the other platforms keep theirs themselves. */
export const transcript = sqliteTable(
  'transcript',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Grows with each change of any row, so that a reader can ask for what changed since. */
    seq: integer('seq').notNull(),
    channel: text('channel').notNull(),
    person: text('person'),
    author: text('author').notNull(),
    key: text('key'),
    body: text('body').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    uniqueIndex('transcript_seq').on(t.seq),
    uniqueIndex('transcript_key').on(t.channel, t.key).where(sql`key IS NOT NULL`),
  ],
);
