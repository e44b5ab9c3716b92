import { ENOUGH } from '../../domain/reports/summary.ts';
import { count, NONE, percent, wholePercent } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** A share of `of` deals; null: nothing to divide by. */
export interface Share {
  value: number | null;
  of: number;
}

/** "80% (+5 points)"; a small sample carries its size instead of a change: "80% (n=7)". */
export const share = ({ value, of }: Share, before: Share | null, view: View): string => {
  if (value === null) return NONE;
  const words = percent(value, view);
  if (of < ENOUGH) return sampled(words, of, view);
  if (before === null || before.value === null || before.of < ENOUGH) return words;
  // Of the shares as they are shown: whoever subtracts them finds the same.
  const points = wholePercent(value) - wholePercent(before.value);
  return points === 0 ? words : `${words} (${view.t('funnel.points', { change: signed(points, view) })})`;
};

/** A figure of fewer than `ENOUGH` deals says of how many; one of none, and no figure at all, says nothing. */
export const sampled = (words: string, of: number, { t }: View): string =>
  words === NONE || of === 0 || of >= ENOUGH ? words : `${words} ${t('funnel.sample', { n: of })}`;

/** "12 (+3)": a count and what it gained on the period before. */
export const withChange = (now: number, before: number | null, view: View): string =>
  before === null || now === before
    ? count(now, view)
    : `${count(now, view)} (${signed(now - before, view)})`;

const signed = (change: number, view: View): string =>
  `${change > 0 ? '+' : '−'}${count(Math.abs(change), view)}`;
