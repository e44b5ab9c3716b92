import { expect } from 'vitest';
import type { Deal } from '../../src/domain/deals/deal.ts';
import type { Change } from '../../src/domain/deals/event.ts';
import { BLANK } from '../../src/domain/deals/fold.ts';
import { checklist } from '../../src/domain/pipeline/fields/checklist.ts';
import type { Missing } from '../../src/domain/pipeline/gates.ts';
import type { RuleContext } from '../../src/domain/rule-context.ts';
import { RuleError, type RuleErrorCode } from '../../src/domain/rule-error.ts';
import { stored, WORKSPACE } from '../support/histories.ts';

/** Tuesday 2026-03-03 10:00 in Shanghai. */
export const NOW = Date.parse('2026-03-03T10:00:00+08:00');
export const AMY = 1;
export const BOB = 2;

export const at = (text: string): number => Date.parse(`${text}+08:00`);

export const context = (more: Partial<RuleContext> = {}): RuleContext => ({
  workspace: WORKSPACE,
  now: NOW,
  by: AMY,
  ...more,
});

/** Amy's open deal in the first stage with nothing filled in, an hour old. */
export const aDeal = (fields: Partial<Deal> = {}): Deal => ({
  ...BLANK,
  id: 12,
  workspace: WORKSPACE.id,
  number: 12,
  version: 4,
  createdAt: NOW - 3_600_000,
  createdBy: AMY,
  lastEventAt: NOW - 3_600_000,
  company: 'Acme Ltd',
  owner: AMY,
  stage: 'new',
  furthest: fields.stage ?? 'new',
  stageEnteredAt: NOW - 3_600_000,
  ...fields,
});

/** All that any gate asks for. */
export const COMPLETE = {
  source: 'zhihu',
  phone: '+8613800138000',
  contactedAt: NOW - 1_800_000,
  nextStep: 'demo on Friday',
  painPoint: 'quotes by hand',
  purchasePlan: 'this quarter',
  decisionMaker: 'the CFO',
  amount: { minor: 5_000_000, currency: 'CNY' },
  quoteSentOn: '2026-03-01',
  checklist: checklist.type.options,
} satisfies Partial<Deal>;

/** The decision, which must be a change. */
export const change = (decided: Change | Missing): Change => {
  if (decided.kind !== 'change') throw new Error(`missing ${JSON.stringify(decided.criteria)}`);
  return decided;
};

/** The deal as it is stored after the decision. */
export const outcome = (decided: Change | Missing): Deal => stored(change(decided));

export const expectRefusal = (decide: () => unknown, code: RuleErrorCode, params?: object): void => {
  let refusal: unknown = null;
  try {
    decide();
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(RuleError);
  expect(refusal).toMatchObject({ code, ...(params && { params }) });
};
