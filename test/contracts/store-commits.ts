import { expect, it } from 'vitest';
import { winDeal } from '../../src/domain/deals/close-deal.ts';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import { editDeal } from '../../src/domain/deals/edit-deal.ts';
import type { Change } from '../../src/domain/deals/event.ts';
import { replay } from '../../src/domain/deals/replay.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import { undoDeal } from '../../src/domain/deals/undo-deal.ts';
import { DAY } from '../../src/domain/time.ts';
import { decided, identityOf, type OpenStore, startTeam } from './store-scene.ts';

const note = { channel: 'note', text: 'called' } as const;

export const commitContract = (open: OpenStore): void => {
  it('gives back a committed deal exactly as it was decided, with its number and id', async () => {
    const { store, workspace, context, commit, close } = await startTeam(open);
    const made = await commit(
      createDeal(
        {
          company: 'Acme',
          email: 'jane@acme.com',
          amount: { minor: 5, currency: 'JPY' },
          checklist: ['terms', 'budget'],
        },
        context(),
      ),
    );
    expect(made).toMatchObject({ number: 1, version: 1, workspace: workspace.id, company: 'Acme' });
    expect(await store.deals.find(workspace.id, made.id)).toEqual(made);
    expect(await store.deals.byNumber(workspace.id, 1)).toEqual(made);
    await close();
  });

  it('gives numbers without gaps or repeats under 50 concurrent adds, from two processes', async () => {
    const { store, another, workspace, context, close } = await startTeam(open);
    const other = await another();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? store : other).deals.commit(
          workspace.id,
          createDeal({ company: `Acme ${index}` }, context()),
          null,
        ),
      ),
    );
    const numbers = results.map((result) => result.deal?.number ?? 0);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    await other.maintenance.close();
    await close();
  });

  it('numbers the deals of each workspace on their own and keeps them apart', async () => {
    const { store, workspace, add, context, close } = await startTeam(open);
    const mine = await add({ company: 'Acme' });
    const there = await store.team.requestScope(identityOf('U9', 'C9', { tenant: 'T2' }));
    const theirs = await store.deals.commit(
      there.workspace.id,
      createDeal({ company: 'Acme', owner: null }, { ...context(there.member), workspace: there.workspace }),
      null,
    );
    expect(theirs.deal?.number).toBe(1);
    expect(await store.deals.find(there.workspace.id, mine.id)).toBeNull();
    expect((await store.deals.byNumber(there.workspace.id, 1))?.id).toBe(theirs.deal?.id);
    expect(await store.deals.search(workspace.id, 'acme', 9)).toEqual([mine]);
    expect(await store.deals.similar(workspace.id, { company: 'Acme', phone: null, email: null }, 9)).toEqual(
      [mine],
    );
    const listed = await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 9 });
    expect(listed).toEqual({ items: [mine], total: 1 });
    await close();
  });

  it('answers a stale version with the current deal and who changed it', async () => {
    const { store, workspace, add, context, commit, close } = await startTeam(open);
    const bob = (await store.team.requestScope(identityOf('U2'))).member;
    const seen = await add({ company: 'Acme' });
    const changed = await commit(touchDeal(seen, note, context(bob)));
    const result = await store.deals.commit(workspace.id, touchDeal(seen, note, context()), 'late');
    expect(result).toMatchObject({ kind: 'conflict', deal: changed, last: { kind: 'touched', by: bob.id } });
    expect(await store.deals.history(seen.workspace, seen.id, 9)).toHaveLength(2);
    await close();
  });

  it('leaves no request key behind a conflict, so that the same request may be decided anew', async () => {
    const { store, workspace, add, context, commit, close } = await startTeam(open);
    const seen = await add({ company: 'Acme' });
    const changed = await commit(touchDeal(seen, note, context()));
    expect((await store.deals.commit(workspace.id, touchDeal(seen, note, context()), 'k')).kind).toBe(
      'conflict',
    );
    expect((await store.deals.commit(workspace.id, touchDeal(changed, note, context()), 'k')).kind).toBe(
      'committed',
    );
    await close();
  });

  it('commits a redelivered request once, whatever it was decided on', async () => {
    const { store, workspace, context, close } = await startTeam(open);
    const change = createDeal({ company: 'Acme' }, context());
    const results = await Promise.all([1, 2, 3].map(() => store.deals.commit(workspace.id, change, 'k')));
    expect(results.map(({ kind }) => kind)).toEqual(['committed', 'repeated', 'repeated']);
    const deal = results[0]?.deal;
    if (!deal) throw new Error('no deal');
    expect(results[1]?.deal).toEqual(deal);
    const again = await store.deals.commit(workspace.id, touchDeal(deal, note, context()), 'k');
    expect(again).toEqual({ kind: 'repeated', deal });
    const stale = await store.deals.commit(
      workspace.id,
      touchDeal({ ...deal, version: 7 }, note, context()),
      'k',
    );
    expect(stale.kind).toBe('repeated');
    expect((await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 9 })).total).toBe(1);
    expect(await store.outbox.take(context().now, 9, 1000)).toEqual([]);
    await close();
  });

  it('keeps values of fields a deal has no property for, each as it was given', async () => {
    const { store, another, workspace, context, commit, close } = await startTeam(open);
    const custom = {
      f_text: 'steel "pipes"',
      f_count: 40,
      f_yes: false,
      f_price: { minor: 100, currency: 'CNY' },
      f_choice: ['a', 'b'],
    };
    const deal = await commit(createDeal({ company: 'Acme', custom }, context()));
    expect(deal.custom).toEqual(custom);
    const edited = await commit(editDeal(deal, { custom: { f_text: null, f_yes: true } }, context()));
    const { f_text: _, ...rest } = custom;
    expect(edited.custom).toEqual({ ...rest, f_yes: true });
    const other = await another();
    for (const one of [store, other]) {
      expect(await one.deals.find(workspace.id, deal.id)).toEqual(edited);
      expect(await one.deals.search(workspace.id, 'acme', 9)).toEqual([edited]);
      const events = (await one.deals.history(workspace.id, deal.id, 9)).toReversed();
      expect(replay(events).custom).toEqual(edited.custom);
    }
    const back = await commit(
      undoDeal(edited, await store.deals.eventsOf(workspace.id, deal.id, 2), context()),
    );
    expect((await other.deals.find(workspace.id, deal.id))?.custom).toEqual(custom);
    expect(back.custom).toEqual(custom);
    await other.maintenance.close();
    await close();
  });

  it('tells which deal a request changed, as it is now, and nothing of one that was not committed', async () => {
    const { store, another, workspace, context, commit, close } = await startTeam(open);
    expect(await store.deals.byRequest(workspace.id, 'k')).toBeNull();
    const deal = await commit(createDeal({ company: 'Acme' }, context()), 'k');
    expect(await store.deals.byRequest(workspace.id, 'k')).toEqual(deal);
    expect(await store.deals.byRequest(workspace.id, 'l')).toBeNull();
    const other = await another();
    const changed = await other.deals.commit(workspace.id, touchDeal(deal, note, context()), 'l');
    expect(await store.deals.byRequest(workspace.id, 'k')).toEqual(changed.deal);
    expect(await store.deals.byRequest(workspace.id, 'l')).toEqual(changed.deal);
    const stale = await store.deals.commit(workspace.id, touchDeal(deal, note, context()), 'm');
    expect(stale.kind).toBe('conflict');
    expect(await store.deals.byRequest(workspace.id, 'm')).toBeNull();
    await other.maintenance.close();
    await close();
  });

  it('commits a change, its request key and its messages together or not at all', async () => {
    const { store, workspace, amy, add, context, close } = await startTeam(open);
    const deal = await add({ company: 'Acme' });
    const change = touchDeal(deal, note, context());
    const broken: Change = {
      ...change,
      messages: [{ to: { kind: 'member', id: amy.id }, key: null, body: { kind: 'assigned', by: null } }],
      showIn: [],
      // A fact that a store cannot keep: it has no time.
      events: [...change.events, ...change.events.map((event) => ({ ...event, at: Number.NaN }))],
    };
    const neighbour = touchDeal(await add({ company: 'Globex' }), note, context());
    const [failed, kept] = await Promise.allSettled([
      store.deals.commit(workspace.id, broken, 'broken'),
      store.deals.commit(workspace.id, neighbour, 'fine'),
    ]);
    expect(failed.status).toBe('rejected');
    expect(kept).toMatchObject({ value: { kind: 'committed' } });
    expect(await store.deals.find(workspace.id, deal.id)).toEqual(deal);
    expect(await store.deals.history(deal.workspace, deal.id, 9)).toHaveLength(1);
    expect(await store.outbox.take(context().now, 9, 1000)).toEqual([]);
    expect((await store.deals.commit(workspace.id, change, 'broken')).kind).toBe('committed');
    await close();
  });

  it('tells the history newest first and the facts of one version in their order', async () => {
    const { store, add, context, commit, close } = await startTeam(open);
    const deal = await add({ company: 'Acme' });
    const won = await commit(
      decided(
        winDeal(
          deal,
          {
            amount: { minor: 100, currency: 'CNY' },
            contacted: 'yes',
            override: true,
            reason: 'known for years',
          },
          context(),
        ),
      ),
    );
    const events = await store.deals.history(deal.workspace, deal.id, 9);
    expect(events.map(({ kind }) => kind)).toEqual(['won', 'touched', 'edited', 'created']);
    expect(await store.deals.eventsOf(deal.workspace, deal.id, won.version)).toEqual(
      events.slice(0, 3).reverse(),
    );
    expect(await store.deals.history(deal.workspace, deal.id, 1)).toEqual(events.slice(0, 1));
    await close();
  });

  it('finds a deal under its old words again after an undo', async () => {
    const { store, workspace, add, context, commit, close } = await startTeam(open);
    const deal = await add({ company: 'Acme', source: 'zhihu' });
    const renamed = await commit(editDeal(deal, { company: 'Globex', source: 'seo' }, context()));
    expect(await store.deals.search(workspace.id, 'acm', 9)).toEqual([]);
    expect(await store.deals.search(workspace.id, 'glo', 9)).toEqual([renamed]);
    expect(await store.deals.sources(workspace.id)).toEqual(['seo']);
    const back = await commit(
      undoDeal(renamed, await store.deals.eventsOf(deal.workspace, deal.id, renamed.version), context()),
    );
    expect(back).toMatchObject({ company: 'Acme', version: 3 });
    expect(await store.deals.search(workspace.id, 'acm', 9)).toEqual([back]);
    expect(await store.deals.search(workspace.id, 'glo', 9)).toEqual([]);
    expect(await store.deals.sources(workspace.id)).toEqual(['zhihu']);
    await close();
  });

  it('forgets request keys that are older than asked for, and only those', async () => {
    const { store, clock, workspace, add, context, commit, close } = await startTeam(open);
    const deal = await add({ company: 'Acme' });
    const first = await commit(touchDeal(deal, note, context()), 'old');
    clock.advance(3 * DAY);
    const second = await commit(touchDeal(first, note, context()), 'young');
    await store.maintenance.prune(clock.now() - DAY);
    expect((await store.deals.commit(workspace.id, touchDeal(second, note, context()), 'young')).kind).toBe(
      'repeated',
    );
    expect((await store.deals.commit(workspace.id, touchDeal(second, note, context()), 'old')).kind).toBe(
      'committed',
    );
    await close();
  });
};
