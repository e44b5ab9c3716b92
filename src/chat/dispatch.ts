import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/kit/card.ts';
import type { Command } from '../cards/kit/command.ts';
import { refusalCard } from '../cards/kit/refusal-card.ts';
import { viewOf } from '../cards/kit/view-of.ts';
import { cleanText } from '../commands/clean-text.ts';
import type { Context } from '../commands/context.ts';
import { CommandError, exampleIn } from '../commands/error.ts';
import type { MentionedPerson } from '../commands/grammar/context.ts';
import { parse } from '../commands/parse.ts';
import { pressed } from '../commands/press.ts';
import { run } from '../commands/registry.ts';
import type { Options, Reply } from '../commands/reply.ts';
import { searchOptions } from '../commands/search-options.ts';
import { readSubmission } from '../commands/submission.ts';
import { homeCardFor } from '../commands/team/home.ts';
import { NINE_TO_SIX } from '../domain/calendar/work-calendar.ts';
import type { Language } from '../domain/language.ts';
import { DEFAULT_PIPELINE } from '../domain/pipeline/default-pipeline.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Account, InboundIdentity, RequestScope } from '../domain/ports/team.ts';
import { RuleError } from '../domain/rule-error.ts';
import { actorAt } from '../domain/team/delegate.ts';
import type { Conversation, Member, Platform } from '../domain/team/member.ts';
import { askerRefusal, type Barred, type Standing } from '../domain/team/standing.ts';
import { USUAL_PACE } from '../domain/team/workspace.ts';
import { cut } from '../lib/text.ts';
import type { Dispatcher } from './adapter.ts';
import type { Clock } from './clock.ts';
import type { ChatEvent, Mention, Search } from './event.ts';
import type { Log } from './log.ts';
import { spokenLanguage } from './spoken-language.ts';

/** What the dispatcher is given. */
export interface DispatcherParts {
  store: Store;
  clock: Clock;
  log: Log;
  /** How somebody belongs to the organisation, as their messenger says; see `ChatAdapter`. */
  standing(account: Account): Promise<Standing>;
  /** Whether people of other organisations read a channel; null: not known. */
  isShared(channel: Pick<Conversation, 'platform' | 'tenant' | 'external'>): Promise<boolean | null>;
  /** Told of each event: what was asked, how it ended, how long it took in ms. */
  observe(kind: string, outcome: Reply['kind'] | 'failed', ms: number): void;
}

/** The one way in: every adapter's events pass here, and every error is caught here, once. */
export const createDispatcher = (parts: DispatcherParts): Dispatcher => ({
  async dispatch(event) {
    const began = performance.now();
    let asked: string = event.kind;
    let reply: Reply;
    let failed = false;
    let context: Context | null = null;
    try {
      // Who asks comes first: the first member of all is the admin. Who is named is on the cards of the answer.
      const scene = await admitted(parts, event.who);
      const named = await namedIn(event, parts);
      context = await contextOf(parts, scene, event.who, event.key, spokenLanguage(event));
      const read = await commandOf(event, named, context);
      if ('errors' in read) reply = { kind: 'field-errors', errors: read.errors };
      else {
        asked = read.kind;
        reply = await run(read, context);
      }
      // Nobody is told what a power cut could still take back.
      await parts.store.maintenance.settled();
    } catch (error) {
      failed = !isAnswer(error);
      const card = refusal(parts, error, event.who.platform, context);
      reply = { kind: 'refusal', card: await withTyped(card, event, parts.store) };
    }
    parts.observe(asked, failed ? 'failed' : reply.kind, performance.now() - began);
    return reply;
  },

  async search(search: Search): Promise<Options> {
    try {
      const scene = await admitted(parts, search.who);
      return await searchOptions(search, await contextOf(parts, scene, search.who, null));
    } catch (error) {
      if (!isAnswer(error)) parts.log.error({ err: error }, 'a search failed');
      return [];
    }
  },

  async home(who: InboundIdentity): Promise<Card> {
    let context: Context | null = null;
    try {
      context = await contextOf(parts, await admitted(parts, who), who, null);
      return await homeCardFor(context);
    } catch (error) {
      return refusal(parts, error, who.platform, context);
    }
  },
});

/** Nobody's role is asked for, and none given, before it is known who they are. Throws RuleError for who is none of the team. */
const admitted = async (parts: DispatcherParts, who: InboundIdentity): Promise<RequestScope> => {
  const barred = await barredAs(parts, who);
  if (barred !== null) throw new RuleError(askerRefusal(barred));
  return parts.store.team.requestScope({ ...who, standing: 'member' });
};

/** What the payload tells of itself is believed where it says no; null: may come in. */
const barredAs = async (
  { store, standing: ask }: DispatcherParts,
  { standing: told, ...who }: Account & { standing?: Standing },
): Promise<Barred | null> => {
  const { platform, tenant, user } = who;
  const account = { platform, tenant, user };
  if (told !== undefined && told !== 'member') return told;
  const asked = await ask(account);
  const standing = asked === 'unknown' ? (told ?? 'unknown') : asked;
  if (standing === 'member') return null;
  return standing === 'guest' && (await store.team.account(account)).isLetIn ? null : standing;
};

/** The channel's own conversation, or, where others read along, only what it is called. */
const placeOf = async (
  { isShared }: DispatcherParts,
  conversation: Conversation | null,
): Promise<Pick<Context, 'conversation' | 'sharedChannel'>> => {
  if (conversation?.kind !== 'channel' || conversation.isInsisted)
    return { conversation, sharedChannel: null };
  // Not known is not the team's own.
  const shared = (await isShared(conversation)) ?? conversation.isShared ?? true;
  return shared ? { conversation: null, sharedChannel: conversation } : { conversation, sharedChannel: null };
};

const contextOf = async (
  parts: DispatcherParts,
  { workspace, member: known, language: told, conversation }: RequestScope,
  who: InboundIdentity,
  requestKey: string | null,
  spoken: Language | null = null,
): Promise<Context> => {
  const { store, clock } = parts;
  store.team.markActive(known.workspace, known.id, who);
  // Once: from then on it is theirs there, like one they chose.
  if (told === null && spoken !== null) await store.team.saveSpokenLanguage(who, spoken);
  const now = clock.now();
  const members = await store.team.members(workspace.id);
  // Somebody with accounts on two messengers may read another language on each.
  const language = told ?? spoken ?? known.language;
  const me = language === known.language ? known : { ...known, language };
  const member = actorAt(me, members, now, workspace.zone);
  const view = viewOf({
    workspace,
    language: member.language ?? workspace.language,
    reader: member,
    members,
    now,
  });
  return { store, workspace, member, ...(await placeOf(parts, conversation)), now, view, requestKey };
};

type Named = ReadonlyMap<string, MentionedPerson>;
const NOBODY: Named = new Map();

const commandOf = async (event: ChatEvent, named: Named, context: Context) => {
  switch (event.kind) {
    case 'text':
      return parse(
        { command: event.command, text: event.text, mentions: named },
        { ...context, language: context.view.language },
      );
    case 'press':
      return pressed(event.press);
    case 'submit':
      return readSubmission(event.ref, event.values, context);
    case 'message-to-lead':
      return {
        kind: 'open-form',
        ref: { form: 'lead', text: cut(event.text, LEAD_TEXT) },
      } satisfies Command;
    default:
      return event satisfies never;
  }
};

/** More of a message than a form's own data could carry. */
const LEAD_TEXT = 1500;

/** A colleague who is named becomes a member by it; anybody else stays who they are. */
const namedIn = async (event: ChatEvent, parts: DispatcherParts): Promise<Named> => {
  if (event.kind !== 'text' || event.mentions.length === 0) return NOBODY;
  const { mentions, who } = event;
  const { platform, tenant } = who;
  const known = new Map<string, MentionedPerson>();
  for (const { token, user, name, standing } of mentions.slice(0, MAX_MENTIONS)) {
    const account = { platform, tenant, user };
    const barred = await barredAs(parts, { ...account, ...(standing !== undefined && { standing }) });
    if (barred === null) {
      const identity = { ...account, name, conversation: null, standing: 'member' } as const;
      const { member } = await parts.store.team.requestScope(identity);
      known.set(token, { id: member.id, name: member.name });
    } else known.set(token, { id: null, name: name ?? user, barred, account });
  }
  return known;
};

/** Each costs a look-up where it is new. */
const MAX_MENTIONS = 50;

/** No is an answer; anything else that was thrown is our own failure. */
const isAnswer = (error: unknown): error is RuleError | CommandError =>
  error instanceof RuleError || error instanceof CommandError;

const refusal = (
  { log, clock }: DispatcherParts,
  error: unknown,
  platform: Platform,
  context: Context | null,
): Card => {
  const view = context?.view ?? viewOf({ ...STRANGER, now: clock.now() });
  if (isAnswer(error)) {
    const example = error instanceof CommandError ? error.example : null;
    const line = example === null ? null : exampleIn(example, view.language);
    return refusalCard(error.code, error.params, line, view);
  }
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform }, 'a request failed');
  return refusalCard('internal', { id }, null, view);
};

/** Who reads when not even the store could tell. */
const STRANGER = {
  workspace: {
    id: 0,
    name: '',
    zone: 'UTC',
    language: 'en',
    currency: 'USD',
    ...USUAL_PACE,
    calendar: { country: null, ...NINE_TO_SIX, days: [] },
    pipeline: DEFAULT_PIPELINE,
  },
  language: 'en',
  reader: null,
  members: [],
} as const;

const QUOTED = 1500;

/** What was typed goes back with the refusal, so that it can be mended instead of typed again. */
const withTyped = async (card: Card, event: ChatEvent, store: Store): Promise<Card> => {
  if (event.kind !== 'text' || event.text.trim() === '') return card;
  const text = await asTyped(event.text, event.mentions, event.who, store);
  const typed = `${event.command === null ? '' : `/${event.command} `}${text}`;
  const quoted = cut(cleanText(typed), QUOTED);
  return { ...card, body: [...card.body, { type: 'note', text: [{ quiet: quoted }], tone: 'normal' }] };
};

/** With the names of those who were mentioned, for which the messenger has put signs of its own. */
const asTyped = async (
  text: string,
  mentions: readonly Mention[],
  { platform, tenant }: InboundIdentity,
  store: Store,
): Promise<string> => {
  let typed = text;
  // The longest first: one may begin like another.
  for (const { token, user, name } of [...mentions].sort((a, b) => b.token.length - a.token.length)) {
    const known = await memberWith(store, { platform, tenant, user });
    typed = typed.replaceAll(token, () => `@${known?.name ?? name ?? user}`);
  }
  return typed;
};

/** null: nobody of the team, or it is the store that failed. */
const memberWith = async ({ team }: Pick<Store, 'team'>, account: Account): Promise<Member | null> => {
  try {
    const { standing } = await team.account(account);
    if (standing === 'unknown') return null;
    return (await team.requestScope({ ...account, name: null, conversation: null })).member;
  } catch {
    return null;
  }
};
