import { describe, expect, it } from 'vitest';
import { amountOrNull } from '../../src/commands/grammar/amount.ts';
import { moneySpans } from '../../src/commands/grammar/money-span.ts';
import { MONEY } from './money.ts';

const read = (typed: string, own: string) => amountOrNull(typed, own);

describe('money as it is typed', () => {
  it.each(MONEY.map((line) => [line[0], line] as const))('%s', (_, [typed, minor, currency, own = 'CNY']) => {
    expect(read(typed, own)).toEqual(minor === null ? null : { minor, currency });
  });

  const sentences = MONEY.filter(([, minor]) => minor !== null).map(
    ([typed, minor, currency, own = 'CNY']) => ({
      typed: typed.normalize('NFKC'),
      minor,
      currency,
      own,
    }),
  );

  it.each(sentences)('$typed within a line is the same, and nothing of it is left', ({ typed, own }) => {
    const marked = (text: string) => moneySpans(text, own).filter(({ isMarked }) => isMarked);
    const [alone] = marked(typed);
    if (alone === undefined) return;
    const text = `Acme Ltd, Jane Doe, ${typed}, wants a demo`;
    const [span, other] = marked(text);
    expect(other).toBeUndefined();
    expect(text.slice(span?.start, span?.end)).toBe(typed);
    expect([span?.value, span?.currency]).toEqual([alone.value, alone.currency]);
  });
});
