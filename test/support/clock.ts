import type { Clock } from '../../src/chat/clock.ts';

/** A clock that stands still until a test moves it. Starts on Tuesday 2026-03-03 10:00 in Shanghai. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start: number = Date.parse('2026-03-03T10:00:00+08:00')) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  set(at: number): void {
    this.#now = at;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
