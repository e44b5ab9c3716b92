import { z } from 'zod';
import type { ChatEvent, Mention } from '../../../chat/event.ts';
import { identityOf, isDirect } from '../channels.ts';
import { JUMPS, type PlaygroundPerson } from '../http/wire.ts';

const act = {
  person: z.string().max(100),
  channel: z.string().max(100),
  /** Made by the page: the same for each try of the same act. */
  request: z.string().min(8).max(100),
};
const message = z.int().positive().nullable();

/** The bodies the page may send. */
export const BODIES = {
  say: z.strictObject({ ...act, text: z.string().min(1).max(120_000) }),
  press: z.strictObject({ ...act, message, press: z.unknown() }),
  submit: z.strictObject({
    ...act,
    /** The card whose button opened the form. */
    message,
    ref: z.unknown(),
    values: z.record(
      z.string().max(100),
      z.union([z.string().max(20_000), z.array(z.string().max(200)).max(100)]),
    ),
  }),
  toLead: z.strictObject({ ...act, message: z.int().positive() }),
  dismiss: z.strictObject({ person: act.person, message: z.int().positive() }),
  clock: z.strictObject({ jump: z.enum(JUMPS) }),
  people: z.strictObject({ name: z.string().trim().min(1).max(60) }),
  sample: z.strictObject({}),
};

const COMMAND = /^[/／]\s*\S/u;
const ADDRESSED = /^@funnelbot[:：,，]?\s*/iu;

/** Whether a text is for the bot: commands and mentions anywhere, everything in the direct message. */
export const isForBot = (text: string, channel: string): boolean =>
  isDirect(channel) || isCommand(text) || ADDRESSED.test(text.trim());

/** A slash command is between the person and the bot, as it is in Slack. */
export const isCommand = (text: string): boolean => COMMAND.test(text.trim());

/** The slash stays in the text: where a Chinese command ends is for the grammar to say. */
export const textEvent = (
  person: PlaygroundPerson,
  channel: string,
  text: string,
  request: string,
  people: readonly PlaygroundPerson[],
): ChatEvent => ({
  who: identityOf(person, channel),
  key: keyOf(person, request),
  kind: 'text',
  command: null,
  text: text.trim().replace(ADDRESSED, ''),
  mentions: mentionsIn(text, people),
});

/** The key of a request: the page's own, so that one sent twice is one. */
export const keyOf = (person: PlaygroundPerson, request: string): string =>
  `playground:${person.id}:${request}`;

/** People are named by `@name` or `@id`; the longest name that fits counts. */
const mentionsIn = (text: string, people: readonly PlaygroundPerson[]): Mention[] => {
  const found = new Map<string, Mention>();
  const names = people
    .flatMap(({ id, name }) => [
      { said: name, user: id, name },
      { said: id, user: id, name },
    ])
    .sort((one, other) => other.said.length - one.said.length);
  for (const at of text.matchAll(/[@＠]/gu)) {
    const after = text.slice(at.index + 1, at.index + 101);
    const named = names.find(({ said }) => after.toLowerCase().startsWith(said.toLowerCase()));
    if (named === undefined) continue;
    const token = text.slice(at.index, at.index + 1 + named.said.length);
    found.set(token, { token, user: named.user, name: named.name });
  }
  return [...found.values()];
};
