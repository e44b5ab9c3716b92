import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TENANT } from '../../../../src/adapters/playground/channels.ts';
import { openPeople } from '../../../../src/adapters/playground/people.ts';
import { loadSampleTeam } from '../../../../src/adapters/playground/sample/sample-load.ts';
import { SAMPLE_DEALS, sampleHistory } from '../../../../src/adapters/playground/sample/sample-team.ts';
import type { Deal } from '../../../../src/domain/deals/deal.ts';
import type { Change } from '../../../../src/domain/deals/event.ts';
import { replay } from '../../../../src/domain/deals/replay.ts';
import type { Store } from '../../../../src/domain/ports/store.ts';
import { stuckReasons } from '../../../../src/domain/stuck/stuck-rules.ts';
import type { Member } from '../../../../src/domain/team/member.ts';
import type { Workspace } from '../../../../src/domain/team/workspace.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { openStore } from '../../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../../../support/clock.ts';

let folder: string;
let store: Store;
let team: Workspace;
let members: readonly Member[];
const clock = new ManualClock();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'funnelbot-sample-'));
  store = await openStore(`file:${join(folder, 'funnelbot.db')}`, {
    clock,
    defaults: { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' },
  });
  await openPeople(store);
  team = await store.team.connect('playground', TENANT);
  members = await store.team.members(team.id);
});
afterEach(async () => {
  await store.maintenance.close();
  rmSync(folder, { recursive: true, force: true });
});

const allDeals = async (): Promise<readonly Deal[]> =>
  (await store.deals.list(team.id, {}, 'recent', { offset: 0, limit: 1000 })).items;

/** All changes of a history, as if the store had taken them. */
const told = (): Change[][] =>
  sampleHistory(clock.now(), members, team).map((life, index) => {
    const changes: Change[] = [];
    for (let step = life.next(); step.done !== true; step = life.next({ id: index + 1, number: index + 1 })) {
      changes.push(step.value);
    }
    return changes;
  });

describe('the sample team', () => {
  it('has the same history each time it is told', () => {
    expect(told()).toEqual(told());
  });

  it('did nothing that the funnel’s own events do not explain, and nothing in the future', () => {
    for (const changes of told()) {
      const events = changes.flatMap((change) => change.events);
      expect(changes.at(-1)?.deal).toMatchObject({
        ...replay(events),
        createdAt: expect.any(Number),
        createdBy: expect.anything(),
      });
      expect(events.every(({ at }) => at <= clock.now())).toBe(true);
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
    }
  });

  it('tells nobody and posts nothing about the past', async () => {
    expect(
      told().every((changes) =>
        changes.every(({ messages, showIn }) => messages.length + showIn.length === 0),
      ),
    ).toBe(true);
    await loadSampleTeam(store, team, clock.now());
    expect((await store.outbox.backlog(clock.now())).waiting).toBe(0);
  });

  it('looks like half a year of a real team', async () => {
    await loadSampleTeam(store, team, clock.now());
    const deals = await allDeals();
    expect(deals).toHaveLength(SAMPLE_DEALS);
    const open = deals.filter(({ status }) => status === 'open');
    const won = deals.filter(({ status }) => status === 'won');
    const lost = deals.filter(({ status }) => status === 'lost');
    expect(open.length).toBeGreaterThan(20);
    expect(won.length / (won.length + lost.length)).toBeGreaterThan(0.2);
    expect(won.length / (won.length + lost.length)).toBeLessThan(0.5);
    expect(new Set(open.map(({ stage }) => stage)).size).toBe(5);
    expect(new Set(lost.map(({ lostReason }) => lostReason)).size).toBeGreaterThan(4);
    expect(new Set(deals.map(({ source }) => source)).size).toBeGreaterThan(5);
    expect(new Set(open.map(({ owner }) => owner)).size).toBeGreaterThan(3);
    expect(new Set(deals.map(({ company }) => company)).size).toBe(SAMPLE_DEALS);
    const stuck = open.filter((deal) => stuckReasons(deal, team, clock.now()).length > 0);
    expect(stuck.length).toBeGreaterThan(5);
    expect(stuck.length).toBeLessThan(open.length * 0.7);
    const oldest = Math.min(...deals.map(({ createdAt }) => createdAt));
    expect(clock.now() - oldest).toBeGreaterThan(150 * DAY);
  });

  it('was referred by those who were customers already', async () => {
    await loadSampleTeam(store, team, clock.now());
    const deals = await allDeals();
    const referred = deals.filter(({ referredBy }) => referredBy !== null);
    expect(referred.length).toBeGreaterThan(5);
    for (const { referredBy, source, createdAt } of referred) {
      expect(source).toBe('referral');
      const referrer = deals.find(({ company }) => company === referredBy);
      expect(referrer?.status).toBe('won');
      expect(referrer?.closedAt).toBeLessThan(createdAt);
    }
  });

  it('is numbered in the order the deals came in', async () => {
    await loadSampleTeam(store, team, clock.now());
    const deals = [...(await allDeals())].sort((one, other) => one.number - other.number);
    expect(deals.map(({ number }) => number)).toEqual(deals.map((_, index) => index + 1));
    expect(deals.map(({ createdAt }) => createdAt)).toEqual(
      deals.map(({ createdAt }) => createdAt).sort((one, other) => one - other),
    );
  });

  it('is loaded once', async () => {
    expect(await loadSampleTeam(store, team, clock.now())).toBe(SAMPLE_DEALS);
    expect(await loadSampleTeam(store, team, clock.now())).toBe(0);
    expect(await allDeals()).toHaveLength(SAMPLE_DEALS);
  });

  it('is completed, not doubled, when the first load was cut short', async () => {
    let left = 300;
    const failing: Store = {
      ...store,
      deals: {
        ...store.deals,
        async commit(...args) {
          left -= 1;
          if (left < 0) throw new Error('the power went out');
          return store.deals.commit(...args);
        },
      },
    };
    await expect(loadSampleTeam(failing, team, clock.now())).rejects.toThrow('power');
    clock.advance(DAY);
    await loadSampleTeam(store, team, clock.now());
    clock.advance(-DAY);
    const deals = await allDeals();
    expect(deals).toHaveLength(SAMPLE_DEALS);
    const expected = told().map((changes) => changes.at(-1)?.deal.version ?? 0);
    const versions = [...deals].sort((one, other) => one.number - other.number).map(({ version }) => version);
    expect(versions).toEqual(expected);
  });
});
