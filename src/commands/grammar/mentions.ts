import { cleanText } from '../clean-text.ts';
import type { Mentioned, MentionedPerson } from './context.ts';

const FIRST = 0xe000;
const MAX_COUNT = 0xf8ff - FIRST;

/**
 * Cleans the text and puts one private-use character in the place of each mention, so that the grammar
 * meets a person as one word whatever the platform's markup is. People cannot type that character.
 */
export const withMentions = (text: string, mentions: ReadonlyMap<string, MentionedPerson>): Mentioned => {
  if (mentions.size === 0) return { text: cleanText(text), people: NOBODY };
  const people = new Map<string, MentionedPerson>();
  const longestFirst = [...mentions].sort(([a], [b]) => b.length - a.length).slice(0, MAX_COUNT);
  const pieces = longestFirst.reduce<(string | { mark: string })[]>(
    (texts, [token, person]) => {
      const mark = String.fromCharCode(FIRST + people.size);
      people.set(mark, person);
      return texts.flatMap((piece) => (typeof piece === 'string' ? split(piece, token, mark) : [piece]));
    },
    [text],
  );
  const marked = pieces.map((piece) => (typeof piece === 'string' ? cleanKeepingEdges(piece) : piece.mark));
  return { text: marked.join('').trim(), people };
};

const NOBODY: Mentioned['people'] = new Map();

const split = (text: string, token: string, mark: string): (string | { mark: string })[] =>
  token === ''
    ? [text]
    : text.split(token).flatMap((piece, index) => (index === 0 ? [piece] : [{ mark }, piece]));

/** The blanks beside a mention separate words. */
const cleanKeepingEdges = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${cleanText(text)}${/\s$/.test(text) ? ' ' : ''}`;

/** Puts names back where mentions stood, all through a value. */
export const withNames = (value: unknown, people: Mentioned['people']): unknown => {
  if (typeof value === 'string') return named(value, people);
  if (Array.isArray(value)) return value.map((item) => withNames(item, people));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNames(item, people)]));
};

/** The text with the names of those mentioned, for showing it to people. */
export const named = (text: string, people: Mentioned['people']): string =>
  people.size === 0 ? text : text.replace(/[\uE000-\uF8FF]/g, (mark) => `@${people.get(mark)?.name ?? ''}`);
