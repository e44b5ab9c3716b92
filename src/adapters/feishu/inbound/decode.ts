import type { InboundIdentity } from '../../../domain/ports/team.ts';
import { field, textAt } from '../../shared/payload.ts';
import { decodeText } from './decode-text.ts';
import { readAction } from './read-action.ts';
import { type Incoming, NONE, type ReplyTarget } from './reply-target.ts';

/** Any of Feishu's payloads (2.0), as what a person did and where the answer may go. `bot`: the bot's own open_id. */
export const decode = (body: unknown, bot: string | null): Incoming => {
  const tenant = textAt(body, 'header', 'tenant_key');
  if (tenant === null) return NONE;
  const event = field(body, 'event');
  switch (textAt(body, 'header', 'event_type')) {
    case 'im.message.receive_v1':
      return decodeMessage(event, tenant, bot);
    case 'card.action.trigger':
      return decodeAction(event, tenant, textAt(body, 'header', 'event_id'));
    case 'application.bot.menu_v6':
      return decodeMenu(event, tenant, textAt(body, 'header', 'event_id'));
    case 'im.chat.updated_v1':
      return decodeRename(event, tenant);
    case 'contact.user.updated_v3':
    case 'contact.user.deleted_v3':
      return decodeChange(event, tenant);
    default:
      return NONE;
  }
};

/** An app that may read a whole group still answers only where it is mentioned. */
const decodeMessage = (event: unknown, tenant: string, bot: string | null): Incoming => {
  const user = textAt(event, 'sender', 'sender_id', 'open_id');
  const message = field(event, 'message');
  const id = textAt(message, 'message_id');
  const chat = textAt(message, 'chat_id');
  const isPersons = textAt(event, 'sender', 'sender_type') === 'user';
  const said = decodeText(message, bot, tenant);
  if (user === null || id === null || chat === null || said === null || !isPersons) return NONE;
  const direct = textAt(message, 'chat_type') === 'p2p';
  if (!direct && !said.isCalled) return NONE;
  const who = {
    ...identityOf(tenant, user, { external: chat, kind: direct ? 'direct' : 'channel' }),
    ...standingOf(textAt(event, 'sender', 'tenant_key'), tenant),
  } as const;
  // Feishu delivers an event again when in doubt; the message's id stays the same.
  const key = `feishu:${id}`;
  const { text, mentions, attachment } = said;
  return {
    kind: 'event',
    event:
      attachment === null
        ? { kind: 'text', who, key, command: null, text, mentions }
        : { kind: 'attachment', who, key, of: attachment },
    replyTarget: { ...NOWHERE, source: 'text', act: `feishu:${id}`, tenant, user, chat, direct },
  };
};

/** The chat of a pressed card may be a direct one too, which the payload does not tell: see `chats.ts`. */
const decodeAction = (event: unknown, tenant: string, id: string | null): Incoming => {
  const user = textAt(event, 'operator', 'open_id');
  const action = readAction(field(event, 'action'));
  if (user === null || action === null) return NONE;
  if (action.kind === 'cancel') return action;
  const chat = textAt(event, 'context', 'open_chat_id');
  const messageId = textAt(event, 'context', 'open_message_id');
  const act = id === null ? null : `feishu:${id}`;
  const who = {
    ...identityOf(tenant, user, chat === null ? null : { external: chat, kind: 'channel' }),
    ...standingOf(textAt(event, 'operator', 'tenant_key'), tenant),
  } as const;
  // Not the header's, which proves where the request comes from.
  const updateToken = textAt(event, 'token');
  const place = { act, tenant, user, chat, direct: false, messageId, updateToken };
  if (action.kind === 'press') {
    const replyTarget: ReplyTarget = { ...place, source: 'press', again: null, values: {} };
    return { kind: 'event', event: { kind: 'press', who, key: act, press: action.press }, replyTarget };
  }
  return {
    kind: 'event',
    event: {
      kind: 'submit',
      who,
      // Each form is a message of its own: it commits once, however often it is submitted.
      key: messageId === null ? null : `feishu:${messageId}:submit`,
      ref: action.ref,
      values: action.values,
    },
    replyTarget: { ...place, source: 'submission', again: action.again, values: action.values },
  };
};

/** What the entries of the bot's menu say. https://open.feishu.cn/document/client-docs/bot-v3/bot-customized-menu */
export const MENU: ReadonlyMap<string, { command: string; text: string }> = new Map([
  ['new_lead', { command: 'lead', text: '' }],
  ['my_deals', { command: 'deal', text: 'list mine' }],
  ['stuck', { command: 'funnel', text: 'stuck' }],
  ['funnel', { command: 'funnel', text: '' }],
]);

const decodeMenu = (event: unknown, tenant: string, id: string | null): Incoming => {
  const user = textAt(event, 'operator', 'operator_id', 'open_id');
  const said = MENU.get(textAt(event, 'event_key') ?? '');
  if (user === null || said === undefined) return NONE;
  const act = id === null ? null : `feishu:${id}`;
  return {
    kind: 'event',
    event: {
      kind: 'text',
      who: { ...identityOf(tenant, user, null), name: textAt(event, 'operator', 'operator_name') },
      key: act,
      ...said,
      mentions: [],
    },
    replyTarget: { ...NOWHERE, source: 'text', act, tenant, user, direct: true },
  };
};

/** Somebody's profile is different, or they have left. https://open.feishu.cn/document/server-docs/contact-v3/user/events/deleted */
const decodeChange = (event: unknown, tenant: string): Incoming => {
  const user = textAt(event, 'object', 'open_id');
  return user === null ? NONE : { kind: 'person-changed', tenant, user };
};

/** Other settings of a group change in the same way. https://open.feishu.cn/document/server-docs/group/chat/events/updated */
const decodeRename = (event: unknown, tenant: string): Incoming => {
  const chat = textAt(event, 'chat_id');
  const isName = textAt(event, 'after_change', 'name') !== null;
  return chat === null || !isName ? NONE : { kind: 'renamed', tenant, chat };
};

/** A group may have people of other companies in it: the funnel is none of theirs, and they are told so. */
const standingOf = (of: string | null, tenant: string): Pick<InboundIdentity, 'standing'> =>
  of === null ? {} : { standing: of === tenant ? 'member' : 'outsider' };

const identityOf = (
  tenant: string,
  user: string,
  conversation: InboundIdentity['conversation'],
): InboundIdentity => ({
  platform: 'feishu',
  tenant,
  user,
  name: null,
  conversation,
});

const NOWHERE = {
  chat: null,
  direct: false,
  messageId: null,
  updateToken: null,
  again: null,
  values: {},
} as const;
