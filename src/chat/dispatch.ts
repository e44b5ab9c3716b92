import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/kit/card.ts';
import type { Command } from '../cards/kit/command.ts';
import { refusalCard } from '../cards/kit/refusal-card.ts';
import type { ErrorCode } from '../cards/kit/refusal-words.ts';
import { viewOf } from '../cards/kit/view-of.ts';
import { cleanText } from '../commands/clean-text.ts';
import type { Context } from '../commands/context.ts';
import { CommandError, exampleIn } from '../commands/error.ts';
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
import type { InboundIdentity, RequestScope } from '../domain/ports/team.ts';
import { RuleError } from '../domain/rule-error.ts';
import { actorAt } from '../domain/team/delegate.ts';
import type { Platform } from '../domain/team/member.ts';
import { USUAL_PACE } from '../domain/team/workspace.ts';
import { cut } from '../lib/text.ts';
import type { Dispatcher } from './adapter.ts';
import {
  type AdmissionParts,
  admitted,
  founderIsTold,
  isUntoldFounder,
  memberWith,
  type Named,
  namedIn,
  placeOf,
  SOMEBODY,
} from './admission.ts';
import type { Clock } from './clock.ts';
import type { Attachment, ChatEvent, Mention, Search } from './event.ts';
import type { Log } from './log.ts';
import { spokenLanguage, typedLanguage } from './spoken-language.ts';

/** What the dispatcher is given. */
export interface DispatcherParts extends AdmissionParts {
  clock: Clock;
  log: Log;
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
        if (reply.kind === 'card' && (await isUntoldFounder(scene, parts.store))) {
          reply = withFoundersNote(reply, context);
          await founderIsTold(scene, parts.store);
        }
      }
      // Nobody is told what a power cut could still take back.
      await parts.store.maintenance.settled();
    } catch (error) {
      failed = !isAnswer(error);
      const language = context === null ? (typedLanguage(event) ?? (await teamsLanguage(parts))) : null;
      const card = refusal(parts, error, event.who.platform, context, language);
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
      return refusal(
        parts,
        error,
        who.platform,
        context,
        context === null ? await teamsLanguage(parts) : null,
      );
    }
  },
});

const withFoundersNote = (reply: Extract<Reply, { kind: 'card' }>, { view }: Context): Reply => {
  const note = { type: 'note', text: view.t('done.first-admin'), tone: 'normal' } as const;
  return { ...reply, card: { ...reply.card, body: [...reply.card.body, note] } };
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

const commandOf = async (event: ChatEvent, named: Named, context: Context) => {
  switch (event.kind) {
    case 'text':
      return parse(
        { command: event.command, text: event.text, mentions: named },
        { ...context, language: context.view.language },
      );
    case 'press':
      return pressed(event.press, { ...context, language: context.view.language });
    case 'submit':
      return readSubmission(event.ref, event.values, context);
    case 'message-to-lead':
      return {
        kind: 'open-form',
        ref: { form: 'lead', text: cut(event.text, LEAD_TEXT) },
      } satisfies Command;
    case 'attachment':
      throw new CommandError(NOT_READ[event.of], {}, AS_A_LINE);
    default:
      return event satisfies never;
  }
};

/** What is said of what cannot be read. */
const NOT_READ: Readonly<Record<Attachment, ErrorCode>> = {
  image: 'sent-image',
  file: 'sent-file',
  audio: 'sent-audio',
  video: 'sent-video',
  sticker: 'sent-sticker',
  card: 'sent-card',
  contact: 'sent-contact',
  location: 'sent-location',
  forwarded: 'sent-forwarded',
  other: 'sent-other',
};

/** What somebody can type instead of what they sent. */
const AS_A_LINE = {
  en: '/lead Acme Ltd, Jane Doe, +86 138 0013 8000, 50k',
  'zh-CN': '/线索 云启科技，王伟，13800138000，5万',
} as const;

/** More of a message than a form's own data could carry. */
const LEAD_TEXT = 1500;

/** No is an answer; anything else that was thrown is our own failure. */
const isAnswer = (error: unknown): error is RuleError | CommandError =>
  error instanceof RuleError || error instanceof CommandError;

const refusal = (
  { log, clock }: DispatcherParts,
  error: unknown,
  platform: Platform,
  context: Context | null,
  language: Language | null = null,
): Card => {
  const view =
    context?.view ?? viewOf({ ...STRANGER, ...(language !== null && { language }), now: clock.now() });
  if (isAnswer(error)) {
    const example = error instanceof CommandError ? error.example : null;
    const line = example === null ? null : exampleIn(example, view.language);
    return refusalCard(
      error.code,
      error.params,
      line,
      view,
      error instanceof CommandError ? error.lines : [],
    );
  }
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform }, 'a request failed');
  return refusalCard('internal', { id }, null, view);
};

/** What somebody reads who is not let in, unless they wrote in another language. */
const teamsLanguage = async ({ store }: DispatcherParts): Promise<Language | null> => {
  const [team] = await store.team.workspaces().catch(() => []);
  return team?.language ?? null;
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
    typed = typed.replaceAll(token, () => `@${known?.name || name || SOMEBODY}`);
  }
  return typed;
};
