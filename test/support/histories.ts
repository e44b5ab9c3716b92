import { fc } from '@fast-check/vitest';
import { createDeal, type NewDeal } from '../../src/domain/deals/create-deal.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import type { Change, DealEvent } from '../../src/domain/deals/event.ts';
import { DEFAULT_PIPELINE } from '../../src/domain/pipeline/default-pipeline.ts';
import type { Missing } from '../../src/domain/pipeline/gates.ts';
import type { RuleContext } from '../../src/domain/rule-context.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import type { MemberId } from '../../src/domain/team/member.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import { DAY, type Instant } from '../../src/domain/time.ts';
import { busySteps, members, newDeals, steps } from './attempts.ts';

/** The team of the tests that need one and no store. */
export const WORKSPACE: Workspace = {
  id: 1,
  name: 'Test team',
  zone: 'Asia/Shanghai',
  language: 'en',
  currency: 'CNY',
  quietDays: 7,
  digestMinute: 540,
  calendar: { country: null, opensAt: 540, closesAt: 1080, days: [] },
  pipeline: DEFAULT_PIPELINE,
};

/** When the earliest of the histories begin: Thursday 2026-01-01 10:00 in Shanghai. */
export const HISTORIES_START: Instant = Date.parse('2026-01-01T10:00:00+08:00');

export interface History {
  deal: Deal;
  /** Oldest first. */
  events: DealEvent[];
  /** What was committed, one after the other; `deal.id` and `deal.number` of the first are null. */
  changes: Change[];
  /** The deal after each change. */
  states: Deal[];
}

/** As a store would keep a change. */
export const stored = (change: Change, id = 1, workspace = WORKSPACE): Deal => ({
  ...change.deal,
  id: change.deal.id ?? id,
  number: change.deal.number ?? id,
  workspace: workspace.id,
});

/** One thing somebody tries; what the funnel refuses at that moment is left out of the history. */
export type Attempt = (history: History, ctx: RuleContext) => Change | Missing;
export interface Step {
  after: number;
  /** `last`: whoever made the last change, who alone can undo it. */
  by: MemberId | null | 'last';
  attempt: Attempt;
}

/** Plays the steps on a new deal as the members would. */
export const play = (
  input: NewDeal,
  start: Instant,
  by: MemberId | null,
  steps: readonly Step[],
  id = 1,
  workspace = WORKSPACE,
): History => {
  const first = createDeal(input, { workspace, now: start, by });
  const deal = stored(first, id, workspace);
  const history: History = { deal, events: [...first.events], changes: [first], states: [deal] };
  let now = start;
  for (const step of steps) {
    now += step.after;
    const change = attempted(history, step, {
      workspace,
      now,
      by: step.by === 'last' ? (history.events.at(-1)?.by ?? null) : step.by,
    });
    if (change === null) continue;
    history.deal = stored(change, id, workspace);
    history.events.push(...change.events);
    history.changes.push(change);
    history.states.push(history.deal);
  }
  return history;
};

const attempted = (history: History, step: Step, ctx: RuleContext): Change | null => {
  try {
    const decided = step.attempt(history, ctx);
    return decided.kind === 'change' ? decided : null;
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
};

/** Any legal history of one deal: what a handful of people may do to it within a few months. */
export const histories = (options: { id?: number; maxSteps?: number } = {}): fc.Arbitrary<History> =>
  fc
    .tuple(
      newDeals,
      fc.nat(40 * DAY),
      members,
      fc.array(steps, { maxLength: options.maxSteps ?? 25, size: 'max' }),
    )
    .map(([input, late, by, sequence]) => play(input, HISTORIES_START + late, by, sequence, options.id ?? 1));

/** Histories of several deals, with ids and numbers from 1. */
export const teamHistories = (maxDeals = 12, minDeals = 0, workspace = WORKSPACE): fc.Arbitrary<History[]> =>
  fc
    .array(fc.tuple(newDeals, fc.nat(40 * DAY), members, fc.array(steps, { maxLength: 12, size: 'max' })), {
      minLength: minDeals,
      maxLength: maxDeals,
    })
    .map((deals) =>
      deals.map(([input, late, by, sequence], index) =>
        play(input, HISTORIES_START + late, by, sequence, index + 1, workspace),
      ),
    );

/** What many deals do within a few weeks: enough of it that shares count as more than a handful. */
export const crowdHistories = (workspace = WORKSPACE): fc.Arbitrary<History[]> =>
  fc
    .array(
      fc.tuple(newDeals, fc.nat(18 * DAY), members, fc.array(busySteps, { maxLength: 7, size: 'max' })),
      {
        minLength: 90,
        maxLength: 130,
        size: 'max',
      },
    )
    .map((deals) =>
      deals.map(([input, late, by, sequence], index) =>
        play(input, HISTORIES_START + late, by, sequence, index + 1, workspace),
      ),
    );
