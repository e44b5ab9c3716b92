import { SEARCH_SOURCES, type SearchSource } from '../../../cards/kit/form.ts';
import type { InboundIdentity } from '../../../domain/ports/team.ts';
import type { Conversation } from '../../../domain/team/member.ts';
import { field, listAt, parsedJson, textAt } from '../../shared/payload.ts';
import { FORM_CALLBACK, rememberedBy, SEARCH_PREFIX } from '../render/form.ts';
import { decodeEvent } from './decode-event.ts';
import { decodeText, withoutCall } from './decode-text.ts';
import { readValues } from './read-values.ts';
import { type Incoming, NONE, type ReplyTarget, type Source } from './reply-target.ts';

/** The callback_id of “Make a lead of this” in `manifest.yml`. */
export const MESSAGE_SHORTCUT = 'make_lead';

/** Any of Slack's payloads, as what a person did and where the answer may go. `bot`: the bot's own user id; null while it is unknown. */
export const decode = (body: unknown, bot: string | null): Incoming => {
  if (textAt(body, 'command') !== null) return decodeCommand(body, bot);
  switch (textAt(body, 'type')) {
    case 'block_actions':
      return decodePress(body);
    case 'view_submission':
      return decodeSubmission(body);
    case 'block_suggestion':
      return decodeSearch(body);
    case 'message_action':
      return decodeShortcut(body);
    case 'event_callback':
      return decodeEvent(body, bot);
    default:
      return NONE;
  }
};

const decodeCommand = (body: unknown, bot: string | null): Incoming => {
  const text = textAt(body, 'text') ?? '';
  const command = textAt(body, 'command');
  const user = textAt(body, 'user_id');
  const channel = textAt(body, 'channel_id');
  if (command === null || user === null) return NONE;
  const direct = isDirect(channel);
  const trigger = textAt(body, 'trigger_id');
  return {
    kind: 'event',
    event: {
      kind: 'text',
      who: {
        platform: 'slack',
        tenant: textAt(body, 'team_id') ?? textAt(body, 'enterprise_id') ?? '',
        user,
        name: textAt(body, 'user_name'),
        conversation: conversation(channel),
      },
      key: trigger === null ? null : `slack:${trigger}`,
      command: command.replace(/^\//, ''),
      // Unknown, a mention is rather a person's: the command has called the bot already.
      ...decodeText(bot === null ? text : withoutCall(text, bot)),
    },
    replyTarget: surfaceOf('command', body, { user, channel, direct }),
  };
};

const decodePress = (body: unknown): Incoming => {
  const who = person(body);
  const action = listAt(body, 'actions')[0];
  const press = parsedJson(textAt(action, 'value') ?? textAt(action, 'selected_option', 'value'));
  if (who === null || press === undefined) return NONE;
  const view = field(body, 'view');
  const source: Source = view === null ? 'message' : textAt(view, 'type') === 'home' ? 'home' : 'modal';
  const channel = who.conversation?.external ?? null;
  const trigger = textAt(body, 'trigger_id');
  return {
    kind: 'event',
    event: { kind: 'press', who, key: trigger === null ? null : `slack:${trigger}`, press },
    replyTarget: {
      ...surfaceOf(source, body, { user: who.user, channel, direct: isDirect(channel) }),
      isPrivate: field(body, 'container', 'is_ephemeral') === true,
      view,
      thread: textAt(body, 'message', 'thread_ts'),
    },
  };
};

const decodeSubmission = (body: unknown): Incoming => {
  const who = person(body);
  const view = field(body, 'view');
  if (who === null || textAt(view, 'callback_id') !== FORM_CALLBACK) return NONE;
  const { ref, channel, direct, isPrivate, responseUrl } = rememberedBy(view);
  const id = textAt(view, 'id');
  return {
    kind: 'event',
    event: {
      kind: 'submit',
      who: { ...who, conversation: channel === null ? null : { external: channel, kind: kindOf(direct) } },
      // One view commits once, however often it is submitted.
      key: id === null ? null : `slack:${id}`,
      ref,
      values: readValues(view),
    },
    replyTarget: {
      ...surfaceOf('submission', body, { user: who.user, channel, direct }),
      isPrivate,
      responseUrl,
      view,
    },
  };
};

const decodeSearch = (body: unknown): Incoming => {
  const who = person(body);
  const source = searchSource(textAt(body, 'action_id'));
  if (who === null || source === null) return NONE;
  return { kind: 'search', search: { who, source, text: textAt(body, 'value') ?? '' } };
};

const searchSource = (actionId: string | null): SearchSource | null =>
  SEARCH_SOURCES.find((source) => actionId === `${SEARCH_PREFIX}${source}`) ?? null;

const decodeShortcut = (body: unknown): Incoming => {
  const who = person(body);
  if (who === null || textAt(body, 'callback_id') !== MESSAGE_SHORTCUT) return NONE;
  const channel = who.conversation?.external ?? null;
  return {
    kind: 'event',
    event: {
      kind: 'message-to-lead',
      who,
      // Opens a form: nothing is committed yet.
      key: null,
      text: shortcutText(field(body, 'message')),
    },
    replyTarget: surfaceOf('shortcut', body, { user: who.user, channel, direct: isDirect(channel) }),
  };
};

/** The people in a forwarded message are only words: nobody is made a member by being quoted. */
const shortcutText = (message: unknown): string => {
  const { text, mentions } = decodeText(textAt(message, 'text') ?? '');
  return mentions.reduce((words, { token, name, user }) => words.replaceAll(token, `@${name ?? user}`), text);
};

const person = (body: unknown): InboundIdentity | null => {
  const user = textAt(body, 'user', 'id');
  const tenant =
    textAt(body, 'team', 'id') ?? textAt(body, 'user', 'team_id') ?? textAt(body, 'enterprise', 'id');
  if (user === null || tenant === null) return null;
  const channel = textAt(body, 'channel', 'id') ?? textAt(body, 'container', 'channel_id');
  return {
    platform: 'slack',
    tenant,
    user,
    name: textAt(body, 'user', 'name') ?? textAt(body, 'user', 'username'),
    conversation: conversation(channel),
  };
};

const surfaceOf = (
  source: Source,
  body: unknown,
  where: Pick<ReplyTarget, 'user' | 'channel' | 'direct'>,
): ReplyTarget => ({
  source,
  ...where,
  thread: null,
  responseUrl: textAt(body, 'response_url'),
  trigger: textAt(body, 'trigger_id'),
  isPrivate: false,
  view: null,
});

const isDirect = (channel: string | null): boolean => channel?.startsWith('D') ?? false;
const kindOf = (direct: boolean): Conversation['kind'] => (direct ? 'direct' : 'channel');

const conversation = (channel: string | null): InboundIdentity['conversation'] =>
  channel === null ? null : { external: channel, kind: kindOf(isDirect(channel)) };
