import type { z } from 'zod';
import type { Command } from '../cards/kit/command.ts';
import type { Language } from '../domain/language.ts';
import { cut } from '../lib/text.ts';
import { CommandError, type Example, exampleIn, type Rewrite } from './error.ts';
import type { Mentioned, MentionedPerson, ParseContext } from './grammar/context.ts';
import { dealNumberIn } from './grammar/deal-number.ts';
import { named, withMentions, withNames } from './grammar/mentions.ts';
import { parseDeal } from './parse-deal.ts';
import { parseFunnel } from './parse-funnel.ts';
import { parseLead } from './parse-lead.ts';
import { parseLine } from './parse-line.ts';
import { entryOf } from './registry.ts';

export type { ParseContext } from './grammar/context.ts';

/** A line as it was typed. */
export interface Typed {
  /** A slash command's name without the slash; null for text that begins with it. */
  command: string | null;
  text: string;
  /** Each mention as it stands in the text, and whom it means. */
  mentions: ReadonlyMap<string, MentionedPerson>;
}

/** Longer than anything a field takes; what is longer is refused before it is read. */
const MAX_LENGTH = 4000;
const ECHO = 300;

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['lead', 'lead'],
  ['线索', 'lead'],
  ['deal', 'deal'],
  ['商机', 'deal'],
  ['funnel', 'funnel'],
  ['漏斗', 'funnel'],
  ['help', 'help'],
  ['帮助', 'help'],
  ['?', 'help'],
  ['？', 'help'],
]);
/** 商机12 needs no blank; 线索很多 is no lead unless it was meant as a command. */
const FIRST_WORD =
  /^(?:[/／]\s*(线索|商机|漏斗|帮助)|(线索(?=[\s:：,，]|$)|商机|漏斗|帮助|[?？])|[/／]?\s*([\p{L}\p{N}-]+))[\s:：,，]*/u;

/**
 * The command that a slash command or a text typed to the bot asks for.
 * Throws CommandError for what is not understood, with the nearest line that would be.
 */
export const parse = async (typed: Typed, context: ParseContext): Promise<Command> => {
  if (typed.text.length > MAX_LENGTH)
    throw new CommandError(
      'too-long',
      { length: typed.text.length, max: MAX_LENGTH, text: cut(typed.text, ECHO) },
      { en: '/deal 12 note …', 'zh-CN': '/商机 12 备注 …' },
    );
  const asked = topicOf(typed.command, withMentions(typed.text, typed.mentions));
  try {
    const command = await read(asked, context);
    const understood = withNames(command, asked.said.people);
    const checked = entryOf(command.kind)?.input.safeParse(understood);
    if (checked?.success === true) return checked.data;
    throw tooLong(understood, checked?.error) ?? checked?.error ?? new Error(`${command.kind} is no command`);
  } catch (error) {
    throw error instanceof CommandError ? withText(error, asked, context.language) : error;
  }
};

/** Which of its texts no field takes, and how much one does; null: something else is wrong with it. */
const tooLong = (read: unknown, error: z.ZodError | undefined): CommandError | null => {
  for (const issue of error?.issues ?? []) {
    if (issue.code !== 'too_big' || issue.origin !== 'string') continue;
    const value = issue.path.reduce<unknown>(
      (of, key) => (typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined),
      read,
    );
    const length = typeof value === 'string' ? value.length : Number(issue.maximum) + 1;
    return new CommandError('too-long', { length, max: Number(issue.maximum) });
  }
  return null;
};

type Topic = 'lead' | 'deal' | 'funnel' | 'help';

interface Asked {
  topic: Topic | undefined;
  word: string;
  /** What stands behind the word. */
  said: Mentioned;
  /** All of it. */
  line: Mentioned;
}

const topicOf = (name: string | null, said: Mentioned): Asked => {
  if (name !== null) {
    const word = name.toLowerCase().replace(/^[/／]/u, '');
    return { topic: TOPICS.get(word), word, said, line: { ...said, text: `${word} ${said.text}` } };
  }
  const first = FIRST_WORD.exec(said.text);
  if (first === null) {
    // Whoever only calls the bot wants to know what it can do.
    const topic = /^[/／\s]*$/u.test(said.text) ? 'help' : undefined;
    return { topic, word: said.text, said: { ...said, text: '' }, line: said };
  }
  const word = (first[1] ?? first[2] ?? first[3] ?? '').normalize('NFKC').toLowerCase();
  return {
    topic: TOPICS.get(word),
    word,
    said: { ...said, text: said.text.slice(first[0].length) },
    line: said,
  };
};

const read = async ({ topic, said, line }: Asked, context: ParseContext): Promise<Command> => {
  switch (topic) {
    case 'lead':
      return parseLead(said, context);
    case 'deal':
      return parseDeal(said, context);
    case 'funnel':
      return parseFunnel(said, context);
    case 'help':
      return { kind: 'show-help' };
    case undefined:
      return parseLine(line, context);
    default:
      return topic satisfies never;
  }
};

/** Where an error has no better one. */
const EXAMPLES: Readonly<Record<Topic, Example>> = {
  lead: {
    en: '/lead Acme Ltd, Jane Doe, jane@acme.com, 50k, from zhihu',
    'zh-CN': '/线索 宏达科技，张伟，13800138000，5万，来自 知乎',
  },
  deal: { en: '/deal 12 won 48000', 'zh-CN': '/商机 12 赢单 48000' },
  funnel: { en: '/funnel week', 'zh-CN': '/漏斗 本周' },
  help: { en: '/funnel help', 'zh-CN': '/漏斗 帮助' },
};

/** What was typed goes along, so that nobody has to type it again. */
const withText = (
  error: CommandError,
  { topic, word, said: { text, people }, line }: Asked,
  language: Language,
): CommandError => {
  const params = Object.entries(error.params).map(([key, value]) => [
    key,
    typeof value === 'string' ? named(value, people) : value,
  ]);
  const before = topic === undefined ? '' : `/${word} `;
  const typed = topic === undefined ? line.text : text;
  const meant = error.rewrites.map((rewrite) => named(`${before}${rewritten(typed, rewrite)}`, people));
  const example = exampleIn(error.example ?? EXAMPLES[topic ?? 'help'], language);
  const deal = topic === 'deal' ? dealNumberIn(text) : null;
  const shown =
    meant.length === 1 && meant[0] !== undefined ? meant[0] : deal === null ? example : ofDeal(example, deal);
  const made = typeof error.example === 'string' && meant.length === 0 ? [named(shown, people)] : meant;
  return new CommandError(
    error.code,
    {
      text: cut(named(typed, people), ECHO),
      ...Object.fromEntries(params),
    },
    named(shown, people),
    [],
    made.filter((line) => line.length <= MAX_LINE),
  );
};

const rewritten = (typed: string, rewrite: Rewrite): string =>
  rewrite
    .reduce((text, [from, to]) => text.replace(from, () => to), typed)
    .replace(/[^\S\n]{2,}/gu, ' ')
    .trim();

/** What a button carries. */
const MAX_LINE = 500;

/** Examples are about deal 12; who sends one as it stands must not change another deal than the one they meant. */
const ofDeal = (example: string, deal: number): string =>
  example.replace(/^(\/(?:deal|商机)) 12(?= )/u, `$1 ${deal}`);
