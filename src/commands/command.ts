import { z } from 'zod';
import { LOST_REASONS } from '../domain/deals/deal.ts';
import { DIGEST_KINDS, SECTIONS } from '../domain/digests/digest-settings.ts';
import { CHECKLIST } from '../domain/pipeline/pipeline.ts';
import { LACKS } from '../domain/ports/deal-filter.ts';
import { TARGET_SPANS } from '../domain/reports/forecast.ts';
import { PLATFORMS } from '../domain/team/member.ts';

const id = z.int().positive();
const instant = z.int().nonnegative();
const day = z.iso.date();
const line = z.string().max(3000);
/** Pressed on the person's own card of the deal: its answer is that card as it is then. */
const own = { own: z.literal(true).optional() };
/** The version the person saw on the card they pressed; absent where they typed the command. */
const seen = { seen: id.optional(), ...own };

/** How a person names a deal: a button knows the id, a command the number or part of a name. */
const dealRef = z.union([
  z.strictObject({ id }),
  z.strictObject({ number: id }),
  z.strictObject({ find: z.string().min(1).max(200) }),
]);
export type DealRef = z.infer<typeof dealRef>;

const money = z.strictObject({ minor: z.int().nonnegative(), currency: z.string().length(3) });

/** Which deals a list shows. `owner: null` is the pool. */
const listFilter = z.strictObject({
  status: z.enum(['open', 'won', 'lost']).optional(),
  stage: z.string().optional(),
  owner: id.nullable().optional(),
  /** Owned by somebody of this team. */
  team: z.string().optional(),
  source: z.string().optional(),
  lacks: z.enum(LACKS).optional(),
  /** Created at least this many days ago. */
  olderDays: id.optional(),
  stuck: z.boolean().optional(),
});
export type ListFilter = z.infer<typeof listFilter>;

/** What a person may set on a deal directly; null empties a field, an absent one is left as it is. */
const dealInput = z.strictObject({
  company: z.string().min(1).max(200).optional(),
  contact: z.string().max(200).nullable().optional(),
  phone: z.string().max(60).nullable().optional(),
  email: z.string().max(254).nullable().optional(),
  need: line.nullable().optional(),
  source: z.string().max(100).nullable().optional(),
  campaign: z.string().max(100).nullable().optional(),
  referredBy: z.string().max(200).nullable().optional(),
  amount: money.nullable().optional(),
  painPoint: line.nullable().optional(),
  purchasePlan: line.nullable().optional(),
  decisionMaker: line.nullable().optional(),
  nextStep: line.nullable().optional(),
  quoteSentOn: day.nullable().optional(),
  checklist: z.array(z.enum(CHECKLIST)).optional(),
});
export type DealInput = z.infer<typeof dealInput>;

const leadInput = dealInput.extend({
  company: z.string().min(1).max(200),
  owner: id.nullable().optional(),
});
export type LeadInput = z.infer<typeof leadInput>;

/** What was said with the move that the gate form interrupts. */
const given = z.strictObject({ amount: money.optional(), reason: z.string().max(500).optional() });

/** What opens a form, and what comes back with its values. */
export const formRef = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('lead'), text: z.string().max(1500).optional() }),
  z.strictObject({ form: z.literal('find') }),
  z.strictObject({ form: z.literal('edit'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('move'), deal: id, ...seen }),
  /** Asks for what is missing (and a reason on the way back) and then moves; `to: 'won'` wins. */
  z.strictObject({ form: z.literal('gate'), deal: id, to: z.string(), given: given.optional(), ...seen }),
  z.strictObject({ form: z.literal('lost'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('follow-up'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('log'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('wait'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('snooze'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('assign'), deal: id, ...seen }),
  z.strictObject({ form: z.literal('digests'), conversation: id }),
  z.strictObject({ form: z.literal('calendar') }),
  /** Days that the team itself takes off or works. */
  z.strictObject({ form: z.literal('own-days') }),
  /** A member's days away; of whoever asks, unless somebody else is named. */
  z.strictObject({ form: z.literal('time-off'), member: id.optional() }),
  z.strictObject({ form: z.literal('target') }),
  /** A follow-up about no deal, with what it begins with. */
  z.strictObject({ form: z.literal('fix'), text: z.string().max(500).optional() }),
]);
export type FormRef = z.infer<typeof formRef>;

/** Forms about a deal that a typed command without its details opens. */
const dealForm = z.enum(['edit', 'move', 'lost', 'follow-up', 'log', 'wait', 'snooze', 'assign']);
export type DealForm = z.infer<typeof dealForm>;

export const PERIODS = ['now', 'week', 'month', 'quarter', '30d'] as const;

const minute = z.int().min(0).max(1440);
const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const digestSettings = z.strictObject({
  include: z.array(z.enum(DIGEST_KINDS)).readonly(),
  stuckOn: z.union([z.literal('working'), z.array(weekday).readonly()]),
  stuckAt: minute,
  weeklyOn: weekday,
  summaryAt: minute,
  sections: z.array(z.enum(SECTIONS)).readonly(),
  scope: z.strictObject({
    owner: id.nullable(),
    team: z.string().max(60).nullable(),
    source: z.string().max(100).nullable(),
  }),
  paused: z.boolean(),
});

/** Everything a person can ask, by text, button, form or API: one vocabulary, checked once, handled once. */
export const command = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open-form'), ref: formRef }),
  /** Typed: the deal's number is known, not yet its id. */
  z.strictObject({ kind: z.literal('open-deal-form'), form: dealForm, deal: dealRef }),
  z.strictObject({ kind: z.literal('add-lead'), lead: leadInput }),
  z.strictObject({ kind: z.literal('show-deal'), deal: dealRef }),
  z.strictObject({ kind: z.literal('show-timeline'), deal: dealRef }),
  z.strictObject({ kind: z.literal('show-playbook'), deal: dealRef }),
  z.strictObject({ kind: z.literal('reveal-contact'), deal: dealRef }),
  z.strictObject({ kind: z.literal('post-deal'), deal: dealRef }),
  z.strictObject({ kind: z.literal('list-deals'), filter: listFilter, page: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('edit-deal'), deal: dealRef, fields: dealInput, ...seen }),
  z.strictObject({
    kind: z.literal('move-deal'),
    deal: dealRef,
    /** A stage id, or `next` or `back` for the one after or before. */
    to: z.string(),
    reason: line.optional(),
    override: z.boolean().optional(),
    /** Filled in on the way (a gate form's answers), saved in the same change. */
    fields: dealInput.optional(),
    /** What was said in the two-way contact a gate asked for: logged as a call. */
    contacted: line.optional(),
    owner: id.optional(),
    ...seen,
  }),
  z.strictObject({
    kind: z.literal('win-deal'),
    deal: dealRef,
    amount: money.optional(),
    reason: line.optional(),
    override: z.boolean().optional(),
    fields: dealInput.optional(),
    contacted: line.optional(),
    owner: id.optional(),
    ...seen,
  }),
  z.strictObject({
    kind: z.literal('lose-deal'),
    deal: dealRef,
    reason: z.enum(LOST_REASONS),
    text: line.optional(),
    winBackOn: day.optional(),
    ...seen,
  }),
  z.strictObject({ kind: z.literal('reopen-deal'), deal: dealRef, ...seen }),
  z.strictObject({ kind: z.literal('undo-deal'), deal: dealRef, ...seen }),
  z.strictObject({
    kind: z.literal('touch-deal'),
    deal: dealRef,
    channel: z.enum(['note', 'call', 'meet']),
    text: line.min(1),
    ...own,
  }),
  z.strictObject({ kind: z.literal('plan-follow-up'), deal: dealRef, at: instant, text: line, ...seen }),
  z.strictObject({ kind: z.literal('finish-follow-up'), deal: dealRef, ...seen }),
  z.strictObject({
    kind: z.literal('start-waiting'),
    deal: dealRef,
    what: z.string().max(200),
    due: instant,
    ...seen,
  }),
  z.strictObject({ kind: z.literal('end-waiting'), deal: dealRef, ...seen }),
  z.strictObject({ kind: z.literal('assign-deal'), deal: dealRef, to: id, ...seen }),
  z.strictObject({ kind: z.literal('claim-deal'), deal: dealRef, ...seen }),
  z.strictObject({ kind: z.literal('release-deal'), deal: dealRef, ...seen }),
  z.strictObject({ kind: z.literal('snooze-deal'), deal: dealRef, until: instant, ...seen }),
  z.strictObject({ kind: z.literal('wake-deal'), deal: dealRef, ...seen }),
  z.strictObject({
    kind: z.literal('show-funnel'),
    period: z.enum(PERIODS),
    owner: id.optional(),
    team: z.string().optional(),
    source: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('show-stuck'),
    page: z.int().nonnegative(),
    owner: id.optional(),
    team: z.string().optional(),
    source: z.string().optional(),
  }),
  /** The last whole week or quarter, as it is posted. */
  z.strictObject({ kind: z.literal('show-summary'), summary: z.enum(['weekly', 'quarterly']) }),
  z.strictObject({ kind: z.literal('show-forecast') }),
  z.strictObject({
    kind: z.literal('show-sources'),
    period: z.enum(PERIODS),
    by: z.enum(['source', 'campaign']),
    /** The first, unless another one is asked for. */
    page: z.int().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('show-lost'), period: z.enum(PERIODS) }),
  /** What the figures mean, a line each. */
  z.strictObject({ kind: z.literal('show-definitions') }),
  z.strictObject({ kind: z.literal('set-target'), span: z.enum(TARGET_SPANS), amount: money.nullable() }),
  z.strictObject({
    kind: z.literal('add-spend'),
    source: z.string().min(1).max(100),
    campaign: z.string().max(100).optional(),
    /** Today, unless another one is named. */
    day: day.optional(),
    amount: money.optional(),
    impressions: z.int().nonnegative().optional(),
    reach: z.int().nonnegative().optional(),
    sessions: z.int().nonnegative().optional(),
    interactions: z.int().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('assign-fix'), to: id, at: instant, text: line.min(1) }),
  z.strictObject({ kind: z.literal('finish-fix'), fix: id }),
  z.strictObject({ kind: z.literal('show-help'), topic: z.enum(['lead', 'deal', 'funnel']).optional() }),
  /** The settings of the team, and of each digest conversation. */
  z.strictObject({ kind: z.literal('show-setup') }),
  z.strictObject({ kind: z.literal('set-digests'), on: z.boolean() }),
  z.strictObject({
    kind: z.literal('save-digests'),
    conversation: id,
    digests: digestSettings,
    /** null: the team's. */
    language: z.enum(['en', 'zh-CN']).nullable().optional(),
    quietDays: z.int().min(1).max(365).optional(),
  }),
  /** `conversation` absent: where it is said. */
  z.strictObject({ kind: z.literal('pause-digests'), conversation: id.optional(), paused: z.boolean() }),
  /** What would be posted, to whoever asks only. */
  z.strictObject({
    kind: z.literal('preview-digest'),
    conversation: id.optional(),
    digest: z.enum(DIGEST_KINDS),
  }),
  z.strictObject({ kind: z.literal('show-calendar') }),
  z.strictObject({
    kind: z.literal('set-calendar'),
    zone: z.string().max(60).optional(),
    /** null: Monday to Friday, no public holidays. */
    country: z.string().length(2).nullable().optional(),
    opensAt: minute.optional(),
    closesAt: minute.optional(),
  }),
  /** `working` null: the country's calendar decides again. */
  z.strictObject({
    kind: z.literal('set-days'),
    from: day,
    to: day,
    working: z.boolean().nullable(),
    name: z.string().max(100),
  }),
  z.strictObject({
    kind: z.literal('set-time-off'),
    member: id,
    from: day,
    to: day,
    delegate: id.nullable(),
  }),
  z.strictObject({ kind: z.literal('end-time-off'), member: id }),
  /** null: in no team. */
  z.strictObject({ kind: z.literal('set-team'), member: id, team: z.string().min(1).max(60).nullable() }),
  z.strictObject({ kind: z.literal('set-morning-note'), on: z.boolean() }),
  z.strictObject({
    kind: z.literal('set-role'),
    member: id,
    role: z.enum(['admin', 'manager', 'rep', 'viewer']),
  }),
  /** Makes one person of two members that have accounts on different messengers. */
  z.strictObject({ kind: z.literal('link-members'), member: id, other: id }),
  /** Takes a person's accounts apart: all of them, or the one on `platform` from the rest. */
  z.strictObject({
    kind: z.literal('unlink-member'),
    member: id,
    platform: z.enum(PLATFORMS).optional(),
  }),
  z.strictObject({ kind: z.literal('set-language'), language: z.enum(['en', 'zh-CN']) }),
  /** Of what is posted in the conversation it is said in. */
  z.strictObject({ kind: z.literal('set-channel-language'), language: z.enum(['en', 'zh-CN']) }),
  z.strictObject({ kind: z.literal('retry-send'), outbox: id }),
]);
export type Command = z.infer<typeof command>;
export type CommandKind = Command['kind'];
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
