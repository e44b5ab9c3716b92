import { describe, expect, it } from 'vitest';
import { createDeal } from '../../../src/domain/deals/create-deal.ts';
import { moveDeal } from '../../../src/domain/deals/move-deal.ts';
import { assignDeal, releaseDeal } from '../../../src/domain/deals/ownership.ts';
import { revealContact } from '../../../src/domain/deals/reveal.ts';
import { touchDeal } from '../../../src/domain/deals/touch-deal.ts';
import { canUndo, undoDeal } from '../../../src/domain/deals/undo-deal.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { AMY, aDeal, BOB, COMPLETE, change, context, expectRefusal, NOW, outcome } from '../sample.ts';

const deal = aDeal({ ...COMPLETE, waiting: { what: 'quote', since: NOW - 1, due: NOW + 1 } });
const moved = change(moveDeal(deal, { to: 'qualified', fields: { need: 'speed' }, owner: BOB }, context()));

describe('undo', () => {
  it('restores everything the last change set, in one fact', () => {
    const now = NOW + 10 * MINUTE;
    const undone = change(undoDeal(outcome(moved), moved.events, context({ now })));
    expect(outcome(undone)).toEqual({ ...deal, version: 6, lastEventAt: now });
    expect(undone.events).toMatchObject([
      { kind: 'undone', undoes: 5, version: 6, set: { stage: 'new', owner: AMY } },
    ]);
  });

  it('takes the older value where two facts of a change set the same field', () => {
    const fact = { kind: 'edited' as const, at: NOW, by: AMY, version: deal.version };
    const facts = [
      { ...fact, set: { need: 'speed' }, was: { need: null } },
      { ...fact, set: { need: 'price' }, was: { need: 'speed' } },
    ];
    expect(outcome(undoDeal({ ...deal, need: 'price' }, facts, context())).need).toBeNull();
  });

  it('is over after ten minutes', () => {
    expectRefusal(
      () => undoDeal(outcome(moved), moved.events, context({ now: NOW + 10 * MINUTE + 1 })),
      'undo-too-late',
      { deal: 12, minutes: 10 },
    );
  });

  it('is for the person who made the change', () => {
    expectRefusal(() => undoDeal(outcome(moved), moved.events, context({ by: BOB })), 'undo-not-yours', {
      deal: 12,
      by: AMY,
    });
    const byBot = change(touchDeal(deal, { channel: 'note', text: 'n' }, context({ by: null })));
    expectRefusal(() => undoDeal(outcome(byBot), byBot.events, context({ by: null })), 'undo-not-yours', {
      deal: 12,
    });
  });

  it('is not possible once somebody changed the deal since', () => {
    const since = outcome(touchDeal(outcome(moved), { channel: 'note', text: 'hi' }, context({ by: BOB })));
    expectRefusal(() => undoDeal(since, moved.events, context()), 'nothing-to-undo');
  });

  it('does not take back a creation, an undo or a look at the contact', () => {
    const created = createDeal({ company: 'Acme' }, context());
    expectRefusal(() => undoDeal(outcome(created), created.events, context()), 'nothing-to-undo');
    const undone = change(undoDeal(outcome(moved), moved.events, context()));
    expectRefusal(() => undoDeal(outcome(undone), undone.events, context()), 'nothing-to-undo');
    const seen = revealContact(deal, context());
    expectRefusal(() => undoDeal(outcome(seen), seen.events, context()), 'nothing-to-undo');
    expectRefusal(() => undoDeal(deal, [], context()), 'nothing-to-undo');
  });

  it('brings a deal back that was given away', () => {
    const given = assignDeal(deal, { to: BOB }, context());
    expect(outcome(undoDeal(outcome(given), given.events, context())).owner).toBe(AMY);
    const released = releaseDeal(deal, context());
    expect(outcome(undoDeal(outcome(released), released.events, context())).owner).toBe(AMY);
  });

  it('is offered exactly where it works', () => {
    expect(canUndo(moved.events, AMY, NOW + 10 * MINUTE)).toBe(true);
    expect(canUndo(moved.events, AMY, NOW + 10 * MINUTE + 1)).toBe(false);
    expect(canUndo(moved.events, BOB, NOW)).toBe(false);
    expect(canUndo([], AMY, NOW)).toBe(false);
    expect(canUndo(revealContact(deal, context()).events, AMY, NOW)).toBe(false);
  });
});
