import { weekdayOfNumber } from '../../../domain/calendar/day-number.ts';
import type { Language } from '../../../domain/language.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { DAY, type Day, type Instant, type Zone } from '../../../domain/time.ts';

/** Whose zone and calendar a time is meant in, what they read, and what is now (epoch ms). */
export interface MomentContext {
  workspace: Pick<Workspace, 'zone' | 'calendar'>;
  now: Instant;
  language: Language;
  /** A day that was is meant, such as when a quote was sent: what names no year or week is the last such day. */
  backward?: boolean;
}

/** Parts of the day that people plan by. */
export type Part = 'night' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening';

/** Two or more ways to read one thing: what was typed, and what to type instead for each. */
export interface Doubt {
  typed: string;
  instead: readonly string[];
}

/** What a run of characters says about a time. */
export type Meaning =
  | {
      says: 'day';
      day: Day;
      /** Where a stretch of days was named: what is to come of it. */
      span?: { from: Day; to: Day };
      /** Only a weekday was named: a date may stand beside it, if it falls on that day. */
      weekday?: boolean;
      /** Only a day of a month was named. */
      dayOfMonth?: boolean;
      doubt?: Doubt;
    }
  | { says: 'clock'; minute: number /** Neither am nor pm, nor twenty-four hours. */; bare: boolean }
  | { says: 'part'; part: Part }
  /** The team's hours: as the office opens, or closes. */
  | { says: 'office'; when: 'opens' | 'closes' }
  | { says: 'step'; minutes: number; days: number; months: number; workingDays: number }
  | { says: 'zone'; zone: Zone }
  /** A day and a part of it in one word: tonight, 明早. */
  | { says: 'part-of-day'; day: Day; part: Part; doubt?: Doubt }
  /** It is a time, but nobody knows which: in a few days, soon, 过几天. */
  | { says: 'vague' };

/** A run of characters that says something about a time. */
export interface Piece {
  length: number;
  meaning: Meaning;
  /** Could as well be something else (3-4, 12.8, 2 days): only a time where one is looked for. */
  weak?: boolean;
}

/** The piece a text begins with; null where it begins with none of this kind. The text is narrowed, see `narrow`. */
export type PieceReader = (text: string, today: Day, context: MomentContext) => Piece | null;

/** Full-width letters, digits and signs as plain ones; as many characters as before. */
export const narrow = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/gu, (wide) => wide.normalize('NFKC'));

/** 0 is Monday. */
export const weekdayOf = (day: Day): number => weekdayOfNumber(Date.parse(day) / DAY);
