import { fc } from '@fast-check/vitest';
import { loseDeal, reopenDeal, winDeal } from '../../src/domain/deals/close-deal.ts';
import type { NewDeal } from '../../src/domain/deals/create-deal.ts';
import { LOST_REASONS } from '../../src/domain/deals/deal.ts';
import { editDeal } from '../../src/domain/deals/edit-deal.ts';
import type { EditableFields } from '../../src/domain/deals/editable.ts';
import { finishFollowUp, planFollowUp } from '../../src/domain/deals/follow-up.ts';
import { moveDeal } from '../../src/domain/deals/move-deal.ts';
import { assignDeal, claimDeal, releaseDeal } from '../../src/domain/deals/ownership.ts';
import { revealContact } from '../../src/domain/deals/reveal.ts';
import { snoozeDeal, wakeDeal } from '../../src/domain/deals/snooze.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import { undoDeal } from '../../src/domain/deals/undo-deal.ts';
import { endWaiting, startWaiting } from '../../src/domain/deals/waiting.ts';
import { DEFAULT_PIPELINE } from '../../src/domain/pipeline/default-pipeline.ts';
import { checklist } from '../../src/domain/pipeline/fields/checklist.ts';
import { rank } from '../../src/domain/pipeline/pipeline.ts';
import type { MemberId } from '../../src/domain/team/member.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { Attempt, Step } from './histories.ts';

/** What people may try with a deal, sensible or not. */
export const members: fc.Arbitrary<MemberId | null> = fc.constantFrom(1, 2, 3, null);
const text = fc.oneof(
  fc.constantFrom('wants a demo', '想要演示', 'calls back'),
  fc.string({ maxLength: 20 }),
  // Anything Unicode has, control characters included.
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 });
const moneys = fc.record({
  minor: fc.oneof(fc.nat(100_000_00), fc.constantFrom(0, 5_000_000)),
  currency: fc.constantFrom('CNY', 'CNY', 'USD', 'JPY'),
});
const days = fc.constantFrom('2025-11-30', '2025-12-29', '2025-12-31');
const checklists = fc.oneof(
  fc.constant([...checklist.type.options]),
  fc.subarray([...checklist.type.options]),
);

const customValues = fc.oneof(text, fc.boolean(), fc.nat(), moneys, fc.array(text, { maxLength: 3 }));

const edits: fc.Arbitrary<EditableFields> = fc.record(
  {
    company: fc.constantFrom('Acme Ltd', '北京宏远科技有限公司', 'Globex'),
    contact: maybe(text),
    phone: maybe(fc.constantFrom('138 0013 8000', '+44 20 7946 0000', 'ask reception')),
    email: maybe(fc.constantFrom('jane@acme.com', 'Bob@Globex.example')),
    need: maybe(text),
    source: maybe(fc.constantFrom('zhihu', 'seo', '抖音')),
    campaign: maybe(fc.oneof(fc.constantFrom('spring', '秋招'), text)),
    referredBy: maybe(fc.oneof(fc.constantFrom('Globex', '上海云帆'), text)),
    amount: maybe(moneys),
    painPoint: maybe(text),
    purchasePlan: maybe(text),
    decisionMaker: maybe(text),
    nextStep: maybe(text),
    quoteSentOn: maybe(days),
    checklist: checklists,
    custom: fc.dictionary(fc.constantFrom('f_1', 'f_2'), maybe(customValues), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);

export const newDeals: fc.Arbitrary<NewDeal> = fc
  .tuple(
    edits,
    fc.constantFrom('Acme Ltd', 'ACME limited', 'Initech', '上海云帆'),
    fc.option(members, { nil: undefined }),
  )
  .map(([fields, company, owner]) => ({ ...fields, company, owner }));

const stages = fc.constantFrom(...DEFAULT_PIPELINE.stages.map((stage) => stage.id));
const advances = fc.record(
  {
    reason: fc.oneof(fc.constant('agreed with the boss'), text),
    override: fc.oneof(fc.constant(true), fc.boolean()),
    fields: edits,
    contacted: text,
    owner: fc.constantFrom(1, 2, 3),
  },
  { requiredKeys: ['reason', 'override'] },
);
const ahead = fc.integer({ min: -DAY, max: 20 * DAY });

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(stages, advances).map(
      ([to, advance]): Attempt =>
        ({ deal }, ctx) =>
          moveDeal(deal, { ...advance, to }, ctx),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(moneys, advances).map(
      ([amount, advance]): Attempt =>
        ({ deal }, ctx) =>
          winDeal(deal, { ...advance, amount }, ctx),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LOST_REASONS), text, maybe(fc.constantFrom('2026-12-01', '2026-02-01')))
      .map(
        ([reason, words, winBackOn]): Attempt =>
          ({ deal }, ctx) =>
            loseDeal(deal, { reason, text: words, winBackOn }, ctx),
      ),
  },
  { weight: 2, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => reopenDeal(deal, ctx)) },
  {
    weight: 2,
    arbitrary: edits.map(
      (fields): Attempt =>
        ({ deal }, ctx) =>
          editDeal(deal, fields, ctx),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ channel: fc.constantFrom('note', 'call', 'meet'), text }).map(
      (touch): Attempt =>
        ({ deal }, ctx) =>
          touchDeal(deal, touch, ctx),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(ahead, text, fc.boolean()).map(
      ([inMs, words, wholeDay]): Attempt =>
        ({ deal }, ctx) =>
          planFollowUp(deal, { at: ctx.now + inMs, wholeDay, text: words }, ctx),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => finishFollowUp(deal, ctx)) },
  {
    weight: 1,
    arbitrary: fc.tuple(ahead, text, fc.boolean()).map(
      ([inMs, what, wholeDay]): Attempt =>
        ({ deal }, ctx) =>
          startWaiting(deal, { what, due: ctx.now + inMs, wholeDay }, ctx),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => endWaiting(deal, ctx)) },
  {
    weight: 1,
    arbitrary: ahead.map(
      (inMs): Attempt =>
        ({ deal }, ctx) =>
          snoozeDeal(deal, { until: ctx.now + inMs }, ctx),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => wakeDeal(deal, ctx)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1, 2, 3).map(
      (to): Attempt =>
        ({ deal }, ctx) =>
          assignDeal(deal, { to }, ctx),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => claimDeal(deal, ctx)) },
  { weight: 1, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => releaseDeal(deal, ctx)) },
  { weight: 1, arbitrary: fc.constant<Attempt>(({ deal }, ctx) => revealContact(deal, ctx)) },
);

const undo: Attempt = ({ deal, events }, ctx) =>
  undoDeal(
    deal,
    events.filter((event) => event.version === deal.version),
    ctx,
  );
const minutes = fc.integer({ min: 0, max: 9 * MINUTE });

export const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      after: fc.oneof(minutes, fc.integer({ min: HOUR, max: 4 * DAY })),
      by: fc.constantFrom<Step['by'][]>(1, 1, 2, 3, null, 'last'),
      attempt: attempts,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      after: minutes,
      by: fc.constantFrom<Step['by'][]>('last', 'last', 1, null),
      attempt: fc.constant(undo),
    }),
  },
);

const onwards: fc.Arbitrary<Attempt> = fc.constant<Attempt>(({ deal }, ctx) => {
  const { stages: all } = ctx.workspace.pipeline;
  const next = all[rank(ctx.workspace.pipeline, deal.stage) + 1];
  const advance = { override: true, reason: 'agreed' };
  return next === undefined
    ? winDeal(deal, { ...advance, amount: deal.amount ?? { minor: 70_000, currency: 'CNY' } }, ctx)
    : moveDeal(deal, { ...advance, to: next.id }, ctx);
});
const givenUp: fc.Arbitrary<Attempt> = fc.constant<Attempt>(({ deal }, ctx) =>
  loseDeal(deal, { reason: 'price' }, ctx),
);

export const busySteps: fc.Arbitrary<Step> = fc.record({
  after: fc.integer({ min: HOUR, max: 3 * DAY }),
  by: fc.constantFrom<Step['by'][]>(1, 2, 3, 'last'),
  attempt: fc.oneof(
    { weight: 8, arbitrary: onwards },
    { weight: 2, arbitrary: givenUp },
    { weight: 1, arbitrary: attempts },
  ),
});
