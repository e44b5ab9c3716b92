import { dayOf } from '../../../domain/calendar/calendar.ts';
import type { Advance } from '../../../domain/deals/advance.ts';
import { loseDeal, winDeal } from '../../../domain/deals/close-deal.ts';
import { createDeal } from '../../../domain/deals/create-deal.ts';
import type { Deal, LostReason } from '../../../domain/deals/deal.ts';
import type { EditableFields } from '../../../domain/deals/editable.ts';
import type { Change } from '../../../domain/deals/event.ts';
import { finishFollowUp, planFollowUp } from '../../../domain/deals/follow-up.ts';
import { moveDeal } from '../../../domain/deals/move-deal.ts';
import { snoozeDeal } from '../../../domain/deals/snooze.ts';
import type { TouchChannel } from '../../../domain/deals/touch-channel.ts';
import { touchDeal } from '../../../domain/deals/touch-deal.ts';
import { startWaiting } from '../../../domain/deals/waiting.ts';
import type { Language } from '../../../domain/language.ts';
import { minorDigits } from '../../../domain/money.ts';
import { checklist } from '../../../domain/pipeline/fields/checklist.ts';
import type { Missing } from '../../../domain/pipeline/gates.ts';
import type { Criterion, Stage } from '../../../domain/pipeline/pipeline.ts';
import type { RuleContext } from '../../../domain/rule-context.ts';
import type { Member, MemberId } from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { DAY, type Instant, MINUTE } from '../../../domain/time.ts';
import { between, pick, type Random, seeded, weighted } from '../random.ts';
import { workingTime } from '../working-time.ts';
import { SAMPLE_WORDS } from './sample-words.ts';

/** What is known of a deal before anything happens to it. */
export interface Plan {
  company: string;
  language: Language;
  contact: string;
  /** Makes the phone and the email its own. */
  reach: number;
  source: { name: string; quality: number };
  referredBy: string | null;
  createdAt: Instant;
  seed: number;
}

/** Gives the changes one after the other and takes the id and number the store gave the deal. */
export type Life = Generator<Change, void, { id: number; number: number }>;

/** Share of deals that go on from a stage, and the days they stand in it. By the stage's place in the funnel. */
const STAGES = [
  { goesOn: 0.92, days: [1, 3] },
  { goesOn: 0.78, days: [5, 18] },
  { goesOn: 0.82, days: [4, 13] },
  { goesOn: 0.74, days: [4, 13] },
  { goesOn: 0.86, days: [2, 8] },
] as const;
const LAST = STAGES[4];

/** Share of visits in which somebody forgets the deal, how long until it is found, and how often that is too late. */
const FORGOTTEN = 0.09;
const GIVEN_UP = 0.5;
const CLEAN_UP_DAYS = [18, 44] as const;

/** Share of the new leads that nobody has taken yet. */
const IN_POOL = 0.2;
const IN_POOL_DAYS = 12;

const LOST: readonly [{ reason: LostReason; weight: number }, ...{ reason: LostReason; weight: number }[]] = [
  { reason: 'price', weight: 26 },
  { reason: 'competitor', weight: 20 },
  { reason: 'no-budget', weight: 16 },
  { reason: 'no-decision', weight: 12 },
  { reason: 'timing', weight: 10 },
  { reason: 'not-a-fit', weight: 10 },
  { reason: 'no-response', weight: 6 },
];

/** One deal from its creation to its end, or to `end`. */
export function* sampleLife(
  plan: Plan,
  end: Instant,
  members: readonly Member[],
  workspace: Workspace,
): Life {
  const random = seeded(plan.seed);
  const words = SAMPLE_WORDS[plan.language];
  const owner = ownerOf(members, plan.createdAt > end - IN_POOL_DAYS * DAY, random);
  let at = plan.createdAt;
  if (at >= end) at = end - 1;
  const ctx = (): RuleContext => ({ workspace, now: at, by: owner ?? members[0]?.id ?? null });
  const later = (days: number) => workingTime(at + days * DAY, workspace, random);
  const take = function* (change: Change | Missing): Generator<Change, Deal, { id: number; number: number }> {
    if (change.kind === 'missing')
      throw new Error(`the sample deal lacks ${JSON.stringify(change.criteria)}`);
    // Nobody is told of what never happened.
    const given = yield { ...change, messages: [], showIn: [] };
    return { ...change.deal, ...given, workspace: workspace.id };
  };

  let deal = yield* take(
    createDeal(
      { ...lead(plan, workspace), owner, ...(random() < 0.5 && { need: pick(random, words.needs) }) },
      ctx(),
    ),
  );
  // Nobody claims what lies in the pool.
  if (owner === null) return;

  const { stages } = workspace.pipeline;
  for (const [place, stage] of stages.entries()) {
    const { goesOn, days } = STAGES[place] ?? LAST;
    const forgotten = random() < FORGOTTEN;
    const stay = between(random, days[0], days[1]);
    const leaveAt = later(forgotten ? between(random, CLEAN_UP_DAYS[0], CLEAN_UP_DAYS[1]) : stay);
    const entered = at;

    if (random() < 0.75) {
      at = later(Math.max(0, Math.floor(stay / 3)));
      if (at >= Math.min(end, leaveAt)) at = entered;
      else deal = yield* take(touchDeal(deal, touch(plan.language, random), ctx()));
    }
    // What is planned is mostly done on the day; what is forgotten was planned too.
    const due = forgotten || random() < 0.1 ? later(between(random, 2, 7)) : Math.max(leaveAt, at + 1);
    if (random() < 0.55 && at > entered) {
      deal = yield* take(planFollowUp(deal, { at: due, text: pick(random, words.followUps) }, ctx()));
    } else if (place >= 3 && random() < 0.6 && at > entered) {
      const what = place === 3 ? 'quote' : 'contract';
      deal = yield* take(startWaiting(deal, { what, due }, ctx()));
    } else if (random() < 0.04 && at > entered) {
      deal = yield* take(snoozeDeal(deal, { until: at + between(random, 10, 30) * DAY }, ctx()));
    }

    at = Math.max(leaveAt, at + 1);
    if (at >= end) return;
    if (deal.followUp !== null) {
      deal = yield* take(finishFollowUp(deal, ctx()));
      at += between(random, 3, 40) * MINUTE;
      if (at >= end) return;
    }
    if (forgotten && random() < GIVEN_UP) {
      yield* take(loseDeal(deal, { reason: 'no-response' }, ctx()));
      return;
    }
    if (random() > goesOn * plan.source.quality) {
      yield* take(loseDeal(deal, { reason: weighted(random, LOST).reason }, ctx()));
      return;
    }
    const advance = answers(stage, plan, ctx(), random);
    const to = stages[place + 1];
    deal = yield* take(
      to === undefined ? winDeal(deal, advance, ctx()) : moveDeal(deal, { ...advance, to: to.id }, ctx()),
    );
  }
}

const ownerOf = (members: readonly Member[], isNew: boolean, random: Random): MemberId | null => {
  if (random() < IN_POOL && isNew) return null;
  const reps = members.filter(({ role }) => role === 'rep');
  const able = reps.length > 0 ? reps : members.filter(({ role }) => role !== 'viewer');
  // The first one sells a little more than the others, as it is in teams.
  return able[Math.floor(random() ** 1.3 * able.length)]?.id ?? null;
};

const lead = (plan: Plan, workspace: Workspace): EditableFields & { company: string } => {
  const digits = String(plan.reach).padStart(3, '0');
  const random = seeded(plan.seed + 1);
  return {
    company: plan.company,
    contact: plan.contact,
    phone: plan.language === 'en' ? `+44 20 7946 0${digits}` : `+86 139 0000 0${digits}`,
    ...(random() < 0.6 && { email: `buyer${digits}@customer.example` }),
    source: plan.source.name,
    ...(plan.referredBy !== null && { referredBy: plan.referredBy }),
    ...(random() < 0.55 && { amount: amount(workspace, random) }),
  };
};

const touch = (language: Language, random: Random): { channel: TouchChannel; text: string } => {
  const words = SAMPLE_WORDS[language];
  const dice = random();
  if (dice < 0.45) return { channel: 'call', text: pick(random, words.calls) };
  if (dice < 0.75) return { channel: 'note', text: pick(random, words.notes) };
  return { channel: 'meet', text: pick(random, words.meetings) };
};

/** What the stage's gate asks for. */
const answers = (stage: Stage, plan: Plan, ctx: RuleContext, random: Random): Advance => {
  const given = stage.toLeave.map((criterion) => answerTo(criterion, plan, ctx, random));
  return { ...Object.assign({}, ...given), fields: Object.assign({}, ...given.map(({ fields }) => fields)) };
};

const answerTo = (criterion: Criterion, plan: Plan, ctx: RuleContext, random: Random): Advance => {
  const words = SAMPLE_WORDS[plan.language];
  if ('touch' in criterion) return { contacted: pick(random, words.calls) };
  if ('checklist' in criterion) return { fields: { checklist: checklist.type.options } };
  // Who is to be reached, by whom and from where is known from the start.
  if ('anyOf' in criterion) return {};
  const answers: Readonly<Record<string, () => EditableFields>> = {
    nextStep: () => ({ nextStep: pick(random, words.steps) }),
    painPoint: () => ({ painPoint: pick(random, words.pains) }),
    purchasePlan: () => ({ purchasePlan: pick(random, words.plans) }),
    decisionMaker: () => ({ decisionMaker: pick(random, words.deciders) }),
    amount: () => ({ amount: amount(ctx.workspace, seeded(plan.seed + 2)) }),
    quoteSentOn: () => ({ quoteSentOn: dayOf(ctx.now, ctx.workspace.zone) }),
  };
  const answer = answers[criterion.field];
  return answer === undefined ? {} : { fields: answer() };
};

/** From 8,000 to some 400,000 of the workspace's currency, small ones more often. */
const amount = ({ currency }: Workspace, random: Random) => {
  const whole = Math.round((8000 * Math.exp(random() * 3.2 + random() * 0.7)) / 500) * 500;
  return { minor: whole * 10 ** minorDigits(currency), currency };
};
