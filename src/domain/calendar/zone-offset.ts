import { Temporal } from 'temporal-polyfill';
import { createCache } from '../../lib/cache.ts';
import type { Instant, Zone } from '../time.ts';

/** A stretch [start, end) of time during which a zone's offset does not change. */
interface Stretch {
  start: Instant;
  end: Instant;
  offset: number;
}

/** A workspace has one zone and its deals lie within a few years, so these bounds are never felt. */
const MAX_ZONES = 100;
const MAX_STRETCHES = 64;

const known = createCache<Zone, Stretch[]>(MAX_ZONES);

/** How many ms the clocks in `zone` are ahead of UTC at `at`. Throws RangeError for an unknown zone. */
export const offsetAt = (at: Instant, zone: Zone): number => {
  const stretches = known.get(zone);
  if (stretches !== undefined) {
    for (const stretch of stretches) {
      if (at >= stretch.start && at < stretch.end) return stretch.offset;
    }
  }
  return learn(at, zone, stretches ?? []).offset;
};

const learn = (at: Instant, zone: Zone, stretches: Stretch[]): Stretch => {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // "previous" means strictly before, and a stretch includes its first instant.
  const start = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const end = here.getTimeZoneTransition('next');
  const stretch: Stretch = {
    start: start?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    end: end?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1e6,
  };
  if (stretches.length >= MAX_STRETCHES) stretches.length = 0;
  stretches.push(stretch);
  known.set(zone, stretches);
  return stretch;
};
