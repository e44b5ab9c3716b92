import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createDeal } from '../../../../src/domain/deals/create-deal.ts';
import type { Change, DealEvent } from '../../../../src/domain/deals/event.ts';
import { assignDeal, claimDeal, releaseDeal } from '../../../../src/domain/deals/ownership.ts';
import { replay } from '../../../../src/domain/deals/replay.ts';
import { touchDeal } from '../../../../src/domain/deals/touch-deal.ts';
import { undoDeal } from '../../../../src/domain/deals/undo-deal.ts';
import type { Store } from '../../../../src/domain/ports/store.ts';
import type { RuleContext } from '../../../../src/domain/rule-context.ts';
import { RuleError } from '../../../../src/domain/rule-error.ts';
import type { MemberId, Platform } from '../../../../src/domain/team/member.ts';
import { DAY, MINUTE } from '../../../../src/domain/time.ts';
import { identityOf } from '../../../contracts/store-scene.ts';
import { HISTORIES_START, type History, teamHistories, WORKSPACE } from '../../../support/histories.ts';
import { naiveFigures } from '../../../support/naive-figures.ts';
import { learned } from '../../../support/of-the-team.ts';
import { openTempStore } from '../temp-store.ts';

/** Members 1 to 5 in this order. */
const ACCOUNTS: readonly (readonly [Platform, string, string])[] = [
  ['slack', 'T1', 'U1'],
  ['slack', 'T1', 'U2'],
  ['feishu', 'F1', 'ou_1'],
  ['feishu', 'F1', 'ou_2'],
  ['playground', 'local', 'amy'],
];
const IDS: readonly MemberId[] = [1, 2, 3, 4, 5];
const platformOf = (id: MemberId) => ACCOUNTS[id - 1]?.[0];

type Linking =
  | { do: 'link'; one: MemberId; other: MemberId }
  | { do: 'unlink'; one: MemberId; platform: Platform | null }
  | { do: 'learn'; one: MemberId; email: string };

const member = fc.constantFrom(...IDS);
const linkings: fc.Arbitrary<Linking> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), one: member, other: member }) },
  fc.record({
    do: fc.constant('unlink' as const),
    one: member,
    platform: fc.constantFrom(null, null, 'slack', 'feishu', 'playground'),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('learn' as const),
      one: member,
      email: fc.constantFrom('a@x.com', 'a@x.com', 'b@x.com'),
    }),
  },
);

/** Who is one person, by plainly keeping the sets. */
class NaivePeople {
  groups: MemberId[][] = IDS.map((id) => [id]);
  readonly #apart = new Set<string>();
  readonly #emails = new Map<MemberId, string>();

  groupOf(id: MemberId): MemberId[] {
    return this.groups.find((group) => group.includes(id)) ?? [id];
  }

  person(id: MemberId): MemberId {
    return Math.min(...this.groupOf(id));
  }

  apply(step: Linking): void {
    if (step.do === 'link') this.#join(step.one, step.other);
    else if (step.do === 'unlink') this.#split(step.one, step.platform);
    else this.#learn(step.one, step.email);
  }

  #join(one: MemberId, other: MemberId): void {
    const [a, b] = [this.groupOf(one), this.groupOf(other)];
    if (a === b || a.some((x) => b.some((y) => platformOf(x) === platformOf(y)))) return;
    for (const x of a) for (const y of b) this.#apart.delete(pair(x, y));
    this.groups = [...this.groups.filter((group) => group !== a && group !== b), [...a, ...b]];
  }

  #split(one: MemberId, platform: Platform | null): void {
    const group = this.groupOf(one);
    const parts =
      platform === null
        ? group.map((id) => [id])
        : [
            group.filter((id) => platformOf(id) === platform),
            group.filter((id) => platformOf(id) !== platform),
          ];
    for (const part of parts)
      for (const x of part) for (const y of group) if (!part.includes(y)) this.#apart.add(pair(x, y));
    this.groups = [
      ...this.groups.filter((other) => other !== group),
      ...parts.filter(({ length }) => length > 0),
    ];
  }

  #learn(one: MemberId, email: string): void {
    this.#emails.set(one, email);
    for (const other of IDS) {
      if (this.#emails.get(other) !== email || platformOf(other) === platformOf(one)) continue;
      const isApart = this.groupOf(one).some((x) =>
        this.groupOf(other).some((y) => this.#apart.has(pair(x, y))),
      );
      if (!isApart) this.#join(one, other);
    }
  }
}

const pair = (x: MemberId, y: MemberId): string => `${Math.min(x, y)} ${Math.max(x, y)}`;

const applyTo = async (store: Store, step: Linking): Promise<void> => {
  if (step.do === 'link') await store.team.link(1, step.one, step.other);
  else if (step.do === 'unlink') await store.team.unlink(1, step.one, step.platform);
  else {
    const [platform, tenant, user] = ACCOUNTS[step.one - 1] ?? ['slack', '', ''];
    const { email } = step;
    await learned(store.team, {
      platform,
      tenant,
      user,
      name: null,
      language: null,
      email,
      mobile: null,
    });
  }
};

/** A deal as its own events, untouched by any link, tell of it. */
interface Told {
  id: number;
  events: DealEvent[];
}

const ownerOf = ({ events }: Told): MemberId | null => replay(events).owner;

const everythingHolds = async (store: Store, told: readonly Told[], people: NaivePeople): Promise<void> => {
  const person = (id: MemberId | null) => (id === null ? null : people.person(id));
  expect((await store.team.members(1)).map(({ id }) => id)).toEqual(
    IDS.filter((id) => people.person(id) === id),
  );
  const recorded = [];
  for (const one of told) {
    const stored = await store.deals.find(1, one.id);
    if (stored === null) throw new Error('a deal is gone');
    const { id: _, number: __, workspace: ___, ...deal } = stored;
    expect(deal.owner).toBe(person(ownerOf(one)));
    expect(replay([...(await store.deals.history(1, one.id, 1000))].reverse())).toEqual(deal);
    recorded.push({ deal: { ...stored, owner: person(ownerOf(one)) }, events: one.events });
  }
  const period = { start: HISTORIES_START - DAY, end: HISTORIES_START + 400 * DAY };
  for (const id of IDS) {
    const scope = { owner: people.person(id), team: null, source: null };
    const naive = naiveFigures(recorded, WORKSPACE, period, scope);
    expect(await store.reports.funnel(WORKSPACE, period, { ...scope, owner: id })).toEqual(naive);
    const { items, total } = await store.deals.list(1, { owner: id }, 'recent', { offset: 0, limit: 1000 });
    const theirs = recorded.filter(({ deal }) => deal.owner === people.person(id));
    expect(items.map((deal) => deal.id).sort()).toEqual(theirs.map(({ deal }) => deal.id).sort());
    expect(items.every((deal, at) => at === 0 || deal.lastEventAt <= (items[at - 1]?.lastEventAt ?? 0))).toBe(
      true,
    );
    expect(total).toBe(theirs.length);
    expect((await store.team.identities(1, id)).length).toBe(people.groupOf(id).length);
  }
};

const openTeam = async () => {
  const opened = await openTempStore();
  opened.clock.set(HISTORIES_START);
  for (const [platform, tenant, user] of ACCOUNTS) {
    const { member: met } = await opened.store.team.requestScope(
      identityOf(user, null, { platform, tenant }),
    );
    expect(platformOf(met.id)).toBe(platform);
  }
  return opened;
};

const inOrder = (histories: readonly History[]): { change: Change; deal: number }[] =>
  histories
    .flatMap((history, deal) => history.changes.map((change) => ({ change, deal })))
    .sort((a, b) => a.change.deal.lastEventAt - b.change.deal.lastEventAt);

/** What somebody tries with the newest state of a deal. */
type Attempt =
  | { do: 'add'; by: MemberId; owner: MemberId | null }
  | { do: 'assign'; deal: number; by: MemberId; to: MemberId }
  | { do: 'release' | 'claim' | 'note' | 'undo'; deal: number; by: MemberId };

const nth = fc.nat({ max: 2 });
const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), by: member, owner: fc.option(member) }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('assign' as const), deal: nth, by: member, to: member }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('release', 'claim', 'note', 'undo'), deal: nth, by: member }),
  },
);

const ONE_EACH: readonly Attempt[] = [3, 4, 5].map((id) => ({ do: 'add', by: id, owner: id }));

const decide = async (
  attempt: Attempt,
  store: Store,
  told: readonly Told[],
  ctx: RuleContext,
): Promise<Change | null> => {
  if (attempt.do === 'add') return createDeal({ company: 'Acme', owner: attempt.owner }, ctx);
  const deal = await store.deals.find(1, told[attempt.deal]?.id ?? 0);
  if (deal === null) return null;
  switch (attempt.do) {
    case 'assign':
      return assignDeal(deal, { to: attempt.to }, ctx);
    case 'release':
      return releaseDeal(deal, ctx);
    case 'claim':
      return claimDeal(deal, ctx);
    case 'note':
      return touchDeal(deal, { channel: 'note', text: 'x' }, ctx);
    case 'undo':
      return undoDeal(deal, await store.deals.eventsOf(deal.workspace, deal.id, deal.version), ctx);
    default:
      return attempt satisfies never;
  }
};

describe('after any links and unlinks', () => {
  test.prop([teamHistories(6), fc.array(fc.tuple(fc.nat({ max: 60 }), linkings), { maxLength: 12 })], {
    numRuns: 40,
  })('figures and lists by owner are what they are for people kept as sets', async (histories, steps) => {
    const { store, close } = await openTeam();
    try {
      const people = new NaivePeople();
      const told: Told[] = histories.map(({ events }) => ({ id: 0, events }));
      for (const [index, { change, deal }] of inOrder(histories).entries()) {
        const one = told[deal];
        const result = await store.deals.commit(
          1,
          { ...change, deal: { ...change.deal, id: one?.id || null }, messages: [] },
          null,
        );
        if (one !== undefined) one.id = result.deal?.id ?? 0;
        for (const [, step] of steps.filter(([at]) => at === index)) {
          people.apply(step);
          await applyTo(store, step);
        }
      }
      await everythingHolds(store, told, people);
      for (const id of IDS) {
        people.apply({ do: 'unlink', one: id, platform: null });
        await store.team.unlink(1, id, null);
      }
      await everythingHolds(store, told, people);
    } finally {
      await close();
    }
  });

  test.prop(
    [fc.array(fc.oneof(linkings, { weight: 2, arbitrary: attempts }), { maxLength: 40, size: 'max' })],
    {
      numRuns: 60,
    },
  )('each deal is what its own events tell of, however people worked in between', async (steps) => {
    const { store, clock, close } = await openTeam();
    try {
      const people = new NaivePeople();
      const told: Told[] = [];
      for (const step of [...ONE_EACH, ...steps]) {
        clock.advance(MINUTE);
        if (step.do === 'link' || step.do === 'unlink' || step.do === 'learn') {
          people.apply(step);
          await applyTo(store, step);
          continue;
        }
        const ctx = { workspace: WORKSPACE, now: clock.now(), by: people.person(step.by) };
        const change = await decide(step, store, told, ctx).catch((error: unknown) => {
          if (error instanceof RuleError) return null;
          throw error;
        });
        if (change === null) continue;
        const { kind, deal } = await store.deals.commit(1, change, null);
        expect(kind).toBe('committed');
        const known = told.find(({ id }) => id === deal?.id);
        if (known === undefined) told.push({ id: deal?.id ?? 0, events: [...change.events] });
        else known.events.push(...change.events);
        expect(await store.deals.find(1, deal?.id ?? 0)).toEqual(deal);
      }
      await everythingHolds(store, told, people);
      for (const id of IDS) {
        people.apply({ do: 'unlink', one: id, platform: null });
        await store.team.unlink(1, id, null);
      }
      await everythingHolds(store, told, people);
    } finally {
      await close();
    }
  });
});
