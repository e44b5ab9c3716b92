import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { DealPatch } from '../../../src/domain/deals/deal.ts';
import type { DealEvent } from '../../../src/domain/deals/event.ts';
import { replay } from '../../../src/domain/deals/replay.ts';
import { rank } from '../../../src/domain/pipeline/pipeline.ts';
import { histories, WORKSPACE } from '../../support/histories.ts';

const { pipeline } = WORKSPACE;

/** All fields by one name each, those that a deal has no property for among them. */
const flat = ({ custom, ...fields }: DealPatch): Record<string, unknown> => ({ ...fields, ...custom });

describe('any legal history of a deal', () => {
  test.prop([histories()])(
    'counts one version more with each change, on the deal and on all its facts',
    ({ changes }) => {
      changes.forEach((change, index) => {
        expect(change.deal.version).toBe(index + 1);
        expect(change.events.length).toBeGreaterThan(0);
        for (const event of change.events) expect(event.version).toBe(index + 1);
      });
    },
  );

  test.prop([histories()])(
    'replayed from its first event gives exactly the stored deal',
    ({ deal, events }) => {
      const { id: _id, number: _number, workspace: _workspace, ...rest } = deal;
      expect(replay(events)).toEqual(rest);
    },
  );

  test.prop([histories()])(
    'survives being written as JSON: replay of what was read gives the same deal',
    ({ events }) => {
      const read: DealEvent[] = JSON.parse(JSON.stringify(events));
      expect(replay(read)).toEqual(replay(events));
    },
  );

  test.prop([histories()])(
    'an undo gives back the state before, but for version and time',
    ({ changes, states }) => {
      changes.forEach((change, index) => {
        const [event] = change.events;
        if (event?.kind !== 'undone') return;
        expect(event.undoes).toBe(index);
        const before = states[index - 2];
        const now = states[index];
        expect(now).toEqual({ ...before, version: now?.version, lastEventAt: now?.lastEventAt });
      });
    },
  );

  test.prop([histories()])(
    'says of every fact what was, with the same keys as what is',
    ({ changes, states }) => {
      changes.forEach((change, index) => {
        const before = flat(states[index - 1] ?? {});
        const touched = new Set<string>();
        for (const event of change.events) {
          expect(Object.keys(flat(event.was)).sort()).toEqual(Object.keys(flat(event.set)).sort());
          for (const [key, value] of Object.entries(flat(event.was))) {
            if (index > 0 && !touched.has(key)) expect(value).toEqual(before[key] ?? null);
            touched.add(key);
          }
        }
      });
    },
  );

  test.prop([histories()])(
    'never loses the furthest stage but by an undo, and never stands beyond it',
    ({ changes, states }) => {
      states.forEach((state, index) => {
        expect(rank(pipeline, state.stage)).toBeLessThanOrEqual(rank(pipeline, state.furthest));
        const before = states[index - 1];
        if (before === undefined || changes[index]?.events.some((event) => event.kind === 'undone')) return;
        expect(rank(pipeline, state.furthest)).toBeGreaterThanOrEqual(rank(pipeline, before.furthest));
      });
    },
  );

  test.prop([histories()])(
    'arrives at each stage up to the furthest exactly once, in order',
    ({ deal, events }) => {
      const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.undoes] : [])));
      const arrivals = events
        .filter((event) => !undone.has(event.version))
        .flatMap((event) => (event.kind === 'moved' || event.kind === 'won' ? event.arrived : []));
      const [first, ...later] = pipeline.stages.map((stage) => stage.id);
      expect(first).toBe(events[0]?.set.stage);
      expect(arrivals).toEqual(later.slice(0, rank(pipeline, deal.furthest)));
    },
  );

  test.prop([histories()])('keeps what is closed and what is open apart', ({ states }) => {
    for (const deal of states) {
      expect(deal.closedAt === null).toBe(deal.status === 'open');
      expect(deal.lostReason === null).toBe(deal.status !== 'lost');
      if (deal.status !== 'open') {
        expect([deal.followUp, deal.waiting, deal.snoozedUntil]).toEqual([null, null, null]);
      }
      if (deal.status === 'won') expect(deal.amount).not.toBeNull();
      if (deal.lostReason === 'other') expect(deal.lostText).not.toBeNull();
    }
  });

  test.prop([histories()])('measures every visit from when the stage was entered', ({ changes, states }) => {
    changes.forEach((change, index) => {
      for (const event of change.events) {
        if (event.kind !== 'moved' && event.kind !== 'won' && event.kind !== 'lost') continue;
        expect(event.enteredAt).toBe(states[index - 1]?.stageEnteredAt);
        expect(event.from).toBe(states[index - 1]?.stage);
        expect(event.at).toBeGreaterThanOrEqual(event.enteredAt);
      }
    });
  });
});
