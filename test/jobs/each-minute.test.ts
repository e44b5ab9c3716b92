import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY, MINUTE } from '../../src/domain/time.ts';
import { eachMinute } from '../../src/jobs/each-minute.ts';

const START = Date.parse('2026-03-03T10:00:20Z');

describe('each minute', () => {
  const seen: string[] = [];
  let hold: Promise<void> = Promise.resolve();
  const tick = async () => {
    seen.push(new Date().toISOString().slice(0, 19));
    await hold;
  };
  beforeEach(() => {
    seen.splice(0);
    hold = Promise.resolve();
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked as it begins', async () => {
    const minutes = eachMinute(tick);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    await minutes.stop();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(seen).toEqual(['2026-03-03T10:01:00', '2026-03-03T10:02:00']);
  });

  it.each([100 * DAY, 1000 * DAY, -100 * DAY])(
    'is asked once after the clock went on by %d ms, and from then on',
    async (ms) => {
      const minutes = eachMinute(tick);
      const matches = vi.spyOn(Date.prototype, 'getTime');
      vi.setSystemTime(START + ms);
      await vi.advanceTimersByTimeAsync(MINUTE);
      // Walking a hundred days takes a hundred thousand looks at a date.
      expect(matches.mock.calls.length).toBeLessThan(1000);
      matches.mockRestore();
      await vi.advanceTimersByTimeAsync(2 * MINUTE);
      await minutes.stop();
      expect(seen.length).toBeGreaterThanOrEqual(3);
      expect(seen.length).toBeLessThanOrEqual(4);
      expect(seen.slice(-2).every((at) => at.endsWith(':00'))).toBe(true);
    },
  );

  it('is not asked while it is still being answered', async () => {
    let done: () => void = () => undefined;
    hold = new Promise((resolve) => {
      done = resolve;
    });
    const minutes = eachMinute(tick);
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(seen).toHaveLength(1);
    done();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(seen).toHaveLength(2);
    await minutes.stop();
  });
});
