import { clockPiece } from './clock-piece.ts';
import { narrow, type Part } from './piece.ts';

const NOON = 12 * 60;
const LATE: ReadonlySet<Part> = new Set(['afternoon', 'dusk', 'evening']);

/** A time of day as it stands on a clock, in minutes since midnight: 9:00, 6:30, 9am, 下午6点; null where it is none. */
export const clockTime = (typed: string): number | null => {
  const text = narrow(typed).trim();
  const first = clockPiece(text);
  if (first === null) return null;
  const behind = text.slice(first.length).trim();
  const second = behind === '' ? null : clockPiece(behind);
  if (behind !== '' && second?.length !== behind.length) return null;
  const pieces = [first.meaning, second?.meaning];
  const clock = pieces.find((meaning) => meaning?.says === 'clock');
  const part = pieces.find((meaning) => meaning?.says === 'part');
  if (clock === undefined || (second !== null && part === undefined)) return null;
  return part !== undefined && LATE.has(part.part) && clock.minute < NOON
    ? clock.minute + NOON
    : clock.minute;
};
