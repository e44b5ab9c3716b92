import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../src/domain/deals/deal.ts';
import { RuleError } from '../../../src/domain/rule-error.ts';
import type { Actor } from '../../../src/domain/team/delegate.ts';
import type { Role } from '../../../src/domain/team/member.ts';
import { allow, isAllowed, type Permission } from '../../../src/domain/team/permission.ts';
import { AMY, aDeal, BOB } from '../sample.ts';

const amy = (role: Role, delegateFor: readonly number[] = []): Actor => ({
  id: AMY,
  workspace: 1,
  name: 'Amy',
  role,
  language: null,
  team: null,
  morningNote: true,
  timeOff: [],
  delegateFor,
});
const DEALS = { own: aDeal(), other: aDeal({ owner: BOB }), pool: aDeal({ owner: null }), none: null };

const answer = (role: Role, act: Permission, deal: Deal | null): string => {
  try {
    allow(amy(role), act, deal);
    return 'yes';
  } catch (error) {
    if (error instanceof RuleError) return error.code;
    throw error;
  }
};

describe('who may do what', () => {
  // Columns: a viewer, a rep, a manager, an admin.
  it.each<[Permission, keyof typeof DEALS, string, string, string, string]>([
    ['read', 'other', 'yes', 'yes', 'yes', 'yes'],
    ['create', 'none', 'forbidden', 'yes', 'yes', 'yes'],
    ['change', 'own', 'forbidden', 'yes', 'yes', 'yes'],
    ['change', 'other', 'forbidden', 'not-your-deal', 'yes', 'yes'],
    ['change', 'pool', 'forbidden', 'claim-first', 'yes', 'yes'],
    ['assign', 'own', 'forbidden', 'yes', 'yes', 'yes'],
    ['assign', 'other', 'forbidden', 'not-your-deal', 'yes', 'yes'],
    ['assign', 'pool', 'forbidden', 'claim-first', 'yes', 'yes'],
    ['claim', 'pool', 'forbidden', 'yes', 'yes', 'yes'],
    // Who gave a deal away no longer owns it; the rule itself asks who made the last change.
    ['undo', 'other', 'forbidden', 'yes', 'yes', 'yes'],
    ['reveal', 'other', 'forbidden', 'yes', 'yes', 'yes'],
    ['override', 'own', 'manager-only', 'manager-only', 'yes', 'yes'],
    ['configure', 'none', 'admin-only', 'admin-only', 'admin-only', 'yes'],
    ['set-role', 'none', 'admin-only', 'admin-only', 'admin-only', 'yes'],
  ])('%s (%s deal)', (act, which, ...expected) => {
    const roles: Role[] = ['viewer', 'rep', 'manager', 'admin'];
    expect(roles.map((role) => answer(role, act, DEALS[which]))).toEqual(expected);
    expect(roles.map((role) => isAllowed(amy(role), act, DEALS[which]))).toEqual(
      expected.map((word) => word === 'yes'),
    );
  });

  it('lets who stands in for somebody do what they could do, and no more', () => {
    const delegate = amy('rep', [BOB]);
    expect(isAllowed(delegate, 'change', DEALS.other)).toBe(true);
    expect(isAllowed(delegate, 'assign', DEALS.other)).toBe(true);
    expect(isAllowed(delegate, 'override', DEALS.other)).toBe(false);
    expect(isAllowed(delegate, 'change', DEALS.pool)).toBe(false);
    expect(isAllowed(delegate, 'change', aDeal({ owner: 99 }))).toBe(false);
    expect(isAllowed(amy('viewer', [BOB]), 'change', DEALS.other)).toBe(false);
  });

  it('names the deal and its owner, so that one knows whom to ask', () => {
    expect(() => allow(amy('rep'), 'change', DEALS.other)).toThrow(
      expect.objectContaining({ code: 'not-your-deal', params: { deal: 12, owner: BOB } }),
    );
  });
});
