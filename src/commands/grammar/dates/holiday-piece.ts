import { addDays, addWorkingDays } from '../../../domain/calendar/calendar.ts';
import { publicDays } from '../../../domain/calendar/public-holidays.ts';
import type { Day } from '../../../domain/time.ts';
import type { MomentContext, PieceReader } from './piece.ts';

/** A holiday by what people call it, its name in the calendars, and a country that has it where the team's has not. */
const HOLIDAYS: readonly (readonly [said: string, name: RegExp, of: string])[] = [
  [String.raw`元旦|新年(?!度)|new\s+year(?:['’]?s)?(?:\s+day)?(?!['’\p{L}])`, /^New Year/i, 'CN'],
  [
    String.raw`春节|过年|大年初一|除夕|(?<![今明后去\d])年(?=[前后])|chinese\s+new\s+year|cny|lunar\s+new\s+year|spring\s+festival`,
    /^(?:Spring Festival|Chinese New Year|Lunar New Year)/i,
    'CN',
  ],
  [String.raw`清明节?|qingming(?:\s+festival)?`, /Tomb|Qingming/i, 'CN'],
  [String.raw`五一(?:节|假期)?|劳动节|labou?r\s+day|may\s+day`, /^Labou?r Day/i, 'CN'],
  [String.raw`端午节?|dragon\s+boat(?:\s+festival)?`, /Dragon Boat/i, 'CN'],
  [String.raw`中秋节?|mid-?autumn(?:\s+festival)?`, /Mid-?autumn/i, 'CN'],
  [
    String.raw`国庆节?(?:假期|长假)?|十一(?=[前后]|假期|长假)(?:假期|长假)?|national\s+day|golden\s+week`,
    /^National Day/i,
    'CN',
  ],
  [String.raw`感恩节|thanksgiving(?:\s+day)?`, /^Thanksgiving/i, 'US'],
  [String.raw`圣诞节?|christmas(?:\s+day)?|x-?mas`, /^Christmas Day/i, 'US'],
  [String.raw`复活节|easter(?:\s+monday)?`, /^Easter/i, 'GB'],
  [String.raw`memorial\s+day`, /^Memorial Day/i, 'US'],
  [String.raw`independence\s+day|(?:the\s+)?(?:4th|fourth)\s+of\s+july`, /^Independence Day/i, 'US'],
];
const LATIN_BEFORE = String.raw`(?:(before|by|until|till|after|right\s+after|on|at|over)\s+(?:the\s+)?)?`;
const CHINESE_AFTER = `(?:(?:假期|节|放假)?(?:结束|过完|过|一过)?(之前|以前|前|之后|以后|过后|后)(?:(?:的)?第一(?:个?工作日|天))?)?`;
const PATTERNS = HOLIDAYS.map(([said, name, of]) => ({
  pattern: new RegExp(
    String.raw`^${LATIN_BEFORE}(?:(?:今年|明年)的?)?(?:过完|过了?)?(?:${said})(?!['’\p{Script=Latin}])${CHINESE_AFTER}`,
    'iu',
  ),
  name,
  of,
}));
const NEXT_ONE = /^(?:过完)?(?:节|放假|假期)(?:之)?([前后])/u;

/** 国庆后, before Christmas, 年后: the working day before it, the one after it, or its first day. */
export const holidayPiece: PieceReader = (text, today, context) => {
  for (const { pattern, name, of } of PATTERNS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const word = `${match[1] ?? ''}${match[2] ?? ''}`.toLowerCase();
    const side =
      /after|后|over/.test(word) || /过完/u.test(match[0])
        ? 'after'
        : /before|by|until|till|前/.test(word)
          ? 'before'
          : 'on';
    const days = nextRun(name, side, today, context) ?? nextRun(name, side, today, context, of);
    return days === null ? null : placed(match[0], days, side, context);
  }
  const match = NEXT_ONE.exec(text);
  if (match === null) return null;
  const side = match[1] === '前' ? 'before' : 'after';
  const days = nextRun(/./, side, today, context);
  return days === null ? null : placed(match[0], days, side, context);
};

interface Run {
  first: Day;
  last: Day;
}

/** The next days off of that name that are not over, or have not begun where what is before them is meant. */
const nextRun = (
  name: RegExp,
  side: 'before' | 'after' | 'on',
  today: Day,
  { workspace: { calendar } }: MomentContext,
  country = calendar.country,
): Run | null => {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .flatMap((one) => publicDays(country, one))
    .filter(({ names, working }) => !working && name.test(names.en));
  const runs: Run[] = [];
  for (const { day } of days) {
    const run = runs.at(-1);
    if (run !== undefined && addDays(run.last, 3) >= day) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return (
    runs.find(({ first, last }) =>
      side === 'after' ? last >= today : first > today || (side === 'on' && first === today),
    ) ?? null
  );
};

const placed = (
  all: string,
  { first, last }: Run,
  side: 'before' | 'after' | 'on',
  { workspace: { calendar } }: MomentContext,
) => {
  const day =
    side === 'on'
      ? first
      : side === 'before'
        ? addWorkingDays(first, -1, calendar)
        : addWorkingDays(last, 1, calendar);
  // The holiday itself is as often what is talked about.
  return side === 'on'
    ? ({
        length: all.length,
        meaning: { says: 'day', day, span: { from: first, to: last } },
        weak: true,
      } as const)
    : ({ length: all.length, meaning: { says: 'day', day } } as const);
};
