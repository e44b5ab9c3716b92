import { parsedJson, textAt } from '../../src/adapters/shared/payload.ts';
import { refusals } from './fake-feishu-cards.ts';
import { type FakeFeishuState, type FakeMessage, Refusal } from './fake-feishu-state.ts';

export interface Asked {
  /** What stands for `:id` in the path. */
  id: string;
  query: URLSearchParams;
  body: unknown;
}

type Method = (feishu: FakeFeishuState, asked: Asked) => object;

/** A card as it must be, or the refusal with its place, as Feishu's own come. */
export const checkedCard = (card: unknown): unknown => {
  const [first] = refusals(card);
  if (first === undefined) return card;
  throw new Refusal(
    230099,
    `Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err; ErrPath: ${first}; ErrorValue: ${JSON.stringify(card).slice(0, 40)};`,
  );
};

const required = (of: unknown, name: string): string => {
  const value = textAt(of, name);
  if (value === null) throw new Refusal(99992402, `field validation failed: ${name} is required`);
  return value;
};

const contentOf = (type: string, raw: string): unknown => {
  const content = parsedJson(raw);
  if (content === undefined) throw new Refusal(230001, 'ext=invalid content');
  if (type === 'interactive') return checkedCard(content);
  if (type !== 'text') throw new Refusal(230001, 'ext=invalid msg_type');
  if (Buffer.byteLength(raw) > 150 * 1024) throw new Refusal(230025, 'too long');
  if (textAt(content, 'text') === null) throw new Refusal(230001, 'ext=text is empty');
  return content;
};

const shown = ({ id, chat, type, at, content }: FakeMessage, raw: boolean): object => ({
  message_id: id,
  msg_type: type,
  chat_id: chat,
  create_time: String(at),
  update_time: String(at),
  deleted: false,
  body: {
    content:
      type === 'interactive' && !raw
        ? JSON.stringify({
            title: textAt(content, 'header', 'title', 'content'),
            elements: [[{ tag: 'text' }]],
          })
        : JSON.stringify(type === 'interactive' ? { json_card: JSON.stringify(content) } : content),
  },
});

/** The open API as far as a bot of this kind uses it, as strict as Feishu's. */
export const METHODS: Readonly<Record<string, Method>> = {
  'GET /open-apis/bot/v3/info': ({ bot, botName }) => ({
    bot: { activate_status: 2, app_name: botName, open_id: bot },
  }),

  'POST /open-apis/im/v1/messages': (feishu, { query, body }) => {
    const receiver = required(body, 'receive_id');
    const kind = query.get('receive_id_type');
    if (kind !== 'chat_id' && kind !== 'open_id') throw new Refusal(99992402, 'receive_id_type');
    const type = required(body, 'msg_type') === 'text' ? 'text' : 'interactive';
    const uuid = textAt(body, 'uuid');
    if (uuid !== null && uuid.length > 50) throw new Refusal(99992402, 'uuid: at most 50 characters');
    const chat = kind === 'open_id' ? feishu.directOf(receiver) : feishu.writable(receiver);
    feishu.limit(`chat:${chat.id}`);
    const before = uuid === null ? null : feishu.sentBefore(uuid);
    if (before !== null) return { data: shown(feishu.message(before), true) };
    const content = contentOf(required(body, 'msg_type'), required(body, 'content'));
    const toPerson = kind === 'open_id';
    const message = feishu.add({ chat: chat.id, type, content, author: feishu.bot, only: null, toPerson });
    if (uuid !== null) feishu.memoize(uuid, message.id);
    return { data: shown(message, true) };
  },

  'PATCH /open-apis/im/v1/messages/:id': (feishu, { id, body }) => {
    feishu.limit(`message:${id}`);
    const message = feishu.changeable(id);
    feishu.replace(message, contentOf('interactive', required(body, 'content')));
    return { data: {} };
  },

  'GET /open-apis/im/v1/messages': (feishu, { query }) => {
    if (query.get('container_id_type') !== 'chat') throw new Refusal(99992402, 'container_id_type');
    if (!feishu.listsMessages) throw new Refusal(230027, 'Lack of necessary permissions.');
    const chat = feishu.writable(query.get('container_id') ?? '');
    const since = Number(query.get('start_time') ?? 0) * 1_000;
    const size = Number(query.get('page_size') ?? 20);
    if (!(size >= 1 && size <= 50)) throw new Refusal(99992402, 'page_size: 1 to 50');
    const isRaw = query.get('card_msg_content_type') === 'raw_card_content';
    const all = feishu.messages.filter((one) => one.chat === chat.id && one.only === null && one.at >= since);
    if (query.get('sort_type') === 'ByCreateTimeDesc') all.reverse();
    const from = Number(query.get('page_token') ?? 0);
    const hasMore = all.length > from + size;
    return {
      data: {
        has_more: hasMore,
        page_token: hasMore ? String(from + size) : '',
        items: all.slice(from, from + size).map((message) => shown(message, isRaw)),
      },
    };
  },

  'POST /open-apis/ephemeral/v1/send': (feishu, { body }) => {
    const chat = feishu.writable(required(body, 'chat_id'));
    if (chat.mode !== 'group') throw new Refusal(18053, 'only in groups');
    const user = required(body, 'open_id');
    if (!feishu.users.has(user)) throw new Refusal(18054, 'not in the chat');
    if (textAt(body, 'msg_type') !== 'interactive') throw new Refusal(18055, 'msg_type');
    const card = typeof body === 'object' && body !== null && 'card' in body ? body.card : null;
    const message = feishu.add({
      chat: chat.id,
      type: 'interactive',
      content: checkedCard(card),
      author: feishu.bot,
      only: user,
      toPerson: false,
    });
    return { data: { message_id: message.id } };
  },

  'POST /open-apis/interactive/v1/card/update': (feishu, { body }) => {
    const message = feishu.useUpdateToken(required(body, 'token'));
    const card = typeof body === 'object' && body !== null && 'card' in body ? body.card : null;
    feishu.replace(message, checkedCard(card));
    return {};
  },

  'GET /open-apis/im/v1/chats/:id': (feishu, { id }) => {
    const chat = feishu.writable(id);
    return {
      data: {
        chat_mode: chat.mode,
        name: chat.mode === 'p2p' ? '' : chat.name,
        external: chat.isExternal === true,
      },
    };
  },

  'GET /open-apis/contact/v3/users/:id': (feishu, { id, query }) => {
    if (query.get('user_id_type') !== 'open_id') throw new Refusal(99992402, 'user_id_type');
    const user = feishu.users.get(id);
    if (user === undefined) throw new Refusal(41012, 'user id invalid');
    // Another tenant's people are in nobody's address book here.
    if (user.tenant !== undefined) throw new Refusal(41050, 'no user authority error');
    const { name, email, mobile } = user;
    return {
      data: {
        user: {
          open_id: id,
          name,
          ...(email === null ? {} : { email }),
          ...(mobile === null ? {} : { mobile }),
          status: { is_activated: true, is_resigned: user.isResigned === true },
        },
      },
    };
  },
};
