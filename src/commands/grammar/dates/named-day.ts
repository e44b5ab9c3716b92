import { addDays, dayOf } from '../../../domain/calendar/calendar.ts';
import { type Day, HOUR } from '../../../domain/time.ts';
import {
  type Doubt,
  type MomentContext,
  type Part,
  type Piece,
  type PieceReader,
  weekdayOf,
} from './piece.ts';

/** Words for a day counted from today; the slips are those that phones and hurry make. */
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw)(?!\p{L})|^overmorrow(?!\p{L})/iu, 2],
  [/^(?:the\s+)?day\s+before\s+yesterday(?!\p{L})/iu, -2],
  [/^(?:today|tdy|2day)(?!\p{L})/iu, 0],
  [/^(?:tom+or+ow|tomm?or+w|tmr+w?|tmw|tomo|2mor+ow?|2mrw)(?!\p{L})/iu, 1],
  [/^yesterday(?!\p{L})/iu, -1],
  [/^大后天/u, 3],
  [/^后(?:天|日|儿)/u, 2],
  [/^(?:明(?:天|日|儿个?)|明(?=早|晚|上午|下午|中午))/u, 1],
  [/^(?:今(?:天|日|儿个?)|今(?=早|晚|上午|下午|中午)|当天|当日)/u, 0],
  [/^大前天/u, -3],
  [/^前(?:天|日)/u, -2],
  [/^昨(?:天|日|儿个?|晚)/u, -1],
];
const NIGHTS = /^(?:tonight|tonite|2nite)(?!\p{L})/iu;
/** 明早, 明晚, 后晚: the part has no word of its own. */
const SHORT_PART = /^(早上?|晚上?)/u;
/** Until when "tomorrow" may still mean the day that has begun. */
const SMALL_HOURS = 4 * HOUR;

/** today, tmrw, 后天, 明早, tonight. */
export const namedDay: PieceReader = (text, today, context) => {
  const night = NIGHTS.exec(text);
  if (night !== null)
    return { length: night[0].length, meaning: { says: 'part-of-day', day: today, part: 'evening' } };
  for (const [pattern, ahead] of DAYS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const day = addDays(today, ahead);
    const short = SHORT_PART.exec(text.slice(found[0].length));
    const typed = found[0] + (short?.[0] ?? '');
    const doubt = ahead > 0 ? lateAtNight(typed, short?.[0] ?? '', day, context) : undefined;
    const rest = { day, ...(doubt && { doubt }) };
    return {
      length: typed.length,
      meaning:
        short === null ? { says: 'day', ...rest } : { says: 'part-of-day', part: partIn(short[0]), ...rest },
    };
  }
  return null;
};

const partIn = (word: string): Part => (word.startsWith('早') ? 'morning' : 'evening');

/** Half an hour after midnight, tomorrow may be the day that has begun. */
const lateAtNight = (
  typed: string,
  part: string,
  day: Day,
  { now, workspace: { zone } }: MomentContext,
): Doubt | undefined => {
  if (dayOf(now - SMALL_HOURS, zone) === dayOf(now, zone)) return undefined;
  const word = part === '' ? '' : part.startsWith('早') ? ' 早上' : ' 晚上';
  return { typed, instead: [`${addDays(day, -1)}${word}`, `${day}${word}`] };
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const LATIN =
  /^(?:(this\s+coming|this|next|nxt|coming|last|past|the\s+coming|every)\s+)?(?:(mon)(?:day)?|(tue)(?:s(?:day)?)?|(wed)(?:s|nesday)?|(thu)(?:rs?(?:day)?)?|(fri)(?:day)?|(sat)(?:urday)?|(sun)(?:day)?)\.?(?!['’\p{L}])(\s+(?:week|fortnight)(?!\p{L}))?/iu;
/** `sat` and `sun` are words of their own unless something of a time follows. */
const OWN_WORD = /^(?:sat|sun)$/iu;
const AFTER_OWN_WORD =
  /^\s*(?:$|[,，.;:]|\d|at\b|by\b|around\b|morning|afternoon|evening|night|noon|the\b|eod|cob|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\b)/iu;
const CHINESE =
  /^(这一?个?|本|上上?个?|下{1,2}一?个?)?(周|星期|礼拜)([一二三四五六日天1-7])(?![年月点点號])/u;

/** friday, next tue, 下周三, 礼拜四: this week's, while it is to come. */
export const weekdayPiece: PieceReader = (text, today, context) =>
  latinWeekday(text, today, context) ?? chineseWeekday(text, today, context);

const latinWeekday: PieceReader = (text, today, { backward }) => {
  const match = LATIN.exec(text);
  if (match === null) return null;
  const [all, which, ...days] = match;
  const weekday = days.slice(0, 7).findIndex((day) => day !== undefined);
  if (weekday < 0 || WEEKDAYS[weekday] === undefined) return null;
  if (OWN_WORD.test(all) && !AFTER_OWN_WORD.test(text.slice(all.length))) return null;
  const later = days[7] === undefined ? 0 : /week/i.test(days[7]) ? 7 : 14;
  const word = which?.toLowerCase().replace(/\s+/g, ' ') ?? '';
  if (word === 'every') return { length: all.length, meaning: { says: 'vague' } };
  const thisWeek = addDays(today, weekday - weekdayOf(today));
  const coming = thisWeek < today ? addDays(thisWeek, 7) : thisWeek;
  if (word === 'last' || word === 'past')
    return dayPiece(all, thisWeek < today ? thisWeek : addDays(thisWeek, -7));
  if (word === 'next' || word === 'nxt') return dayPiece(all, addDays(thisWeek, 7 + later));
  if (word !== '' || later > 0) return dayPiece(all, addDays(coming, later));
  return bare(all, thisWeek, today, backward);
};

const chineseWeekday: PieceReader = (text, today, { backward }) => {
  const match = CHINESE.exec(text);
  if (match === null) return null;
  const [all, which = '', , sign = ''] = match;
  const index = '一二三四五六日天'.indexOf(sign);
  const weekday = index >= 0 ? Math.min(index, 6) : Number(sign) - 1;
  const thisWeek = addDays(today, weekday - weekdayOf(today));
  const weeks = which.startsWith('下')
    ? count(which, '下')
    : which.startsWith('上')
      ? -count(which, '上')
      : 0;
  if (which !== '') return dayPiece(all, addDays(thisWeek, 7 * weeks));
  return bare(all, thisWeek, today, backward);
};

const count = (text: string, sign: string): number => [...text].filter((one) => one === sign).length;

const dayPiece = (all: string, day: Day): Piece => ({
  length: all.length,
  meaning: { says: 'day', day, weekday: true },
});

const bare = (all: string, thisWeek: Day, today: Day, backward = false): Piece => {
  if (backward) return dayPiece(all, thisWeek > today ? addDays(thisWeek, -7) : thisWeek);
  return thisWeek === today
    ? either(all, today)
    : dayPiece(all, thisWeek < today ? addDays(thisWeek, 7) : thisWeek);
};

/** "Friday" said on a Friday: today, or in a week? */
const either = (all: string, today: Day): Piece => ({
  length: all.length,
  meaning: {
    says: 'day',
    day: today,
    weekday: true,
    doubt: { typed: all, instead: [today, addDays(today, 7)] },
  },
});
