import { expect, it } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import { type OpenStore, startTeam } from './store-scene.ts';

export const slotContract = (open: OpenStore): void => {
  it('claims a slot once, together with its messages, also when two processes try', async () => {
    const { store, another, clock, workspace, channel, close } = await startTeam(open);
    const other = await another();
    const slot = { workspace: workspace.id, job: 'digest', scope: `${channel.id}`, at: clock.now() };
    const message = {
      to: { kind: 'conversation', id: channel.id },
      key: null,
      body: { kind: 'assigned', by: null },
    } as const;
    expect(await store.slots.isClaimed(slot)).toBe(false);
    const claims = await Promise.all(
      [store, other, store, other].map((one) => one.slots.claim(slot, clock.now(), [message], null)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.slots.isClaimed(slot)).toBe(true);
    expect(await store.slots.isClaimed({ ...slot, scope: 'x' })).toBe(false);
    expect((await store.outbox.backlog(clock.now())).waiting).toBe(1);
    await other.maintenance.close();
    await close();
  });

  it('claims one slot only in a time in which there is to be one, whatever its instant', async () => {
    const { store, another, clock, workspace, close } = await startTeam(open);
    const other = await another();
    const at = clock.now();
    const slot = { workspace: workspace.id, job: 'digest', scope: 'a', at };
    const once = { start: at - DAY, end: at + DAY };
    const same = [at - DAY, at - 1, at, at + DAY - 1];
    const claims = await Promise.all(
      same.map((one, n) =>
        (n % 2 === 0 ? store : other).slots.claim({ ...slot, at: one, once }, clock.now(), [], null),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    for (const one of same) expect(await store.slots.isClaimed({ ...slot, at: one, once })).toBe(true);
    const next = { start: once.end, end: once.end + DAY };
    expect(await store.slots.isClaimed({ ...slot, at: next.start, once: next })).toBe(false);
    expect(await store.slots.isClaimed({ ...slot, scope: 'b', once })).toBe(false);
    expect(await store.slots.isClaimed({ ...slot, job: 'other', once })).toBe(false);
    await other.maintenance.close();
    await close();
  });

  it('tells the last slot of a job, in one scope or any, and what it noted', async () => {
    const { store, clock, workspace, close } = await startTeam(open);
    const slot = { workspace: workspace.id, job: 'digest', scope: 'a', at: clock.now() };
    const later = { ...slot, at: slot.at + DAY };
    const latest = { ...slot, scope: 'b', at: slot.at + 2 * DAY };
    expect(await store.slots.last(workspace.id, 'digest', 'a')).toBeNull();
    expect(await store.slots.last(workspace.id, 'digest', null)).toBeNull();
    await store.slots.claim(latest, clock.now(), [], null);
    await store.slots.claim(later, clock.now(), [], null, { deals: [1, 2] });
    await store.slots.claim(slot, clock.now(), [], null, 'old');
    expect(await store.slots.last(workspace.id, 'digest', 'a')).toEqual({
      at: later.at,
      note: { deals: [1, 2] },
    });
    expect(await store.slots.last(workspace.id, 'digest', null)).toEqual({ at: latest.at, note: null });
    expect(await store.slots.last(workspace.id, 'weekly', null)).toBeNull();
    await close();
  });
};
