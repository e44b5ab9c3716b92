import { describe, expect, it } from 'vitest';
import { loseDeal, reopenDeal, winDeal } from '../../../src/domain/deals/close-deal.ts';
import { aDeal, at, BOB, COMPLETE, change, context, expectRefusal, NOW, outcome } from '../sample.ts';

const BUSY = {
  followUp: { at: NOW + 1, text: 'call' },
  waiting: { what: 'contract', since: NOW - 1, due: NOW + 1 },
  snoozedUntil: NOW + 1,
};
const AMOUNT = { minor: 4_800_000, currency: 'CNY' };

describe('winning a deal', () => {
  it('asks for what the stages from here to the last require, and an amount', () => {
    expect(winDeal(aDeal({ stage: 'contract' }), {}, context())).toEqual({
      kind: 'missing',
      to: 'won',
      criteria: [{ checklist: 'checklist' }, { field: 'amount' }],
      needsReason: false,
    });
    expect(winDeal(aDeal({ stage: 'proposal' }), { amount: AMOUNT }, context())).toMatchObject({
      criteria: [{ field: 'quoteSentOn' }, { checklist: 'checklist' }],
    });
  });

  it('counts as having reached every stage, and settles what was due', () => {
    const deal = aDeal({ ...COMPLETE, ...BUSY, stage: 'qualified', furthest: 'proposal' });
    const won = change(winDeal(deal, { amount: AMOUNT }, context()));
    expect(won.events.map((event) => event.kind)).toEqual(['edited', 'won']);
    expect(won.events[1]).toMatchObject({
      from: 'qualified',
      arrived: ['contract'],
      enteredAt: deal.stageEnteredAt,
      override: false,
    });
    expect(won.deal).toMatchObject({
      status: 'won',
      closedAt: NOW,
      amount: AMOUNT,
      stage: 'qualified',
      furthest: 'contract',
      followUp: null,
      waiting: null,
      snoozedUntil: null,
    });
  });

  it('can be overridden with a reason, but never without an amount', () => {
    const deal = aDeal({ stage: 'contract' });
    expect(winDeal(deal, { amount: AMOUNT, override: true }, context())).toMatchObject({
      criteria: [{ checklist: 'checklist' }],
      needsReason: true,
    });
    expectRefusal(() => winDeal(deal, { override: true, reason: 'signed' }, context()), 'amount-required');
    expect(
      change(winDeal(deal, { amount: AMOUNT, override: true, reason: 'signed' }, context())).events.at(-1),
    ).toMatchObject({ kind: 'won', override: true, reason: 'signed' });
  });

  it('takes answers and a new owner along, who is told', () => {
    const won = change(
      winDeal(aDeal({ ...COMPLETE, owner: null }), { owner: BOB, fields: { need: 'more seats' } }, context()),
    );
    expect(won.deal).toMatchObject({ owner: BOB, need: 'more seats', status: 'won' });
    expect(won.messages).toHaveLength(1);
  });

  it('happens once', () => {
    const won = outcome(winDeal(aDeal({ ...COMPLETE }), {}, context()));
    expectRefusal(() => winDeal(won, {}, context()), 'deal-closed', { deal: 12, status: 'won' });
    expectRefusal(() => loseDeal(won, { reason: 'price' }, context()), 'deal-closed');
  });
});

describe('losing a deal', () => {
  it('keeps the reason, the words and the win-back day, and settles what was due', () => {
    const lost = change(
      loseDeal(
        aDeal({ ...BUSY }),
        { reason: 'timing', text: ' next year ', winBackOn: '2026-03-04' },
        context(),
      ),
    );
    expect(lost.deal).toMatchObject({
      status: 'lost',
      closedAt: NOW,
      lostReason: 'timing',
      lostText: 'next year',
      winBackOn: '2026-03-04',
      followUp: null,
      waiting: null,
      snoozedUntil: null,
    });
    expect(lost.events).toMatchObject([{ kind: 'lost', from: 'new', enteredAt: NOW - 3_600_000 }]);
  });

  it('for another reason needs words', () => {
    expectRefusal(() => loseDeal(aDeal(), { reason: 'other', text: ' ' }, context()), 'lost-text-required');
    expect(outcome(loseDeal(aDeal(), { reason: 'other', text: 'went bust' }, context())).lostText).toBe(
      'went bust',
    );
  });

  it('is won back on a day that exists, after today in the team’s zone', () => {
    const lose = (winBackOn: string, now = NOW) =>
      loseDeal(aDeal(), { reason: 'price', winBackOn }, context({ now }));
    expectRefusal(() => lose('2026-02-30'), 'bad-day', { text: '2026-02-30' });
    expectRefusal(() => lose('2026-03-03'), 'win-back-in-past', { on: '2026-03-03' });
    // Still the second in UTC, the third in Shanghai.
    expectRefusal(() => lose('2026-03-03', at('2026-03-03T00:30:00')), 'win-back-in-past');
    expect(outcome(lose('2026-03-03', at('2026-03-02T23:59:00'))).winBackOn).toBe('2026-03-03');
  });
});

describe('reopening a deal', () => {
  it('goes on in the stage it was closed in, with a new visit and nothing of the loss', () => {
    const lost = outcome(
      loseDeal(
        aDeal({ stage: 'proposal' }),
        { reason: 'price', text: 'too much', winBackOn: '2026-09-01' },
        context(),
      ),
    );
    const again = change(reopenDeal(lost, context({ now: NOW + 5_000 })));
    expect(again.events).toMatchObject([{ kind: 'reopened', to: 'proposal' }]);
    expect(again.deal).toMatchObject({
      status: 'open',
      stage: 'proposal',
      stageEnteredAt: NOW + 5_000,
      closedAt: null,
      lostReason: null,
      lostText: null,
      winBackOn: null,
    });
  });

  it('keeps that a won deal reached every stage', () => {
    const won = outcome(winDeal(aDeal({ ...COMPLETE }), {}, context()));
    expect(outcome(reopenDeal(won, context()))).toMatchObject({
      stage: 'new',
      furthest: 'contract',
      status: 'open',
    });
  });

  it('is for closed deals', () => {
    expectRefusal(() => reopenDeal(aDeal(), context()), 'not-closed', { deal: 12 });
  });
});
