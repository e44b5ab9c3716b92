import type { Command } from '../cards/kit/command.ts';
import type { CommandEntry, Said, SaidOfDeal, Verb, Words } from './define-command.ts';
import type { ParseContext } from './grammar/context.ts';
import { nearest } from './grammar/nearest.ts';
import { CJK, firstWord } from './grammar/plain.ts';
import { COMMANDS } from './registry.ts';

type Under = Verb['under'];

/** A word on its way: what it is of, and what stands behind it. */
interface Found<V> {
  entry: CommandEntry;
  verb: V;
  rest: string;
}

interface Row<V> {
  word: string;
  entry: CommandEntry;
  verb: V;
}

const spellings = (words: Words): string[] => {
  const { en: english, 'zh-CN': chinese } = words;
  const [first, ...more] = english;
  const [second, ...also] = chinese;
  return [first, second, ...more, ...also].flatMap((word) => word ?? []);
};

/** Every spelling under one beginning, in the order in which a mistyped word is compared with them. */
const tableOf = <U extends Under>(under: U): Row<Verb & { under: U }>[] =>
  COMMANDS.flatMap((entry) =>
    entry.verbs
      .filter((verb): verb is Verb & { under: U } => verb.under === under)
      .flatMap((verb) => spellings(verb.words).map((word) => ({ word, entry, verb }))),
  );

const unique = <V>(rows: readonly Row<V>[]): ReadonlyMap<string, Row<V>> => {
  const byWord = new Map<string, Row<V>>();
  for (const row of rows) {
    const other = byWord.get(row.word);
    if (other !== undefined)
      throw new Error(`“${row.word}” is both ${other.entry.kind} and ${row.entry.kind}`);
    byWord.set(row.word, row);
  }
  return byWord;
};

const OF_DEAL = unique(tableOf('deal'));
const OF_DEALS = unique(tableOf('deals'));
const OF_FUNNEL = unique(tableOf('funnel'));

/** Longest first: 放回公海 before any shorter word it might begin with. 记 or 等 alone also begin other words. */
const CHINESE: readonly string[] = [...OF_DEAL.keys()]
  .filter((word) => CJK.test(word) && word.length > 1)
  .sort((a, b) => b.length - a.length);

const named = (word: string): string => word.normalize('NFKC').toLowerCase();

/** Those of several words, the longest first: `no answer`, `closed won`. */
const PHRASES: readonly string[] = [...OF_DEAL.keys()]
  .filter((word) => word.includes(' '))
  .sort((a, b) => b.length - a.length);

/** The verb about a deal that a text begins with; Chinese ones need no blank behind them. null: none. */
export const dealVerbAtStart = (text: string): Found<Verb & { under: 'deal' }> | null => {
  const { word, rest } = firstWord(text);
  const phrase = phraseAtStart(text);
  if (phrase !== null) return phrase;
  const whole = OF_DEAL.get(named(word).replace(/[:,]$/, ''));
  if (whole !== undefined) return { ...whole, rest };
  const glued = CJK.test(word.charAt(0)) ? CHINESE.find((known) => word.startsWith(known)) : undefined;
  const row = glued === undefined ? undefined : OF_DEAL.get(glued);
  return glued === undefined || row === undefined
    ? null
    : { ...row, rest: text.slice(glued.length).replace(/^[\s:：,，]+/u, '') };
};

const phraseAtStart = (text: string): Found<Verb & { under: 'deal' }> | null => {
  const head = named(text.slice(0, 40)).replace(/[\s_-]+/gu, ' ');
  const phrase = PHRASES.find(
    (one) => head.startsWith(one) && !/^[\p{L}\p{N}]/u.test(head.slice(one.length)),
  );
  const row = phrase === undefined ? undefined : OF_DEAL.get(phrase);
  if (phrase === undefined || row === undefined) return null;
  const words = phrase.split(' ').length;
  const end = new RegExp(`^(?:[^\\s_-]+[\\s_-]*){${words}}`, 'u').exec(text)?.[0].length ?? text.length;
  return { ...row, rest: text.slice(end).replace(/^[\s:：,，]+/u, '') };
};

/** What a verb and the text behind it ask of a deal: its form where there is one and nothing else was said. */
export const askedOfDeal = async (
  { entry, verb }: Pick<Found<Verb & { under: 'deal' }>, 'entry' | 'verb'>,
  said: SaidOfDeal,
  context: ParseContext,
): Promise<Command> => {
  const { deal } = said;
  if (said.text === '' && verb.form !== undefined) return { kind: 'open-deal-form', form: verb.form, deal };
  return verb.parse === undefined ? entry.input.parse({ kind: entry.kind, deal }) : verb.parse(said, context);
};

/** The word that `/deal` is followed by where no number is: `list`, `find`. Chinese ones need no blank behind them. */
export const dealsVerbAtStart = (text: string): Found<Verb & { under: 'deals' }> | null => {
  const typed = text.toLowerCase();
  for (const [word, row] of OF_DEALS) {
    const ends = CJK.test(word) || !/^[\p{L}\p{N}]/u.test(typed.slice(word.length));
    if (typed.startsWith(word) && ends)
      return { ...row, rest: text.slice(word.length).replace(/^[\s:：]+/u, '') };
  }
  return null;
};

/** The verb behind `/funnel`; undefined: none of that name. */
export const funnelVerb = (word: string): Row<Verb & { under: 'funnel' }> | undefined =>
  OF_FUNNEL.get(named(word));

/** What a verb that is about no deal, and the text behind it, ask. */
export const asked = async (
  { entry, verb }: { entry: CommandEntry; verb: Verb & { under: 'deals' | 'funnel' } },
  said: Said,
  context: ParseContext,
): Promise<Command> =>
  verb.parse === undefined ? entry.input.parse({ kind: entry.kind }) : verb.parse(said, context);

/** The verb about a deal that a mistyped word is nearest to; null: none, or one that would make another deed of it. */
export const nearestDealVerb = (word: string): string | null => {
  const close = nearest(word, OF_DEAL.keys());
  return close === null || OF_DEAL.get(close)?.verb.exactly === true ? null : close;
};
/** All that can stand behind `/funnel`, for suggestions. */
export const FUNNEL_WORDS: readonly string[] = [...OF_FUNNEL.keys()];
