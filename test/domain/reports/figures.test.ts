import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { loseDeal, reopenDeal, winDeal } from '../../../src/domain/deals/close-deal.ts';
import { editDeal } from '../../../src/domain/deals/edit-deal.ts';
import { moveDeal } from '../../../src/domain/deals/move-deal.ts';
import { undoDeal } from '../../../src/domain/deals/undo-deal.ts';
import type { FigureScope, Period } from '../../../src/domain/reports/figures.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  HISTORIES_START,
  type History,
  histories,
  play,
  teamHistories,
  WORKSPACE,
} from '../../support/histories.ts';
import { naiveFigures } from '../../support/naive-figures.ts';
import { naiveOutcomes, naiveReopened } from '../../support/naive-outcomes.ts';
import { inScope } from '../../support/naive-scope.ts';
import { COMPLETE } from '../sample.ts';

const EVERYBODY: FigureScope = { owner: null, team: null, source: null };
const EVER: Period = { start: 0, end: Number.MAX_SAFE_INTEGER };
const START = HISTORIES_START;
const WEEK: Period = { start: START, end: START + 7 * DAY };

const figures = (recorded: readonly History[], period = EVER, scope = EVERYBODY) =>
  naiveFigures(recorded, WORKSPACE, period, scope);

type Attempt = Parameters<typeof play>[3][number]['attempt'];
/** What Amy does, an hour apart each. */
const amy = (...attempts: Attempt[]) => attempts.map((attempt) => ({ after: HOUR, by: 1, attempt }));
const to =
  (stage: string): Attempt =>
  ({ deal }, ctx) =>
    moveDeal(deal, { to: stage, override: true, reason: 'so be it' }, ctx);
const won: Attempt = ({ deal }, ctx) =>
  winDeal(deal, { amount: COMPLETE.amount, override: true, reason: 'so be it' }, ctx);
const lost: Attempt = ({ deal }, ctx) => loseDeal(deal, { reason: 'price' }, ctx);
const reopened: Attempt = ({ deal }, ctx) => reopenDeal(deal, ctx);
const undone: Attempt = ({ deal, events }, ctx) => undoDeal(deal, events, { ...ctx, now: ctx.now - HOUR });

const acme = { company: 'Acme', source: 'zhihu' };
const stage = (recorded: History[], id: string, period = WEEK) =>
  figures(recorded, period).stages.find((row) => row.stage === id);

describe('the figures, by hand', () => {
  it('count a skipped stage as reached, without a visit or an exit', () => {
    const history = play(acme, START, 1, amy(to('qualified')));
    expect(stage([history], 'new')).toMatchObject({ reached: 1, advanced: 1, medianTime: HOUR, open: 0 });
    expect(stage([history], 'nurturing')).toMatchObject({
      reached: 1,
      advanced: 0,
      conversion: null,
      medianTime: null,
    });
    expect(stage([history], 'qualified')).toMatchObject({ reached: 1, open: 1, conversion: null });
    expect(stage([history], 'proposal')).toMatchObject({ reached: 0 });
  });

  it('count a way back as the end of a visit, not as an exit, and no stage twice as reached', () => {
    const history = play(acme, START, 1, amy(to('proposal'), to('qualified'), to('proposal')));
    expect(stage([history], 'proposal')).toMatchObject({
      reached: 1,
      advanced: 0,
      lost: 0,
      medianTime: HOUR,
    });
    expect(stage([history], 'qualified')).toMatchObject({ reached: 1, advanced: 1, medianTime: HOUR });
  });

  it('count a deal once a stage, by its last exit in the period', () => {
    const history = play(acme, START, 1, amy(lost, reopened, won));
    expect(stage([history], 'new')).toMatchObject({ advanced: 1, lost: 0, conversion: 1, medianTime: HOUR });
    expect(stage([history], 'contract')).toMatchObject({ reached: 1, advanced: 0, medianTime: null });
    const untilLoss = { start: START, end: START + HOUR + 1 };
    expect(stage([history], 'new', untilLoss)).toMatchObject({ advanced: 0, lost: 1, conversion: 0 });
  });

  it('say how it ended by how it stands now', () => {
    const wonOnce = play(acme, START, 1, amy(lost, reopened, won), 1);
    const lostOnce = play({ company: 'Globex', owner: 2 }, START, 1, amy(to('nurturing'), lost), 2);
    expect(figures([wonOnce, lostOnce], WEEK)).toMatchObject({
      won: 1,
      wonAmount: [COMPLETE.amount],
      lost: 1,
      lostReasons: [{ reason: 'price', deals: 1 }],
      winRate: 0.5,
      cycle: 3 * HOUR,
      newLeads: 2,
      newBySource: [
        { source: 'zhihu', deals: 1 },
        { source: null, deals: 1 },
      ],
    });
    expect(figures([wonOnce, lostOnce], WEEK, { owner: 2, team: null, source: null })).toMatchObject({
      won: 0,
      lost: 1,
      winRate: 0,
    });
    expect(figures([wonOnce, lostOnce], WEEK, { owner: null, team: null, source: 'zhihu' })).toMatchObject({
      won: 1,
      lost: 0,
    });
  });

  it('count the new deals of the period that somebody referred, as they stand', () => {
    const referred = { ...acme, referredBy: 'Globex' };
    const forgotten: Attempt = ({ deal }, ctx) => editDeal(deal, { referredBy: null }, ctx);
    const recorded = [
      play(referred, START, 1, amy(lost)),
      play(acme, START, 1, [], 2),
      play(referred, START, 1, amy(forgotten), 3),
      play(referred, WEEK.end, 1, [], 4),
    ];
    expect(figures(recorded, WEEK)).toMatchObject({ newLeads: 3, referred: 1 });
  });

  it('take periods as half-open', () => {
    const history = play(acme, START, 1, amy(won));
    expect(figures([history], { start: START - DAY, end: START })).toMatchObject({ newLeads: 0 });
    expect(figures([history], { start: START, end: START + HOUR })).toMatchObject({ newLeads: 1, won: 0 });
    expect(figures([history], { start: START + HOUR, end: START + DAY })).toMatchObject({
      newLeads: 0,
      won: 1,
    });
  });

  it('count no outcome anywhere that was taken back in the same period', () => {
    for (const outcome of [won, lost]) {
      const history = play(acme, START, 1, amy(to('proposal'), outcome, reopened));
      expect(figures([history], WEEK)).toMatchObject({
        won: 0,
        lost: 0,
        reopened: 0,
        winRate: null,
        cycle: null,
      });
      expect(stage([history], 'proposal')).toMatchObject({ advanced: 0, lost: 0, conversion: null, open: 1 });
    }
  });

  it('leave an older period as it was and tell of what is reopened in the new one', () => {
    const cheaper: Attempt = ({ deal }, ctx) =>
      editDeal(deal, { amount: { minor: 1, currency: 'CNY' } }, ctx);
    const later = { after: 8 * DAY, by: 1, attempt: reopened };
    const steps = [...amy(to('proposal'), won), later, ...amy(cheaper, lost)];
    const history = play(acme, START, 1, steps);
    const next = { start: WEEK.end, end: WEEK.end + 7 * DAY };
    expect(figures([history], WEEK)).toMatchObject({
      won: 1,
      wonAmount: [COMPLETE.amount],
      lost: 0,
      reopened: 0,
    });
    expect(figures([history], next)).toMatchObject({ won: 0, wonAmount: [], lost: 1, reopened: 1 });
    expect(figures([history], EVER)).toMatchObject({ won: 0, lost: 1, reopened: 0 });
    expect(figures([play(acme, START, 1, [...steps.slice(0, 3), ...amy(undone)])], EVER)).toMatchObject({
      won: 1,
      wonAmount: [COMPLETE.amount],
      lost: 0,
    });
  });

  it('know nothing of what was undone', () => {
    expect(figures([play(acme, START, 1, amy(to('proposal'), undone))], WEEK)).toEqual(
      figures([play(acme, START, 1, [])], WEEK),
    );
  });

  it('take the mean of two middle ones as median and the nearest rank as 90th percentile', () => {
    const hours = (count: number) =>
      play(acme, START, 1, [{ after: count * HOUR, by: 1, attempt: to('nurturing') }]);
    const four = [1, 2, 4, 9].map(hours);
    expect(stage(four, 'new')).toMatchObject({ medianTime: 3 * HOUR, p90Time: 9 * HOUR });
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(hours);
    expect(stage(ten, 'new')).toMatchObject({ medianTime: 5.5 * HOUR, p90Time: 9 * HOUR });
  });
});

const periods = fc
  .tuple(fc.nat(80 * DAY), fc.nat(40 * DAY))
  .map(([late, length]) => ({ start: START + late, end: START + late + length }));

describe('the figures of any team', () => {
  test.prop([teamHistories()])('stand open deals in stages without losing or doubling one', (recorded) => {
    const open = recorded.filter(({ deal }) => deal.status === 'open').length;
    expect(figures(recorded).stages.reduce((sum, row) => sum + row.open, 0)).toBe(open);
  });

  test.prop([teamHistories()])(
    'narrow from stage to stage, from all deals to at least the won ones',
    (recorded) => {
      const { stages, won, newLeads } = figures(recorded);
      const reached = stages.map((row) => row.reached);
      expect(reached[0]).toBe(recorded.length);
      expect(newLeads).toBe(recorded.length);
      expect([...reached].sort((a, b) => b - a)).toEqual(reached);
      expect(reached.at(-1)).toBeGreaterThanOrEqual(won);
    },
  );

  test.prop([teamHistories(), periods, fc.double({ min: 0, max: 1, noNaN: true })])(
    'of two adjoining periods add up to those of both together',
    (recorded, { start, end }, share) => {
      const middle = Math.round(start + (end - start) * share);
      const parts = [figures(recorded, { start, end: middle }), figures(recorded, { start: middle, end })];
      const whole = figures(recorded, { start, end });
      const sum = (of: (part: typeof whole) => number) => parts.reduce((total, part) => total + of(part), 0);
      expect(sum((part) => part.newLeads)).toBe(whole.newLeads);
      // What stood when the first part ended and was reopened in the second counts in the first, and not in both together.
      const first = inScope(recorded, EVERYBODY, new Map());
      const takenBack = naiveOutcomes(first, { start, end: middle }).filter(
        ({ deal }) =>
          naiveReopened(
            first.filter((one) => one.deal.id === deal.id),
            { start: middle, end },
          ) > 0,
      );
      const gone = (status: string) => takenBack.filter((one) => one.status === status).length;
      expect(sum((part) => part.won)).toBe(whole.won + gone('won'));
      expect(sum((part) => part.lost)).toBe(whole.lost + gone('lost'));
      whole.stages.forEach((row, index) => {
        expect(sum((part) => part.stages[index]?.reached ?? 0)).toBe(row.reached);
      });
    },
  );

  test.prop([teamHistories(), periods])('split by source without a rest', (recorded, period) => {
    const sources = [...new Set(recorded.map(({ deal }) => deal.source))].filter((source) => source !== null);
    const parts = sources.map((source) => figures(recorded, period, { owner: null, team: null, source }));
    const without = figures(
      recorded.filter(({ deal }) => deal.source === null),
      period,
    );
    const whole = figures(recorded, period);
    const total = (of: (part: typeof whole) => number) =>
      [...parts, without].reduce((sum, part) => sum + of(part), 0);
    expect(total((part) => part.won)).toBe(whole.won);
    expect(total((part) => part.newLeads)).toBe(whole.newLeads);
    expect(whole.newBySource.reduce((sum, { deals }) => sum + deals, 0)).toBe(whole.newLeads);
  });

  test.prop([histories(), periods])(
    'are, right after an undo, what they were before the change',
    (history, period) => {
      history.changes.forEach((change, index) => {
        if (change.events[0]?.kind !== 'undone') return;
        const until = (count: number): History[] => {
          const deal = history.states[count - 1];
          return deal
            ? [{ ...history, deal, events: history.events.filter((event) => event.version <= count) }]
            : [];
        };
        expect(figures(until(index + 1), period)).toEqual(figures(until(index - 1), period));
      });
    },
  );
});
