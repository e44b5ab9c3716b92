import type { MemberId } from '../funnel/member.ts';
import { cut } from './clean-text.ts';
import { type Command, command } from './command.ts';
import { CommandError } from './error.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import { parseDeal } from './grammar/deal.ts';
import { parseFunnel } from './grammar/funnel.ts';
import { parseLead } from './grammar/lead.ts';
import { named, withMentions, withNames } from './grammar/mentions.ts';
import { nearest } from './grammar/nearest.ts';

export type { ParseContext } from './grammar/context.ts';

export interface Typed {
  /** A slash command's name without the slash; null for text that begins with it. */
  command: string | null;
  text: string;
  /** Each mention as it stands in the text, and whom it means. */
  mentions: ReadonlyMap<string, MemberId>;
}

/** Longer than anything a field takes; what is longer is refused before it is read. */
const LONGEST = 4000;
const ECHO = 300;

const TOPICS: ReadonlyMap<string, 'lead' | 'deal' | 'funnel' | 'help'> = new Map([
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
const FIRST_WORD = /^[/／]?\s*(?:(线索|商机|漏斗|帮助|[?？])|([\p{L}\p{N}-]+))[\s:：,，]*/u;

/**
 * The command that a slash command or a text typed to the bot asks for.
 * Throws CommandError for what is not understood, with the nearest line that would be.
 */
export const parse = async (typed: Typed, context: ParseContext): Promise<Command> => {
  if (typed.text.length > LONGEST)
    throw new CommandError(
      'too-long',
      { length: typed.text.length, max: LONGEST, text: cut(typed.text, ECHO) },
      '/deal 12 note …',
    );
  const said = await withMentions(typed.text, typed.mentions, context);
  try {
    const read = await topicOf(typed.command, said, context);
    const checked = command.safeParse(withNames(read, said.people));
    if (checked.success) return checked.data;
    throw new CommandError('too-long', { length: said.text.length, max: 200 }, '/deal 12 note …');
  } catch (error) {
    throw error instanceof CommandError ? withText(error, said) : error;
  }
};

const topicOf = (name: string | null, said: Mentioned, context: ParseContext): Promise<Command> => {
  if (name !== null) return about(TOPICS.get(name.toLowerCase().replace(/^[/／]/u, '')), name, said, context);
  const first = FIRST_WORD.exec(said.text);
  if (first === null) return about(undefined, said.text, said, context);
  const word = (first[1] ?? first[2] ?? '').normalize('NFKC').toLowerCase();
  return about(TOPICS.get(word), word, { ...said, text: said.text.slice(first[0].length) }, context);
};

const about = async (
  topic: 'lead' | 'deal' | 'funnel' | 'help' | undefined,
  word: string,
  said: Mentioned,
  context: ParseContext,
): Promise<Command> => {
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
      throw unknownCommand(word, said.text);
    default:
      return topic satisfies never;
  }
};

const unknownCommand = (word: string, rest: string): CommandError => {
  const close = nearest(word, ['lead', 'deal', 'funnel', '线索', '商机', '漏斗']);
  return close === null
    ? new CommandError('command-unknown', { command: cut(word, 40) }, '/funnel help')
    : new CommandError(
        'command-unknown-near',
        { command: cut(word, 40), nearest: `/${close}` },
        cut(`/${close} ${rest}`.trim(), 200),
      );
};

/** What was typed goes along, so that nobody has to type it again. */
const withText = (error: CommandError, { text, people }: Mentioned): CommandError =>
  new CommandError(
    error.code,
    {
      text: cut(named(text, people), ECHO),
      ...Object.fromEntries(
        Object.entries(error.params).map(([key, value]) => [
          key,
          typeof value === 'string' ? named(value, people) : value,
        ]),
      ),
    },
    error.example === null ? null : named(error.example, people),
  );
