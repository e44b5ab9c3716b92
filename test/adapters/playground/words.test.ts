import { expect, it } from 'vitest';
import { WORD_KEYS, wordsIn } from '../../../src/adapters/playground/words.ts';
import en from '../../../src/locales/en.json' with { type: 'json' };

it.each(['en', 'zh-CN'] as const)('the page has all its words in %s', (language) => {
  const words = wordsIn(language);
  for (const key of WORD_KEYS) expect(words[key], key).not.toBe(`playground.${key}`);
});

it('the catalogues hold no word of the page that it does not know', () => {
  const known = new Set<string>(WORD_KEYS.map((key) => `playground.${key}`));
  expect(Object.keys(en).filter((key) => key.startsWith('playground.') && !known.has(key))).toEqual([]);
});
