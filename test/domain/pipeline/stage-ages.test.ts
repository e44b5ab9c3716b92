import { describe, expect, it } from 'vitest';
import { stageAges } from '../../../src/domain/pipeline/stage-ages.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { at } from '../sample.ts';

const visit = (stage: string, from: string, to: string) => ({ stage, enteredAt: at(from), at: at(to) });
const won = { status: 'won', furthest: 'contract' } as const;
const lost = { status: 'lost', furthest: 'qualified' } as const;

describe('the ages of a closed deal', () => {
  it('are working days of the longest visit to each stage it reached, 0 where it was skipped', () => {
    // Friday 2026-03-06 to Monday is one working day.
    const visits = [
      visit('new', '2026-03-06T10:00', '2026-03-09T09:00'),
      visit('qualified', '2026-03-09T09:00', '2026-03-12T09:00'),
      visit('new', '2026-03-12T09:00', '2026-03-12T10:00'),
      visit('qualified', '2026-03-12T10:00', '2026-03-13T10:00'),
    ];
    expect(stageAges(lost, visits, WORKSPACE)).toEqual([
      { stage: 'new', days: 1 },
      { stage: 'nurturing', days: 0 },
      { stage: 'qualified', days: 3 },
    ]);
  });

  it('are of all stages when it was won, from wherever', () => {
    const visits = [visit('new', '2026-03-02T10:00', '2026-03-03T10:00')];
    expect(stageAges(won, visits, WORKSPACE).map(({ stage, days }) => `${stage}:${days}`)).toEqual([
      'new:1',
      'nurturing:0',
      'qualified:0',
      'proposal:0',
      'contract:0',
    ]);
  });

  it('end at 400 working days', () => {
    const visits = [visit('new', '2023-01-02T10:00', '2026-03-02T10:00')];
    expect(stageAges({ status: 'lost', furthest: 'new' }, visits, WORKSPACE)).toEqual([
      { stage: 'new', days: 400 },
    ]);
  });

  it('leave a stage out that the pipeline no longer has', () => {
    const visits = [
      visit('trial', '2026-03-02T10:00', '2026-03-03T10:00'),
      visit('nurturing', '2026-03-03T10:00', '2026-03-04T10:00'),
    ];
    expect(stageAges({ status: 'lost', furthest: 'trial' }, visits, WORKSPACE)).toEqual([
      { stage: 'new', days: 0 },
      { stage: 'nurturing', days: 1 },
    ]);
    expect(stageAges({ status: 'lost', furthest: 'trial' }, [], WORKSPACE)).toEqual([]);
  });
});
