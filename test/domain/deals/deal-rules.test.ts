import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../src/domain/deals/deal.ts';
import { editDeal } from '../../../src/domain/deals/edit-deal.ts';
import { finishFollowUp, planFollowUp } from '../../../src/domain/deals/follow-up.ts';
import { assignDeal, claimDeal, releaseDeal } from '../../../src/domain/deals/ownership.ts';
import { revealContact } from '../../../src/domain/deals/reveal.ts';
import { snoozeDeal, wakeDeal } from '../../../src/domain/deals/snooze.ts';
import { touchDeal } from '../../../src/domain/deals/touch-deal.ts';
import { endWaiting, startWaiting } from '../../../src/domain/deals/waiting.ts';
import type { RuleErrorCode } from '../../../src/domain/rule-error.ts';
import { DAY } from '../../../src/domain/time.ts';
import { AMY, aDeal, BOB, COMPLETE, context, expectRefusal, NOW, outcome } from '../sample.ts';

const won = aDeal({ ...COMPLETE, status: 'won', closedAt: NOW });
const toBob = [{ to: { kind: 'member', id: BOB }, key: null, body: { kind: 'assigned', by: AMY } }];

describe('editing', () => {
  it('records what changed and nothing else', () => {
    const edited = editDeal(
      aDeal({ source: 'seo' }),
      { company: 'Acme Ltd', source: 'zhihu', contact: undefined },
      context(),
    );
    expect(edited.events).toMatchObject([
      { kind: 'edited', set: { source: 'zhihu' }, was: { source: 'seo' } },
    ]);
    expect(Object.keys(edited.events[0]?.set ?? {})).toEqual(['source']);
  });

  it('is refused when nothing changes', () => {
    const same = { company: ' Acme Ltd', amount: { ...COMPLETE.amount }, checklist: [...COMPLETE.checklist] };
    expectRefusal(() => editDeal(aDeal({ ...COMPLETE }), same, context()), 'nothing-changed', { deal: 12 });
    expectRefusal(() => editDeal(aDeal(), {}, context()), 'nothing-changed');
  });

  it('corrects a won deal, but not away its amount', () => {
    expect(outcome(editDeal(won, { contact: 'Jane' }, context())).contact).toBe('Jane');
    expectRefusal(() => editDeal(won, { amount: null }, context()), 'amount-required');
  });
});

describe('logging a touch', () => {
  it('counts calls and meetings as two-way contact, notes not', () => {
    const contactedAt = (channel: 'note' | 'call' | 'meet') =>
      outcome(touchDeal(aDeal(), { channel, text: ' hi ' }, context())).contactedAt;
    expect([contactedAt('note'), contactedAt('call'), contactedAt('meet')]).toEqual([null, NOW, NOW]);
  });

  it('needs words, and works on closed deals', () => {
    expectRefusal(() => touchDeal(aDeal(), { channel: 'note', text: ' \u0007' }, context()), 'text-required');
    expect(touchDeal(won, { channel: 'note', text: 'thanks' }, context()).events).toMatchObject([
      { text: 'thanks' },
    ]);
  });
});

describe('planning', () => {
  const later = NOW + DAY;
  const waiting = { what: 'quote', since: NOW - DAY, due: NOW - 1 };

  it('a follow-up replaces the one before and can be ticked off', () => {
    const planned = outcome(
      planFollowUp(
        aDeal({ followUp: { at: 1, text: 'old' } }),
        { at: later, text: ' send case ' },
        context(),
      ),
    );
    expect(planned.followUp).toEqual({ at: later, text: 'send case' });
    expect(outcome(finishFollowUp(planned, context())).followUp).toBeNull();
  });

  it('waiting runs from now to its due time and ends with the answer', () => {
    const waits = outcome(startWaiting(aDeal({ waiting }), { what: 'contract', due: later }, context()));
    expect(waits.waiting).toEqual({ what: 'contract', since: NOW, due: later });
    expect(outcome(endWaiting(waits, context())).waiting).toBeNull();
  });

  it('a snooze sleeps until its time and can be woken before', () => {
    const asleep = outcome(snoozeDeal(aDeal(), { until: later }, context()));
    expect(asleep.snoozedUntil).toBe(later);
    expect(outcome(wakeDeal(asleep, context())).snoozedUntil).toBeNull();
    expectRefusal(() => wakeDeal(asleep, context({ now: later })), 'not-snoozed');
  });

  it.each<[RuleErrorCode, (deal: Deal, at: number) => unknown]>([
    ['follow-up-in-past', (deal, at) => planFollowUp(deal, { at, text: '' }, context())],
    ['waiting-due-in-past', (deal, at) => startWaiting(deal, { what: '', due: at }, context())],
    ['snooze-in-past', (deal, at) => snoozeDeal(deal, { until: at }, context())],
  ])('refuses a time that is not ahead with %s, and one beyond reason', (code, plan) => {
    expectRefusal(() => plan(aDeal(), NOW), code, { at: NOW });
    expectRefusal(() => plan(aDeal(), Number.NaN), code);
    expectRefusal(() => plan(aDeal(), NOW + 4000 * DAY), 'too-far-ahead', { years: 10 });
    expect(plan(aDeal(), NOW + 1)).toMatchObject({ kind: 'change' });
  });

  it('refuses to end what has not begun', () => {
    expectRefusal(() => finishFollowUp(aDeal(), context()), 'no-follow-up', { deal: 12 });
    expectRefusal(() => endWaiting(aDeal(), context()), 'not-waiting', { deal: 12 });
    expectRefusal(() => wakeDeal(aDeal(), context()), 'not-snoozed', { deal: 12 });
  });
});

describe('ownership', () => {
  it('tells the new owner, unless they took it themselves', () => {
    expect(assignDeal(aDeal(), { to: BOB }, context())).toMatchObject({
      deal: { owner: BOB },
      events: [{ kind: 'assigned', from: AMY, to: BOB }],
      messages: toBob,
    });
    expect(assignDeal(aDeal({ owner: BOB }), { to: AMY }, context()).messages).toEqual([]);
    expect(claimDeal(aDeal({ owner: null }), context())).toMatchObject({
      deal: { owner: AMY },
      messages: [],
    });
  });

  it('claims from the pool only, and says who was faster', () => {
    expectRefusal(() => claimDeal(aDeal({ owner: BOB }), context()), 'already-claimed', {
      deal: 12,
      owner: BOB,
    });
    expectRefusal(() => claimDeal(aDeal(), context()), 'already-owner', { deal: 12, owner: AMY });
    expectRefusal(() => claimDeal(aDeal({ owner: null }), context({ by: null })), 'forbidden');
  });

  it('releases into the pool once', () => {
    const pooled = outcome(releaseDeal(aDeal(), context()));
    expect(pooled.owner).toBeNull();
    expectRefusal(() => releaseDeal(pooled, context()), 'already-in-pool', { deal: 12 });
  });

  it('refuses to give a deal to who has it', () => {
    expectRefusal(() => assignDeal(aDeal(), { to: AMY }, context()), 'already-owner', {
      deal: 12,
      owner: AMY,
    });
  });
});

describe('revealing the contact', () => {
  it('is logged and changes nothing', () => {
    const seen = revealContact(won, context({ by: BOB }));
    expect(seen.events).toMatchObject([{ kind: 'revealed', by: BOB, set: {}, was: {}, version: 5 }]);
    expectRefusal(() => revealContact(aDeal(), context()), 'no-contact', { deal: 12 });
  });
});

describe('a closed deal', () => {
  it.each<[string, (deal: Deal) => unknown]>([
    ['a follow-up', (deal) => planFollowUp(deal, { at: NOW + 1, text: '' }, context())],
    ['waiting', (deal) => startWaiting(deal, { what: '', due: NOW + 1 }, context())],
    ['a snooze', (deal) => snoozeDeal(deal, { until: NOW + 1 }, context())],
    ['a claim', (deal) => claimDeal(deal, context())],
    ['a release', (deal) => releaseDeal(deal, context())],
  ])('refuses %s', (_what, decide) => {
    expectRefusal(() => decide(won), 'deal-closed', { deal: 12, status: 'won' });
  });
});
