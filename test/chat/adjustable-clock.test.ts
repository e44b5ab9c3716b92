import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAdjustableClock } from '../../src/chat/adjustable-clock.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { openTempStore } from '../storage/sqlite/temp-store.ts';

let opened: Awaited<ReturnType<typeof openTempStore>>;
beforeEach(async () => {
  opened = await openTempStore();
});
afterEach(() => opened.close());

it('runs with the real clock, from where it was put', async () => {
  const { store, clock } = opened;
  const start = clock.now();
  const ahead = await createAdjustableClock(store, clock);
  expect(ahead.now()).toBe(start);
  await ahead.advance(start + HOUR);
  clock.advance(MINUTE);
  expect(ahead.now()).toBe(start + HOUR + MINUTE);
});

it('is as far ahead after a restart', async () => {
  const { store, clock, another } = opened;
  const start = clock.now();
  await (await createAdjustableClock(store, clock)).advance(start + HOUR);
  clock.advance(MINUTE);
  const restarted = await another();
  const ahead = await createAdjustableClock(restarted, clock);
  expect(ahead.now()).toBe(start + HOUR + MINUTE);
  await restarted.maintenance.close();
});

it.each([-HOUR, 0, Number.NaN])('never goes back: %d from now is ignored', async (by) => {
  const { store, clock } = opened;
  const ahead = await createAdjustableClock(store, clock);
  await ahead.advance(clock.now() + HOUR);
  const now = ahead.now();
  await ahead.advance(now + by);
  expect(ahead.now()).toBe(now);
  expect((await createAdjustableClock(store, clock)).now()).toBe(now);
});
