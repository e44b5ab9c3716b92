import type { Part, Piece } from './piece.ts';
import { smallNumber } from './small-number.ts';

/** 10am, 3p, 14:30, 9.30 pm, 16h30, 16 Uhr, 3 o'clock. */
const LATIN =
  /^(?:(at|@|um|by|before|after|around|about|until|till|from|to)\s*)?(\d{1,2})(?:([:.h])(\d{2})(?::\d{2})?)?\s?(?:(a\.m\.|p\.m\.|[ap]m?)(?![\p{L}\p{N}])|(o['’]clock|uhr|h(?:rs)?)(?![\p{L}\p{N}]))?(?=(?:\s*(in\s+the\s+(?:morning|afternoon|evening)|at\s+night)(?!\p{L}))?)/iu;
/** 10点, 三点半, 8点一刻, 14时30分, 10：30. */
const CHINESE =
  /^(?:在|约|大概|差不多)?\s?(\d{1,2}|[零一二两三四五六七八九十]{1,3})\s?[点點时](?!间|候|建议|意见|要求|问题|想法|需求|疑问|反馈|内容)(?:钟|整)?(?:(半)|([一三1-3])刻|(\d{1,2}|[零一二三四五六七八九十]{1,3})分?)?/u;
const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/^(?:凌晨|半夜|深夜|夜里)/u, 'night'],
  [
    /^(?:一大早|大清早|清晨|早上|早晨|上午|早(?=\s?(?:\d|[一二两三四五六七八九十]{1,2}[点點]))|午前)/u,
    'morning',
  ],
  [/^(?:中午|正午|晌午)/u, 'noon'],
  [/^(?:下午|午后)/u, 'afternoon'],
  [/^傍晚/u, 'dusk'],
  [/^(?:晚上|夜晚|今晚|晚间|晚(?=\s?(?:\d|[一二两三四五六七八九十]{1,2}[点點])))/u, 'evening'],
  [/^(?:(?:early\s+|in\s+the\s+|this\s+)*(?:mornings?|a\.?m\.?)|forenoon)(?!\p{L})/iu, 'morning'],
  [/^(?:at\s+)?(?:mid-?day|noon|lunch-?time|12\s?noon)(?!\p{L})/iu, 'noon'],
  [/^(?:early\s+|late\s+|in\s+the\s+|this\s+)*(?:afternoon|arvo)(?!\p{L})/iu, 'afternoon'],
  [/^(?:early\s+|late\s+|in\s+the\s+|this\s+|at\s+)*(?:evening|eve|night)(?!\p{L})/iu, 'evening'],
];
const CLOSES =
  /^(?:(?:by\s+|at\s+|before\s+)?(?:the\s+)?(?:eod|cob|eob|close(?:\s+of\s+(?:business|play))?|end\s+of\s+(?:the\s+)?(?:(?:business|working|work)\s?)?day)(?![\p{L}\p{N}])|(?:的)?(?:快)?下班(?:之前|以前|之后|以后|前|后|时)?|收工前)/iu;
const OPENS =
  /^(?:(?:first\s+thing|at\s+opening(?:\s+time)?|start\s+of\s+(?:the\s+)?(?:business\s+|working\s+)?day)(?:\s+in\s+the\s+morning)?(?![\p{L}\p{N}])|(?:一)?上班(?:之前|之后|以后|前|后|时|就)?)/iu;
const LUNCH = /^(?:before\s+lunch(?!\p{L})|午饭前|饭前)/iu;
const AFTER_LUNCH = /^(?:after\s+lunch(?!\p{L})|午饭后|饭后)/iu;

/** A time of day, or a part of it. */
export const clockPiece = (text: string): Piece | null =>
  chinese(text) ?? military(text) ?? latin(text) ?? office(text) ?? partOf(text);

/** What only adds to a day that was named: `at 3`, `9.30`, a bare part of the day. */
export const clockBesideDay = (text: string): Piece | null => clockPiece(text) ?? loose(text);

const latin = (text: string): Piece | null => {
  const match = LATIN.exec(text);
  if (match === null) return null;
  const [all, marker, hours = '', sign, minutes, half, unit, part] = match;
  const { length } = all.trimEnd();
  const end = text.slice(length);
  if (part === undefined && /^[\p{L}\p{N}]/u.test(end) && !/^[\u2E80-\u9FFF]/u.test(end)) return null;
  const isMarked = part !== undefined || (marker !== undefined && /^(?:at|@|um)$/i.test(marker));
  if (half === undefined && unit === undefined && (minutes === undefined || sign === '.') && !isMarked)
    return null;
  // 10h is rather ten hours; `16h30` and `um 16 h` are times.
  if (/^h/i.test(unit ?? '') && !isMarked && minutes === undefined) return null;
  if (half === undefined && minutes === undefined && /^\s?(?:[%./:-]\s?\d|[%€$£¥元万千kwm百个])/iu.test(end))
    return null;
  const hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    const late = half.toLowerCase().startsWith('p') ? 12 : 0;
    // 12am is the first minute of a day, and to many the last.
    const bare = hour === 12 && late === 0;
    return clock((hour % 12) + late, Number(minutes ?? 0), bare, length);
  }
  const isExact = hours.startsWith('0') || hour === 0 || (hour === 7 && minutes !== undefined);
  return clock(hour, Number(minutes ?? 0), hour < 12 && !isExact, length);
};

/** at 1530, 0900 hrs. */
const military = (text: string): Piece | null => {
  const [all, marker, hours = '', minutes = '', unit] =
    /^(?:(at|@)\s*)?([01]\d|2[0-3])([0-5]\d)(?:\s?(h|hrs|hours)(?!\p{L}))?(?![\p{L}\d])/iu.exec(text) ?? [];
  if (all === undefined || (marker === undefined && unit === undefined)) return null;
  return clock(Number(hours), Number(minutes), false, all.length);
};

/** 9.30 beside a day is no sum. */
const loose = (text: string): Piece | null => {
  const [all, hours = '', minutes = ''] = /^(\d{1,2})\.([0-5]\d)(?![\p{L}\p{N}.%])/u.exec(text) ?? [];
  return all === undefined ? null : clock(Number(hours), Number(minutes), Number(hours) < 12, all.length);
};

const chinese = (text: string): Piece | null => {
  const match = CHINESE.exec(text);
  if (match === null) return null;
  const [all, hours = '', half, quarters, minutes] = match;
  const hour = smallNumber(hours.replace(/^零(?=.)/u, '')) ?? (hours === '零' ? 0 : 99);
  const past =
    half !== undefined ? 30 : quarters !== undefined ? 15 * (smallNumber(quarters) ?? 1) : minuteIn(minutes);
  return clock(hour, past, hour < 12 && hour > 0 && !hours.startsWith('0'), all.length);
};

const minuteIn = (text = '0'): number => smallNumber(text.replace(/^零(?=.)/u, '')) ?? 0;

const clock = (hour: number, minute: number, bare: boolean, length: number): Piece | null =>
  hour > 23 || minute > 59 ? null : { length, meaning: { says: 'clock', minute: hour * 60 + minute, bare } };

const office = (text: string): Piece | null => {
  for (const [pattern, meaning] of [
    [CLOSES, { says: 'office', when: 'closes' }],
    [OPENS, { says: 'office', when: 'opens' }],
    [LUNCH, { says: 'part', part: 'noon' }],
    [AFTER_LUNCH, { says: 'part', part: 'afternoon' }],
  ] as const) {
    const found = pattern.exec(text);
    if (found !== null) return { length: found[0].length, meaning };
  }
  return null;
};

/** In English only where it cannot be a greeting or a name: `in the morning`, `this afternoon`. */
const partOf = (text: string): Piece | null => {
  for (const [pattern, part] of PARTS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const weak = /^(?:mornings?|a\.?m\.?|afternoon|evening|eve|night|forenoon|noon|arvo)$/iu.test(found[0]);
    return { length: found[0].length, meaning: { says: 'part', part }, ...(weak && { weak }) };
  }
  return null;
};
