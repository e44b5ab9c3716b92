import type { Store } from '../domain/ports/store.ts';
import type { Instant } from '../domain/time.ts';
import type { Clock } from './clock.ts';

const SETTING = 'clock.ahead';

/** A clock that can be put forward and stays so, through restarts too: what was done "tomorrow" is never in the future. */
export interface AdjustableClock extends Clock {
  /** Never goes back: a time before now is ignored. */
  advance(to: Instant): Promise<void>;
}

/** The real time, moved by what the playground was asked for. */
export const createAdjustableClock = async (
  { settings }: Pick<Store, 'settings'>,
  base: Clock,
): Promise<AdjustableClock> => {
  let aheadMs = Number((await settings.find(SETTING)) ?? 0);
  const now = () => base.now() + aheadMs;
  return {
    now,
    async advance(to) {
      if (!(to > now())) return;
      aheadMs = to - base.now();
      await settings.save(SETTING, String(aheadMs));
    },
  };
};
