import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createDeal } from '../../../src/domain/deals/create-deal.ts';
import type { CustomChanges } from '../../../src/domain/deals/custom-values.ts';
import { editDeal } from '../../../src/domain/deals/edit-deal.ts';
import type { DealEvent } from '../../../src/domain/deals/event.ts';
import { differences } from '../../../src/domain/deals/fold.ts';
import { replay } from '../../../src/domain/deals/replay.ts';
import { undoDeal } from '../../../src/domain/deals/undo-deal.ts';
import { stored } from '../../support/histories.ts';
import { aDeal, change, context, expectRefusal, outcome } from '../sample.ts';

const values = fc.oneof(
  fc.constantFrom('steel', 'retail', ''),
  fc.boolean(),
  fc.nat(9),
  fc.constant({ minor: 100, currency: 'CNY' }),
  fc.subarray(['a', 'b']),
);
const changes: fc.Arbitrary<CustomChanges> = fc.dictionary(
  fc.constantFrom('f_1', 'f_2', 'f_3'),
  fc.option(values, { freq: 3 }),
);

describe('values of fields that a deal has no property for', () => {
  it('are set and emptied one by one, and each fact says what was', () => {
    const deal = aDeal({ custom: { f_1: 'steel', f_2: 40 } });
    const edited = change(editDeal(deal, { custom: { f_1: null, f_2: 40, f_3: true } }, context()));
    expect(edited.deal.custom).toEqual({ f_2: 40, f_3: true });
    expect(edited.events).toMatchObject([
      {
        kind: 'edited',
        set: { custom: { f_1: null, f_3: true } },
        was: { custom: { f_1: 'steel', f_3: null } },
      },
    ]);
  });

  it('are no change where they are so already', () => {
    const deal = aDeal({ custom: { f_1: ['a', 'b'] } });
    expectRefusal(
      () => editDeal(deal, { custom: { f_1: ['a', 'b'], f_2: null } }, context()),
      'nothing-changed',
    );
  });

  test.prop([fc.array(changes, { maxLength: 8 })])('replayed and undone are as they were', (edits) => {
    const first = createDeal({ company: 'Acme Ltd' }, context());
    let deal = stored(first);
    const events: DealEvent[] = [...first.events];
    for (const custom of edits) {
      if (Object.keys(differences(deal, { custom }).set).length === 0) continue;
      const before = deal;
      const edited = change(editDeal(before, { custom }, context()));
      deal = stored(edited);
      const undone = outcome(undoDeal(deal, edited.events, context()));
      expect(undone.custom).toEqual(before.custom);
      events.push(...edited.events);
    }
    const read: DealEvent[] = JSON.parse(JSON.stringify(events));
    expect(replay(read).custom).toEqual(deal.custom);
    expect(Object.values(deal.custom)).not.toContain(null);
  });
});
