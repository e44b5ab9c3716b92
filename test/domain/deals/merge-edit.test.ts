import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { editDeal } from '../../../src/domain/deals/edit-deal.ts';
import type { EditableFields } from '../../../src/domain/deals/editable.ts';
import { beforeEvents, mergeEdit } from '../../../src/domain/deals/merge-edit.ts';
import { RuleError } from '../../../src/domain/rule-error.ts';
import { stored } from '../../support/histories.ts';
import { AMY, aDeal, BOB, context } from '../sample.ts';

const line = fc.option(fc.constantFrom('one', 'two', 'three'), { nil: null });
const edits = fc.record(
  { contact: line, source: line, need: line, painPoint: line, campaign: line },
  { requiredKeys: [] },
);
type Edit = typeof edits extends fc.Arbitrary<infer E> ? E : never;
const FIELDS = ['contact', 'source', 'need', 'painPoint', 'campaign'] as const;

const edited = (deal: ReturnType<typeof aDeal>, fields: EditableFields, by: number) => {
  try {
    const change = editDeal(deal, fields, context({ by }));
    return { deal: stored(change, deal.id), events: change.events };
  } catch (error) {
    if (error instanceof RuleError && error.code === 'nothing-changed') return { deal, events: [] };
    throw error;
  }
};

const held = (deal: ReturnType<typeof aDeal>, field: (typeof FIELDS)[number]) => deal[field] ?? null;

describe('two edits of one state of a deal', () => {
  test.prop([edits, edits, edits])(
    'each keep what only they changed; only what both changed otherwise is in question',
    (begun: Edit, theirs: Edit, typed: Edit) => {
      const seen = edited(aDeal(), begun, AMY).deal;
      const other = edited(seen, theirs, BOB);
      const { fields, conflicts } = mergeEdit(other.deal, seen, typed, context({ by: AMY }));
      const merged = edited(other.deal, fields, AMY).deal;
      for (const field of FIELDS) {
        const before = held(seen, field);
        const mine = typed[field] === undefined ? before : (typed[field] ?? null);
        const others = held(other.deal, field);
        if (mine === before) expect(held(merged, field)).toBe(others);
        else expect(held(merged, field)).toBe(mine);
        const isContested = mine !== before && others !== before && mine !== others;
        expect(conflicts.includes(field), field).toBe(isContested);
      }
    },
  );

  it('what came before is known from what was taken down of it', () => {
    const seen = aDeal({ source: 'seo', custom: { f_1: 'a' } });
    const { deal, events } = edited(seen, { source: 'zhihu', custom: { f_1: null } }, BOB);
    expect(beforeEvents(deal, events.toReversed())).toEqual({ ...seen, lastEventAt: deal.lastEventAt });
  });
});
