import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { OwnDay } from '../../../src/domain/calendar/work-calendar.ts';
import type { Deal } from '../../../src/domain/deals/deal.ts';
import type { StuckThresholds } from '../../../src/domain/ports/deal-filter.ts';
import { stuckReasons, stuckThresholds } from '../../../src/domain/stuck/stuck-rules.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { HISTORIES_START, histories, WORKSPACE } from '../../support/histories.ts';
import { aDeal, at } from '../sample.ts';

/** As the thresholds' own description puts it, which is what stores do. */
const stuckByThresholds = (deal: Deal, limits: StuckThresholds): boolean => {
  const { now } = limits;
  if (deal.status !== 'open' || (deal.snoozedUntil !== null && deal.snoozedUntil > now)) return false;
  const { waiting, followUp } = deal;
  if (waiting !== null && (waiting.overdueAfter ?? waiting.due) < now) return true;
  if (followUp !== null) return (followUp.overdueAfter ?? followUp.at) < now;
  return (
    deal.stageEnteredAt < (limits.enteredBefore.get(deal.stage) ?? Number.NEGATIVE_INFINITY) ||
    deal.lastEventAt < limits.quietBefore
  );
};

const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London');
const workspaces = fc
  .tuple(
    zones,
    fc.integer({ min: 0, max: 12 }),
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 5 }),
    fc.record({
      country: fc.constantFrom('CN', 'DE', 'US', 'SA', null),
      opensAt: fc.constant(540),
      closesAt: fc.constantFrom(600, 1080, 1320, 1440),
      days: fc.constantFrom<readonly OwnDay[]>(
        [],
        [
          { day: '2026-03-14', working: true, name: '' },
          { day: '2026-03-18', working: false, name: '' },
        ],
      ),
    }),
  )
  .map(([zone, quietDays, limits, calendar]) => ({
    ...WORKSPACE,
    zone,
    calendar,
    quietDays,
    pipeline: {
      stages: WORKSPACE.pipeline.stages.map((stage, index) => ({ ...stage, limitDays: limits[index] ?? 1 })),
    },
  }));
/** Around the edges of days as well as anywhere. */
const moments = fc
  .tuple(fc.integer({ min: 0, max: 90 }), fc.oneof(fc.constantFrom(0, 1, -1, HOUR, -HOUR), fc.nat(DAY)))
  .map(([days, extra]) => Date.parse('2026-03-02T00:00:00Z') + days * DAY + extra);
/** How long after its time what is due all day is overdue; null: at once. */
const allDay = fc.option(fc.integer({ min: 1, max: 5 * DAY }));

describe('the stuck rules', () => {
  test.prop(
    [
      workspaces,
      moments,
      fc.record({
        stage: fc.constantFrom(...WORKSPACE.pipeline.stages.map((stage) => stage.id)),
        stageEnteredAt: moments,
        lastEventAt: moments,
        status: fc.constantFrom('open', 'open', 'open', 'won', 'lost'),
        followUp: fc.option(
          fc
            .tuple(moments, allDay)
            .map(([at, later]) => ({ at, text: '', ...(later && { overdueAfter: at + later }) })),
        ),
        waiting: fc.option(
          fc.tuple(moments, moments, allDay).map(([since, due, later]) => ({
            what: 'quote',
            since,
            due,
            ...(later && { overdueAfter: due + later }),
          })),
        ),
        snoozedUntil: fc.option(moments),
      }),
    ],
    { numRuns: 2_000 },
  )('give a reason exactly for the deals the thresholds find', (workspace, now, fields) => {
    const deal = aDeal(fields);
    expect(stuckReasons(deal, workspace, now).length > 0).toBe(
      stuckByThresholds(deal, stuckThresholds(workspace, now)),
    );
  });

  test.prop([histories(), fc.nat(60 * DAY)])(
    'and do so for every deal that people make',
    ({ states }, later) => {
      const now = HISTORIES_START + 40 * DAY + later;
      for (const deal of states) {
        expect(stuckReasons(deal, WORKSPACE, now).length > 0).toBe(
          stuckByThresholds(deal, stuckThresholds(WORKSPACE, now)),
        );
      }
    },
  );

  const monday = at('2026-03-02T09:00:00');
  const deal = aDeal({ stage: 'proposal', stageEnteredAt: monday, lastEventAt: monday });
  const rules = (fields: Partial<Deal>, now: number) =>
    stuckReasons({ ...deal, ...fields }, WORKSPACE, now).map((reason) => reason.rule);

  it('a: more working days in the stage than its limit, not as many', () => {
    const talking = (now: number) => rules({ lastEventAt: now }, now);
    expect(talking(at('2026-03-11T23:59:59.999'))).toEqual([]);
    expect(talking(at('2026-03-12T00:00:00'))).toEqual(['stage-age']);
    expect(
      stuckReasons({ ...deal, lastEventAt: at('2026-03-12T00:00:00') }, WORKSPACE, at('2026-03-12T00:00:00')),
    ).toEqual([{ rule: 'stage-age', days: 8, limit: 7 }]);
  });

  it('b: its follow-up is overdue', () => {
    const due = at('2026-03-03T10:00:00');
    expect(rules({ followUp: { at: due, text: '' } }, due)).toEqual([]);
    expect(
      stuckReasons({ ...deal, followUp: { at: due, text: '' } }, WORKSPACE, at('2026-03-09T08:00:00')),
    ).toEqual([{ rule: 'follow-up', due, days: 4 }]);
  });

  it('c: it waits on the customer past the due date', () => {
    const waiting = { what: 'contract', since: monday, due: at('2026-03-04T18:00:00') };
    expect(rules({ waiting }, waiting.due)).toEqual([]);
    expect(stuckReasons({ ...deal, waiting }, WORKSPACE, waiting.due + 1)).toEqual([
      { rule: 'waiting', what: 'contract', due: waiting.due, days: 0 },
    ]);
  });

  it('d: no event for seven working days', () => {
    const fresh = { stageEnteredAt: at('2026-03-11T09:00:00') };
    expect(rules(fresh, at('2026-03-10T23:59:00'))).toEqual([]);
    expect(stuckReasons({ ...deal, ...fresh }, WORKSPACE, at('2026-03-11T00:00:00'))).toEqual([
      { rule: 'quiet', days: 7, limit: 7 },
    ]);
  });

  it('a follow-up in the future silences a and d but not c', () => {
    const now = at('2026-04-01T09:00:00');
    const followUp = { at: now + DAY, text: '' };
    const waiting = { what: 'quote', since: monday, due: at('2026-03-10T09:00:00') };
    expect(rules({}, now)).toEqual(['stage-age', 'quiet']);
    expect(rules({ followUp }, now)).toEqual([]);
    expect(rules({ followUp, waiting }, now)).toEqual(['waiting']);
  });

  it('counts what came after hours, and make-up days, as its calendar does', () => {
    const calendar = { country: 'CN', opensAt: 540, closesAt: 1080, days: [] };
    const team = { ...WORKSPACE, calendar, quietDays: 5 };
    const age = (entered: string, now: string) =>
      stuckReasons(
        { ...deal, stage: 'new', stageEnteredAt: at(entered), lastEventAt: at(now) },
        team,
        at(now),
      ).map((reason) => (reason.rule === 'stage-age' ? reason.days : null));
    // Limit 2. Friday 13 February, then the make-up Saturday; then the holiday up to Monday the 23rd.
    expect(age('2026-02-12T17:59:00', '2026-02-14T09:00:00')).toEqual([]);
    expect(age('2026-02-12T17:59:00', '2026-02-23T09:00:00')).toEqual([]);
    expect(age('2026-02-12T17:59:00', '2026-02-24T00:00:00')).toEqual([3]);
    expect(age('2026-02-12T18:00:00', '2026-02-24T23:00:00')).toEqual([]);
    expect(age('2026-02-12T18:00:00', '2026-02-25T00:00:00')).toEqual([3]);
  });

  it('names every rule that is broken, a to d', () => {
    const now = at('2026-04-01T09:00:00');
    const waiting = { what: 'quote', since: monday, due: now - DAY };
    expect(rules({ waiting, followUp: { at: now - DAY, text: '' } }, now)).toEqual([
      'stage-age',
      'follow-up',
      'waiting',
      'quiet',
    ]);
  });

  it('leaves snoozed deals alone until they wake, and closed ones for good', () => {
    const now = at('2026-04-01T09:00:00');
    expect(rules({ snoozedUntil: now + 1 }, now)).toEqual([]);
    expect(rules({ snoozedUntil: now }, now)).toEqual(['stage-age', 'quiet']);
    expect(rules({ status: 'won', closedAt: now }, now)).toEqual([]);
    expect(rules({ status: 'lost', closedAt: now }, now)).toEqual([]);
  });
});
