import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../../src/domain/reports/agenda.ts';
import type { Summary } from '../../../src/domain/reports/summary.ts';
import { EMPTY, emptySummary } from '../../support/extreme-summaries.ts';
import { figuresWith, sourceFigures, summaryWith, yuan } from '../../support/summaries.ts';

/** A week about which only `more` can be said. */
const calm = (more: Partial<Summary>): Summary =>
  summaryWith({ ...EMPTY, figures: figuresWith({ lostReasons: [], won: 0, lost: 0 }), ...more });
const kinds = (summary: Summary) => agendaOf(summary).map(({ kind }) => kind);
const pace = (won: number, daysGone: number) => ({
  span: 'month' as const,
  target: yuan(1_000),
  won: yuan(won),
  daysGone,
  days: 20,
});

describe('the agenda', () => {
  it('has what costs the most first, and never more than five points', () => {
    expect(kinds(summaryWith())).toEqual(['bottleneck', 'deal', 'target', 'losses', 'gaps']);
    expect(kinds(summaryWith({ bottleneck: null }))).toEqual(['target', 'losses', 'gaps', 'source']);
  });

  it('has three points even when nothing happened', () => {
    expect(kinds(emptySummary('weekly'))).toEqual(['stuck', 'commitments', 'leads']);
    expect(kinds(calm({ wins: summaryWith().wins }))).toEqual(['stuck', 'win', 'commitments']);
  });

  it('speaks of a target only when less is won than the working days gone ask for', () => {
    const forecast = (...paces: ReturnType<typeof pace>[]) => ({ stages: [], expected: [], pace: paces });
    expect(kinds(calm({ forecast: forecast(pace(500, 10)) }))).not.toContain('target');
    expect(agendaOf(calm({ forecast: forecast(pace(499, 10), pace(100, 10)) }))[0]).toEqual({
      kind: 'target',
      pace: pace(100, 10),
      behind: yuan(400),
    });
  });

  it('asks why most deals were lost, or else about the largest loss', () => {
    const reasons = (price: number) =>
      figuresWith({
        lost: 5,
        lostReasons: [
          { reason: 'timing', deals: 1 },
          { reason: 'price', deals: price },
        ],
      });
    expect(agendaOf(calm({ figures: reasons(4) }))[0]).toEqual({
      kind: 'losses',
      reason: 'price',
      deals: 4,
      of: 5,
    });
    const { losses } = summaryWith();
    expect(agendaOf(calm({ figures: reasons(1), losses }))[0]).toEqual({
      kind: 'lost-deal',
      deal: losses[0],
    });
  });

  it('names the largest gap in the data', () => {
    const quality = { open: 9, withoutAmount: 4, withoutSource: 5, withoutNextStep: 0 };
    expect(agendaOf(calm({ quality }))[0]).toEqual({ kind: 'gaps', lack: 'source', deals: 5, of: 9 });
  });

  it('praises a source only for deals that were won', () => {
    const sources = [
      sourceFigures('many leads', { newLeads: 90 }),
      sourceFigures('best', { newLeads: 3, won: 2 }),
      sourceFigures(null, { newLeads: 3, won: 9 }),
    ];
    expect(agendaOf(calm({ sources }))[0]).toEqual({ kind: 'source', source: 'best', newLeads: 3, won: 2 });
    expect(kinds(calm({ sources: sources.slice(0, 1) }))).not.toContain('source');
  });
});
