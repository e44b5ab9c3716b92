import { describe, expect, it } from 'vitest';
import { DEFAULT_PIPELINE } from '../../../src/domain/pipeline/default-pipeline.ts';
import { unmetCriteria } from '../../../src/domain/pipeline/gates.ts';
import { firstStage, lastStage, nextStage, rank, stageOf } from '../../../src/domain/pipeline/pipeline.ts';
import { aDeal, COMPLETE, expectRefusal } from '../sample.ts';

describe('the default pipeline', () => {
  it('is the five stages of the product with their limits, in both languages', () => {
    expect(
      DEFAULT_PIPELINE.stages.map((stage) => [
        stage.names.en,
        stage.names['zh-CN'],
        stage.phase,
        stage.limitDays,
      ]),
    ).toEqual([
      ['New lead', '获取线索', 'interest', 2],
      ['Nurturing', '线索培育', 'interest', 10],
      ['Qualified', '需求确认', 'consideration', 7],
      ['Proposal', '方案报价', 'consideration', 7],
      ['Contract', '签约成交', 'action', 5],
    ]);
  });

  it('knows the order of its stages', () => {
    expect(rank(DEFAULT_PIPELINE, 'qualified')).toBe(2);
    expect(stageOf(DEFAULT_PIPELINE, 'proposal').limitDays).toBe(7);
    expect(nextStage(DEFAULT_PIPELINE, 'new')?.id).toBe('nurturing');
    expect(nextStage(DEFAULT_PIPELINE, 'contract')).toBeNull();
    expect([firstStage(DEFAULT_PIPELINE).id, lastStage(DEFAULT_PIPELINE).id]).toEqual(['new', 'contract']);
    for (const ask of [rank, stageOf, nextStage]) {
      expectRefusal(() => ask(DEFAULT_PIPELINE, 'nowhere'), 'unknown-stage', { stage: 'nowhere' });
    }
  });

  it('has gates that a complete deal meets and an empty one does not', () => {
    const all = DEFAULT_PIPELINE.stages.flatMap((stage) => stage.toLeave);
    expect(unmetCriteria(aDeal(COMPLETE), all)).toEqual([]);
    expect(unmetCriteria(aDeal({ owner: null }), [...all, ...all])).toEqual(all);
    expect(unmetCriteria(aDeal({ email: 'jane@acme.com' }), [{ anyOf: ['phone', 'email'] }])).toEqual([]);
  });
});
