import type { Instant } from '../domain/time.ts';

/** The bot's time. Only the composition root, the playground's time control and tests make one. */
export interface Clock {
  now(): Instant;
}
