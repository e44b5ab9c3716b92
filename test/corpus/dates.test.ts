import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/commands/error.ts';
import { daysAtStart } from '../../src/commands/grammar/dates/day-span.ts';
import { momentIn } from '../../src/commands/grammar/dates/moment.ts';
import { DATES, PLACES, SPANS } from './dates.ts';

const contextIn = (place: keyof typeof PLACES) => {
  const { zone, country, language, now } = PLACES[place];
  return {
    workspace: { zone, calendar: { country, opensAt: 9 * 60, closesAt: 18 * 60, days: [] } },
    now: Date.parse(now),
    language,
  };
};

/** As the line is written in the corpus. */
const read = (typed: string, place: keyof typeof PLACES): readonly (string | null)[] => {
  const context = contextIn(place);
  return asked(() => {
    const found = momentIn(typed, context);
    if (found === null) return [null];
    const { day, at } = found.moment;
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: context.workspace.zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return [at === null ? day : clock.format(at), ...(found.rest === '' ? [] : [found.rest])];
  });
};

const asked = (read: () => readonly (string | null)[]): readonly (string | null)[] => {
  try {
    return read();
  } catch (error) {
    if (error instanceof CommandError) return ['ask'];
    throw error;
  }
};

describe('times as they are typed', () => {
  for (const place of ['china', 'america', 'night', 'britain', 'nowhere'] as const) {
    it.each(DATES[place].map((line) => [line[0], line] as const))(
      `%s (${place})`,
      (_, [typed, ...expected]) => {
        expect(read(typed, place)).toEqual(expected);
      },
    );
  }

  it('are the same in full-width figures, in capitals and with blanks around', () => {
    for (const [typed, expected] of DATES.china) {
      const wide = typed.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      for (const variant of [wide, ` ${typed} `, typed.toUpperCase()])
        expect([variant, read(variant, 'china')[0]]).toEqual([variant, expected]);
    }
  });
});

describe('days as they are typed', () => {
  it.each(SPANS.map((line) => [line[0], line] as const))('%s', (_, [typed, ...expected]) => {
    expect(
      asked(() => {
        const { from, to, rest } = daysAtStart(typed, contextIn('china'), '');
        return [`${from}..${to}`, ...(rest === '' ? [] : [rest])];
      }),
    ).toEqual(expected);
  });
});
