import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { JUMPS } from '../../../src/adapters/playground/http/wire.ts';
import { landing } from '../../../src/adapters/playground/jumps.ts';
import { WORKSPACE } from '../../support/histories.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);

describe('a jump in time', () => {
  it.each([
    ['morning', '2026-03-03T10:00', '2026-03-04T09:00'],
    ['morning', '2026-03-03T08:59', '2026-03-03T09:00'],
    ['morning', '2026-03-03T09:00', '2026-03-04T09:00'],
    ['morning', '2026-03-06T10:00', '2026-03-09T09:00'],
    ['morning', '2026-03-07T08:00', '2026-03-09T09:00'],
    ['monday', '2026-03-03T10:00', '2026-03-09T09:00'],
    ['monday', '2026-03-09T08:00', '2026-03-09T09:00'],
    ['monday', '2026-03-09T09:00', '2026-03-16T09:00'],
    ['day', '2026-03-03T10:00', '2026-03-04T10:00'],
  ] as const)('%s from %s lands on %s', (jump, from, to) => {
    expect(new Date(landing(jump, at(from), WORKSPACE)).toISOString()).toBe(new Date(at(to)).toISOString());
  });

  it.each([
    ['2026-09-30T10:00', '2026-10-08T09:00'],
    ['2026-09-19T10:00', '2026-09-20T09:00'],
  ])('the next working morning in China after %s is %s: holidays and make-up days count', (from, to) => {
    const calendar = { ...WORKSPACE.calendar, country: 'CN' };
    expect(landing('morning', at(from), { ...WORKSPACE, calendar })).toBe(at(to));
  });

  test.prop([fc.constantFrom(...JUMPS), fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })])(
    'always goes forward, and never further than a week and a day',
    (jump, now) => {
      const to = landing(jump, now, { ...WORKSPACE, zone: 'America/New_York' });
      expect(to).toBeGreaterThan(now);
      expect(to - now).toBeLessThanOrEqual(8 * 86_400_000);
    },
  );
});
