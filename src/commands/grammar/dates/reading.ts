import { addDays, addWorkingDays, dayOf, instantAt } from '../../../domain/calendar/calendar.ts';
import type { Language } from '../../../domain/language.ts';
import { type Day, type Instant, MINUTE } from '../../../domain/time.ts';
import { twoDigits } from '../../../lib/minute-of-day.ts';
import { clockBesideDay, clockPiece } from './clock-piece.ts';
import { holidayPiece } from './holiday-piece.ts';
import { addMonths } from './months.ts';
import { namedDay, weekdayPiece } from './named-day.ts';
import { periodPiece } from './period-piece.ts';
import {
  type Doubt,
  type Meaning,
  type MomentContext,
  narrow,
  type Part,
  type Piece,
  type PieceReader,
  weekdayOf,
} from './piece.ts';
import { stepPiece, vaguePiece } from './step-piece.ts';
import { writtenDay } from './written-day.ts';
import { zonePiece } from './zone-word.ts';

type Of<S extends Meaning['says']> = Extract<Meaning, { says: S }>;

/** When something shall be: a day, and an instant where the text named a time of day. */
export interface Moment {
  day: Day;
  at: Instant | null;
  /** The hour was said in so many words, not by "evening" or "in two days". */
  byTheHour: boolean;
  /** The days, where a stretch of them was named. */
  span: { from: Day; to: Day } | null;
}

/** The time a text begins with. */
export interface Reading {
  length: number;
  typed: string;
  /** What it is; null: nobody can say, see `doubt`. */
  moment: Moment | null;
  doubt: Doubt | null;
  /** Could as well be something else. */
  weak: boolean;
  says: 'day' | 'clock' | 'both' | 'vague';
  /** Of whoever is asked, where it can be two. */
  language: Language;
}

/** A time is said in few words; more is never looked at. */
export const MAX_LENGTH = 80;

const LEADING =
  /^(?:(?:on|by|at|until|till|before|from|for|around|about|sometime|due|no\s+later\s+than|latest|starting|as\s+of)\s+(?:the\s+(?=\p{L}))?|(?:在|到|于|至|从|等到?|约|大概|争取|最晚|最迟|截止到?)\s*)+/iu;
const BETWEEN =
  /^(?:\s*[,，、]?\s*(?:(?:at|on|in|by|around|about|and|the|before)\s+)*|\s*的\s*|\s*[([（]\s*)/iu;
const FROM = /^\s*(?:from|after|on|starting)\s+/iu;
const BRACKET = /^\s*[)\]）]/u;
const SIDE =
  /^(?:(之前|以前|前|(?:at\s+the\s+)?latest(?!\p{L}))|(之后|以后|后(?![面台续期勤天]))|(?:左右|上下|起|开始|的时候|时(?!间)|整|sharp(?!\p{L})|-?ish(?!\p{L})|or\s+so(?!\p{L})))/iu;
const AFTER = /^(?:any\s?time\s+)?after\s+/iu;
/** A Latin word or a number goes on. */
const GOES_ON = /^[\p{Script=Latin}\d]/u;

interface Gathered {
  day: Of<'day'> | null;
  clock: (Of<'clock'> & { typed: string }) | null;
  part: Part | null;
  office: Of<'office'> | null;
  step: Of<'step'> | null;
  zone: Of<'zone'> | null;
  vague: boolean;
  doubt: Doubt | null;
  weak: boolean;
  /** What is after the day is meant, not the day. */
  after: boolean;
}

/** The time that `typed` begins with; null where it begins with none. */
export const readingAtStart = (typed: string, context: MomentContext): Reading | null => {
  const blank = typed.length - typed.trimStart().length;
  const text = narrow(typed.slice(blank, blank + MAX_LENGTH));
  const today = dayOf(context.now, context.workspace.zone);
  const after = AFTER.exec(text);
  const lead = after ?? LEADING.exec(text);
  // `at 16`, `by 4pm`, `in 2 hours` need their word.
  const whole = gather(text, today, context, false);
  const led = lead === null ? null : gather(text.slice(lead[0].length), today, context, after !== null);
  const ledLength = led === null ? 0 : led.length + (lead?.[0].length ?? 0);
  const best = whole !== null && whole.length >= ledLength ? whole : led && { ...led, length: ledLength };
  if (best === null || best.length === 0) return null;
  return resolved(best.gathered, typed.slice(0, blank + best.length), today, context);
};

const EMPTY: Gathered = {
  day: null,
  clock: null,
  part: null,
  office: null,
  step: null,
  zone: null,
  vague: false,
  doubt: null,
  weak: true,
  after: false,
};

const gather = (text: string, today: Day, context: MomentContext, after: boolean) => {
  let gathered: Gathered = { ...EMPTY, after };
  let length = 0;
  for (;;) {
    const next = nextPiece(gathered, text, length, today, context);
    if (next === null) break;
    gathered = next.gathered;
    length = next.length;
    if (gathered.vague) break;
    length += BRACKET.exec(text.slice(length))?.[0].length ?? 0;
  }
  if (length === 0) return null;
  const side = SIDE.exec(text.slice(length));
  if (side !== null) length += side[0].length;
  if (GOES_ON.test(text.slice(length)) && GOES_ON.test(text.charAt(length - 1))) return null;
  return { gathered: { ...gathered, after: gathered.after || side?.[2] !== undefined }, length };
};

interface Next {
  gathered: Gathered;
  length: number;
}

const nextPiece = (
  gathered: Gathered,
  text: string,
  from: number,
  today: Day,
  context: MomentContext,
): Next | null => {
  const readers = wanted(gathered);
  const gaps = from === 0 ? [0] : gapsAt(text.slice(from), gathered);
  let best: Next | null = null;
  for (const gap of gaps) {
    const at = from + gap;
    for (const read of readers) {
      const piece = read(text.slice(at), today, context);
      if (piece === null || piece.length === 0) continue;
      const length = at + piece.length;
      const added: Gathered | null =
        best === null || length > best.length ? add(gathered, piece, text.slice(at, length)) : null;
      if (added !== null) best = { gathered: added, length };
    }
  }
  return best;
};

/** Where the next piece may begin: with the words between them, or right away. */
const gapsAt = (text: string, { step, day }: Gathered): readonly number[] => {
  const between = BETWEEN.exec(text)?.[0].length ?? 0;
  const blank = /^\s*/.exec(text)?.[0].length ?? 0;
  const from = step !== null && day === null ? (FROM.exec(text)?.[0].length ?? 0) : 0;
  return [...new Set([between, blank, ...(from > 0 ? [from] : [])])];
};

const DAYS: readonly PieceReader[] = [namedDay, weekdayPiece, writtenDay, periodPiece, holidayPiece];

const wanted = (gathered: Gathered): readonly PieceReader[] => {
  const { day, clock, part, office, step, zone } = gathered;
  const nothing = day === null && clock === null && part === null && office === null && step === null;
  const readers: PieceReader[] = [];
  if (nothing) readers.push(vaguePiece);
  if (day === null) readers.push(...DAYS);
  else if (step === null) readers.push(weekdayPiece, writtenDay, periodPiece);
  if (nothing) readers.push(stepPiece);
  const hours = step === null || step.minutes === 0;
  if (hours && (clock === null || (part === null && office === null)))
    readers.push(day === null && part === null && step === null ? clockPiece : clockBesideDay);
  if (zone === null) readers.push((text, _today, context) => zonePiece(text, context));
  return readers;
};

/** With one more piece; null where it does not go with what is there. */
const add = (gathered: Gathered, { meaning, weak = false }: Piece, typed: string): Gathered | null => {
  const base = { ...gathered, weak: gathered.weak && weak };
  switch (meaning.says) {
    case 'vague':
      return { ...base, vague: true };
    case 'day':
      return withDay(base, meaning);
    case 'part-of-day':
      return gathered.day !== null || gathered.part !== null
        ? null
        : {
            ...base,
            day: { says: 'day', day: meaning.day },
            part: meaning.part,
            doubt: gathered.doubt ?? meaning.doubt ?? null,
          };
    case 'clock':
      return gathered.clock === null && gathered.office === null
        ? { ...base, clock: { ...meaning, typed: typed.trim() } }
        : null;
    case 'part':
      return gathered.part === null && gathered.office === null ? { ...base, part: meaning.part } : null;
    case 'office':
      return gathered.office === null && gathered.clock === null && gathered.part === null
        ? { ...base, office: meaning }
        : null;
    case 'step':
      return { ...base, step: meaning };
    case 'zone':
      return { ...base, zone: meaning };
    default:
      return meaning satisfies never;
  }
};

const withDay = (gathered: Gathered, meaning: Of<'day'>): Gathered | null => {
  const { day: known } = gathered;
  const doubt = gathered.doubt ?? meaning.doubt ?? null;
  if (known === null) return { ...gathered, day: meaning, doubt };
  const [week, weekday] = known.weekday === true ? [meaning, known] : [known, meaning];
  // 下周的周三, Tuesday next week.
  if (weekday.weekday === true && isWeek(week)) {
    const day = addDays(week.span?.to ?? week.day, weekdayOf(weekday.day) - 6);
    return { ...gathered, day: { says: 'day', day }, doubt: null };
  }
  // Next month on the 5th.
  if (
    known.span !== undefined &&
    meaning.dayOfMonth === true &&
    known.span.to.slice(0, 7) === known.day.slice(0, 7)
  )
    return {
      ...gathered,
      day: { says: 'day', day: `${known.span.to.slice(0, 8)}${meaning.day.slice(8)}` },
      doubt,
    };
  // Friday the 14th, 12月8日 周二: both have to be right.
  if ((known.weekday === true) === (meaning.weekday === true)) return null;
  const date = known.weekday === true ? meaning : known;
  if (date.span !== undefined) return null;
  if (weekdayOf(date.day) === weekdayOf(weekday.day))
    return { ...gathered, day: date, doubt: date.doubt ?? null };
  return { ...gathered, day: date, doubt: { typed: '', instead: [date.day, weekday.day] } };
};

const isWeek = ({ span, weekday }: Of<'day'>): boolean =>
  weekday !== true && span !== undefined && span.to <= addDays(span.from, 6) && weekdayOf(span.to) === 6;

const resolved = (gathered: Gathered, typed: string, today: Day, context: MomentContext): Reading => {
  const { day, clock, part, office, step, vague, weak } = gathered;
  const hasDay = day !== null || step !== null;
  const hasClock = clock !== null || part !== null || office !== null;
  const reading = {
    length: typed.length,
    typed: typed.trim(),
    weak,
    language: context.language,
    says: vague ? 'vague' : hasDay && hasClock ? 'both' : hasDay ? 'day' : 'clock',
  } as const;
  if (vague) return { ...reading, moment: null, doubt: null };
  const hours = minuteOf(gathered, context);
  const doubt = doubtIn(gathered, reading.typed, hours);
  if (doubt !== null) return { ...reading, moment: null, doubt };
  return { ...reading, moment: momentOf(gathered, hours[0] ?? null, today, context), doubt: null };
};

const doubtIn = ({ doubt, clock }: Gathered, typed: string, hours: readonly number[]): Doubt | null => {
  if (doubt !== null) {
    const part = doubt.typed === '' ? typed : doubt.typed;
    return { typed: part, instead: doubt.instead };
  }
  if (hours.length < 2) return null;
  return {
    typed,
    instead: hours.map((minute) =>
      typed
        .replace(clock?.typed ?? typed, () => ` ${clockWords(minute)} `)
        .trim()
        .replace(/\s+/gu, ' '),
    ),
  };
};

const clockWords = (minute: number): string =>
  `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

const NOON = 12 * 60;
const USUAL: Readonly<Record<Exclude<Part, 'morning' | 'night'>, number>> = {
  noon: NOON,
  afternoon: 14 * 60,
  dusk: 18 * 60,
  evening: 19 * 60,
};

/** The minutes of the day that may be meant; none: no time of day. */
const minuteOf = (
  { clock, part, office }: Gathered,
  { workspace: { calendar } }: MomentContext,
): readonly number[] => {
  if (office !== null && clock === null)
    return [office.when === 'opens' ? calendar.opensAt : Math.min(calendar.closesAt, 24 * 60 - 1)];
  if (clock === null) {
    if (part === null) return [];
    return part === 'morning' ? [calendar.opensAt] : part === 'night' ? [0, NOON] : [USUAL[part]];
  }
  const { minute, bare } = clock;
  if (part === null) return bare ? withoutHalf(minute) : [minute];
  switch (part) {
    case 'night':
      return [minute % NOON];
    case 'morning':
      return [minute];
    case 'noon':
      return [minute < 4 * 60 ? minute + NOON : minute];
    case 'afternoon':
    case 'dusk':
      return [minute < NOON ? minute + NOON : minute];
    case 'evening':
      // Twelve in the evening is no hour of that day, one and two are of the next.
      return minute % NOON < 4 * 60
        ? [minute % NOON, (minute % NOON) + NOON]
        : [minute < NOON ? minute + NOON : minute];
    default:
      return part satisfies never;
  }
};

/** Nobody calls a customer at three in the night; at seven, one cannot know. */
const withoutHalf = (minute: number): readonly number[] => {
  const hour = Math.floor(minute / 60);
  if (hour === 7 || hour === 0) return [minute, minute + NOON];
  return [hour >= 1 && hour < 7 ? minute + NOON : minute];
};

const momentOf = (
  { day: named, clock, step, zone: said, after }: Gathered,
  minute: number | null,
  today: Day,
  context: MomentContext,
): Moment => {
  const { now, workspace } = context;
  const zone = said?.zone ?? workspace.zone;
  const span = named?.span ?? null;
  const byTheHour = clock !== null;
  if (step !== null && step.minutes !== 0 && named === null) {
    const at = now + step.minutes * MINUTE;
    return { day: dayOf(at, workspace.zone), at, byTheHour: false, span };
  }
  const start = named?.day ?? (step === null ? null : today);
  if (start === null) {
    // Only a time of day: today while it is ahead, else tomorrow.
    const here = dayOf(now, zone);
    const first = instantAt(here, minute ?? 0, zone);
    const at =
      first > now || context.backward === true || clock === null
        ? first
        : instantAt(addDays(here, 1), minute ?? 0, zone);
    return { day: dayOf(at, workspace.zone), at, byTheHour, span };
  }
  const stepped = step === null ? start : stepFrom(start, step, context);
  const day = after && minute === null ? addWorkingDays(stepped, 1, workspace.calendar) : stepped;
  if (minute === null) return { day, at: null, byTheHour, span };
  const at = instantAt(day, minute, zone);
  return { day: dayOf(at, workspace.zone), at, byTheHour, span: null };
};

const stepFrom = (day: Day, { days, months, workingDays }: Of<'step'>, { workspace }: MomentContext): Day => {
  const dated = addDays(months === 0 ? day : addMonths(day, months), days);
  return workingDays === 0 ? dated : addWorkingDays(dated, workingDays, workspace.calendar);
};
