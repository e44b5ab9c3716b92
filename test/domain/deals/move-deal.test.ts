import { describe, expect, it } from 'vitest';
import { moveDeal } from '../../../src/domain/deals/move-deal.ts';
import { aDeal, BOB, COMPLETE, change, context, expectRefusal, NOW, outcome } from '../sample.ts';

describe('moving a deal', () => {
  it('forward names what every stage on the way requires, once and in order', () => {
    expect(moveDeal(aDeal({ owner: null }), { to: 'proposal' }, context())).toEqual({
      kind: 'missing',
      to: 'proposal',
      criteria: [
        { field: 'owner' },
        { field: 'source' },
        { anyOf: ['phone', 'email'] },
        { touch: 'two-way' },
        { field: 'nextStep' },
        { field: 'painPoint' },
        { field: 'purchasePlan' },
        { field: 'decisionMaker' },
      ],
      needsReason: false,
    });
  });

  it('takes a planned follow-up for an agreed next step', () => {
    const planned = { ...COMPLETE, nextStep: null, followUp: { at: NOW + 1, text: 'send the case' } };
    expect(moveDeal(aDeal(planned), { to: 'qualified' }, context()).kind).toBe('change');
    const nothing = { ...planned, followUp: null };
    expect(moveDeal(aDeal(nothing), { to: 'qualified' }, context())).toMatchObject({
      criteria: [{ field: 'nextStep' }],
    });
  });

  it('goes on when nothing is missing, and says what it reached on the way', () => {
    const deal = aDeal({ ...COMPLETE });
    const { deal: next, events } = change(moveDeal(deal, { to: 'qualified' }, context()));
    expect(next).toMatchObject({
      stage: 'qualified',
      furthest: 'qualified',
      stageEnteredAt: NOW,
      version: 5,
    });
    expect(events).toEqual([
      {
        kind: 'moved',
        from: 'new',
        to: 'qualified',
        arrived: ['nurturing', 'qualified'],
        enteredAt: deal.stageEnteredAt,
        reason: null,
        override: false,
        at: NOW,
        by: 1,
        version: 5,
        set: { stage: 'qualified', furthest: 'qualified', stageEnteredAt: NOW },
        was: { stage: 'new', furthest: 'new', stageEnteredAt: deal.stageEnteredAt },
      },
    ]);
  });

  it('takes a gate form’s answers along in the same change, before the move', () => {
    const decided = change(
      moveDeal(
        aDeal({ owner: null, phone: COMPLETE.phone }),
        {
          to: 'qualified',
          fields: { source: ' 知乎 ', nextStep: 'demo' },
          contacted: 'asked for a price',
          owner: BOB,
        },
        context(),
      ),
    );
    expect(decided.events.map((event) => event.kind)).toEqual(['edited', 'assigned', 'touched', 'moved']);
    expect(decided.deal).toMatchObject({
      source: '知乎',
      nextStep: 'demo',
      owner: BOB,
      contactedAt: NOW,
      version: 5,
    });
    expect(decided.messages).toEqual([
      { to: { kind: 'member', id: BOB }, key: null, body: { kind: 'assigned', by: 1 } },
    ]);
  });

  it('leaves out answers that change nothing', () => {
    const decided = change(
      moveDeal(
        aDeal({ ...COMPLETE }),
        {
          to: 'nurturing',
          fields: { source: 'zhihu', amount: { ...COMPLETE.amount } },
          contacted: ' ',
          owner: 1,
        },
        context(),
      ),
    );
    expect(decided.events.map((event) => event.kind)).toEqual(['moved']);
    expect(decided.messages).toEqual([]);
  });

  it('an emptied field is missing again', () => {
    expect(
      moveDeal(aDeal({ ...COMPLETE }), { to: 'nurturing', fields: { source: '  ' } }, context()),
    ).toMatchObject({ kind: 'missing', criteria: [{ field: 'source' }] });
  });

  it('back asks for a reason and for nothing else, and keeps the furthest stage', () => {
    const deal = aDeal({ stage: 'proposal' });
    expect(moveDeal(deal, { to: 'new', reason: ' \u0000 ' }, context())).toEqual({
      kind: 'missing',
      to: 'new',
      criteria: [],
      needsReason: true,
    });
    const decided = change(moveDeal(deal, { to: 'new', reason: 'wrong person' }, context()));
    expect(decided.deal).toMatchObject({ stage: 'new', furthest: 'proposal' });
    expect(decided.events).toMatchObject([
      { kind: 'moved', reason: 'wrong person', override: false, arrived: [] },
    ]);
  });

  it('reaches nothing anew on ground it has covered', () => {
    const deal = aDeal({ ...COMPLETE, stage: 'new', furthest: 'proposal' });
    expect(change(moveDeal(deal, { to: 'proposal' }, context())).events).toMatchObject([{ arrived: [] }]);
    expect(change(moveDeal(deal, { to: 'contract' }, context())).events).toMatchObject([
      { arrived: ['contract'] },
    ]);
  });

  it('passes an overridden gate only with a reason, which stays in the history', () => {
    const deal = aDeal();
    expect(moveDeal(deal, { to: 'nurturing', override: true }, context())).toMatchObject({
      kind: 'missing',
      criteria: [{ field: 'source' }, { anyOf: ['phone', 'email'] }],
      needsReason: true,
    });
    expect(
      change(moveDeal(deal, { to: 'nurturing', override: true, reason: 'old friend' }, context())).events,
    ).toMatchObject([{ kind: 'moved', override: true, reason: 'old friend' }]);
  });

  it('calls nothing overridden when no gate was in the way', () => {
    expect(
      change(moveDeal(aDeal({ ...COMPLETE }), { to: 'nurturing', override: true }, context())).events,
    ).toMatchObject([{ override: false }]);
  });

  it('ends waiting and keeps the follow-up and the snooze', () => {
    const kept = { followUp: { at: NOW + 1, text: 'call' }, snoozedUntil: NOW + 1 };
    const deal = aDeal({ ...COMPLETE, ...kept, waiting: { what: 'quote', since: NOW - 1, due: NOW + 9 } });
    expect(outcome(moveDeal(deal, { to: 'nurturing' }, context()))).toMatchObject({ ...kept, waiting: null });
  });

  it('refuses where the deal is already, unknown stages, and closed deals', () => {
    expectRefusal(() => moveDeal(aDeal(), { to: 'new' }, context()), 'already-there', {
      deal: 12,
      stage: 'new',
    });
    expectRefusal(() => moveDeal(aDeal(), { to: 'nowhere' }, context()), 'unknown-stage', {
      stage: 'nowhere',
    });
    expectRefusal(
      () => moveDeal(aDeal({ status: 'won', closedAt: NOW }), { to: 'contract' }, context()),
      'deal-closed',
      { deal: 12, status: 'won' },
    );
  });

  it('lets the last checklist item open the last gate, not the last but one', () => {
    const deal = aDeal({ ...COMPLETE, stage: 'contract', checklist: COMPLETE.checklist.slice(1) });
    expect(moveDeal({ ...deal, stage: 'proposal' }, { to: 'contract' }, context())).toMatchObject({
      kind: 'change',
    });
  });
});
