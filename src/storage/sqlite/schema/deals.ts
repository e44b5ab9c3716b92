import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { LostReason, Status } from '../../../domain/deals/deal.ts';
import { conversations, members, workspaces } from './team.ts';

const workspace = () =>
  integer('workspace_id')
    .notNull()
    .references(() => workspaces.id);

/** The fold of a deal's events, kept for speed. */
export const deals = sqliteTable(
  'deals',
  {
    id: integer('id').primaryKey(),
    workspace: workspace(),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    createdAt: integer('created_at').notNull(),
    createdBy: integer('created_by').references(() => members.id),
    lastEventAt: integer('last_event_at').notNull(),

    company: text('company').notNull(),
    /** What the same company is found by: `companyKey` of the name. */
    companyKey: text('company_key').notNull(),
    contact: text('contact'),
    phone: text('phone'),
    email: text('email'),
    need: text('need'),
    source: text('source'),
    campaign: text('campaign'),
    referredBy: text('referred_by'),
    amountMinor: integer('amount_minor'),
    amountCurrency: text('amount_currency'),
    owner: integer('owner_id').references(() => members.id),

    status: text('status').$type<Status>().notNull(),
    stage: text('stage').notNull(),
    furthest: text('furthest').notNull(),
    stageEnteredAt: integer('stage_entered_at').notNull(),
    closedAt: integer('closed_at'),
    lostReason: text('lost_reason').$type<LostReason>(),
    lostText: text('lost_text'),
    winBackOn: text('win_back_on'),

    painPoint: text('pain_point'),
    purchasePlan: text('purchase_plan'),
    decisionMaker: text('decision_maker'),
    nextStep: text('next_step'),
    quoteSentOn: text('quote_sent_on'),
    /** Ticked items, separated by spaces. */
    checklist: text('checklist').notNull(),
    contactedAt: integer('contacted_at'),

    followUpAt: integer('follow_up_at'),
    followUpText: text('follow_up_text'),
    /** Of one that is due all day: the last instant at which it is not overdue; null: `follow_up_at` is. */
    followUpOverdueAfter: integer('follow_up_overdue_after'),
    waitingWhat: text('waiting_what'),
    waitingSince: integer('waiting_since'),
    waitingDue: integer('waiting_due'),
    waitingOverdueAfter: integer('waiting_overdue_after'),
    snoozedUntil: integer('snoozed_until'),
    /** JSON of the values of fields that have no column: `CustomValues`. */
    custom: text('fields').notNull().default('{}'),
    /** While closed: what it added to `stage_ages`, as `stage:days` separated by spaces. */
    outcome: text('outcome'),
  },
  (t) => [
    uniqueIndex('deals_number').on(t.workspace, t.number),
    // Every note rewrites each index that mentions last_event_at: only these two do.
    index('deals_recent').on(t.workspace, t.status, t.lastEventAt),
    index('deals_owner').on(t.workspace, t.owner, t.status, t.lastEventAt),
    index('deals_status').on(t.workspace, t.status, t.stage, t.amountCurrency, t.amountMinor),
    index('deals_source').on(t.workspace, t.source, t.status),
    index('deals_created').on(t.workspace, t.createdAt),
    index('deals_closed').on(t.workspace, t.closedAt, t.status).where(sql`closed_at IS NOT NULL`),
    index('deals_company').on(t.workspace, t.companyKey),
    index('deals_phone').on(t.workspace, t.phone).where(sql`phone IS NOT NULL`),
    index('deals_email').on(t.workspace, t.email).where(sql`email IS NOT NULL`),
    index('deals_follow_up').on(t.workspace, t.followUpAt).where(sql`follow_up_at IS NOT NULL`),
    index('deals_waiting').on(t.workspace, t.waitingDue).where(sql`waiting_due IS NOT NULL`),
  ],
);

/** What a deal is found by: every word of its names (and each suffix of Chinese ones). */
export const dealTerms = sqliteTable(
  'deal_terms',
  {
    workspace: workspace(),
    term: text('term').notNull(),
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.term, t.deal] }), index('deal_terms_deal').on(t.deal)],
);

/** Append-only (by triggers); only `undone` may change, once, from 0 to 1. */
export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey(),
    workspace: workspace(),
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    at: integer('at').notNull(),
    by: integer('by_id').references(() => members.id),
    /** The visit that this fact ended: its stage and when it began. The figures are made of these. */
    fromStage: text('from_stage'),
    toStage: text('to_stage'),
    enteredAt: integer('entered_at'),
    /** JSON: the whole fact but `kind`, `at`, `by` and `version`. */
    payload: text('payload').notNull(),
    undone: integer('undone', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    index('events_deal').on(t.deal, t.version),
    index('events_exits')
      .on(t.workspace, t.at, t.kind, t.fromStage, t.toStage, t.enteredAt, t.deal)
      .where(sql`from_stage IS NOT NULL AND undone = 0`),
  ],
);

/** When a deal first arrived at a stage, and with which version; an undo takes its version's rows back. */
export const arrivals = sqliteTable(
  'arrivals',
  {
    workspace: workspace(),
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
    stage: text('stage').notNull(),
    at: integer('at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deal, t.stage] }),
    index('arrivals_stage').on(t.workspace, t.at, t.stage, t.deal),
  ],
);

/**
 * Outcomes that were taken back by opening the deal again, as they were until then: what the figures of a period that had
 * ended before still count. An undo takes its version's row back.
 */
export const reopenings = sqliteTable(
  'reopenings',
  {
    workspace: workspace(),
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
    /** The version that opened the deal again, and when. */
    version: integer('version').notNull(),
    at: integer('at').notNull(),
    /** The version that had closed it, how, when and in which stage. */
    closing: integer('closing').notNull(),
    status: text('status').$type<Exclude<Status, 'open'>>().notNull(),
    closedAt: integer('closed_at').notNull(),
    stage: text('stage').notNull(),
    lostReason: text('lost_reason').$type<LostReason>(),
    lostText: text('lost_text'),
    winBackOn: text('win_back_on'),
    amountMinor: integer('amount_minor'),
    amountCurrency: text('amount_currency'),
  },
  (t) => [
    primaryKey({ columns: [t.deal, t.version] }),
    index('reopenings_closed').on(t.workspace, t.closedAt),
    index('reopenings_at').on(t.workspace, t.at),
  ],
);

/** Live cards: one message a deal and conversation. */
export const posts = sqliteTable(
  'posts',
  {
    workspace: workspace(),
    deal: integer('deal_id')
      .notNull()
      .references(() => deals.id),
    conversation: integer('conversation_id')
      .notNull()
      .references(() => conversations.id),
    messageId: text('message_id').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.deal, t.conversation] }), index('posts_conversation').on(t.conversation)],
);
