import { field, textAt } from '../../src/adapters/shared/payload.ts';
import { asJson, asText, checkBlocks, checkView, Invalid } from './fake-slack-blocks.ts';
import { type FakeMessage, type FakeSlackState, type FakeView, Refusal } from './fake-slack-state.ts';

export type Args = Readonly<Record<string, unknown>>;
type Method = (slack: FakeSlackState, args: Args) => object;

const required = (args: Args, name: string): string => {
  const value = args[name];
  if (typeof value !== 'string' || value === '') throw new Refusal('invalid_arguments', [`missing ${name}`]);
  return value;
};

/** Text and blocks, checked. */
const content = (args: Args): Pick<FakeMessage, 'text' | 'blocks' | 'metadata' | 'thread'> => {
  const blocks = Array.isArray(args.blocks) ? args.blocks : [];
  const text = typeof args.text === 'string' ? args.text : '';
  if (blocks.length === 0 && text === '') throw new Refusal('no_text');
  if (text.length > 40_000) throw new Refusal('msg_too_long');
  if (args.blocks !== undefined) checkBlocks(args.blocks, 'message');
  if (args.metadata !== undefined) checkMetadata(asJson(args.metadata, '/metadata'));
  return { text, blocks, metadata: args.metadata ?? null, thread: textAt(args, 'thread_ts') };
};

const checkMetadata = (metadata: Args): void => {
  if (!/^\w+$/.test(asText(metadata.event_type, '/metadata/event_type', 255)))
    throw new Refusal('invalid_metadata_format');
  asJson(metadata.event_payload, '/metadata/event_payload');
};

const ofBot = (slack: FakeSlackState, args: Args): FakeMessage => {
  const found = slack.messages.find(
    ({ ts, channel, only }) => ts === args.ts && channel === args.channel && only === null,
  );
  if (found === undefined) throw new Refusal('message_not_found');
  if (found.author !== slack.botUser) throw new Refusal('cant_update_message');
  return found;
};

const viewIn = (args: Args): Args => {
  checkView(args.view);
  return asJson(args.view, '/view');
};

const opened = (slack: FakeSlackState, args: Args, onTop: boolean): object => {
  const user = slack.useTrigger(required(args, 'trigger_id'));
  const view = viewIn(args);
  if (view.type !== 'modal') throw new Refusal('invalid_arguments');
  const stack = slack.stack(user);
  if (!onTop) stack.length = 0;
  if (stack.length >= 3) throw new Refusal('push_limit_reached');
  const made: FakeView = { id: slack.id('V'), user, view };
  stack.push(made);
  return { view: { id: made.id, ...view } };
};

/** The Web API as far as a bot of this kind uses it, as strict as Slack's. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (slack) => ({
    team_id: slack.team,
    ...(slack.enterprise === null ? {} : { enterprise_id: slack.enterprise }),
    user_id: slack.botUser,
    bot_id: slack.botId,
    user: 'funnelbot',
    team: 'Fake team',
    url: 'https://fake.slack.com/',
  }),

  'chat.postMessage': (slack, args) => {
    const channel = slack.writable(required(args, 'channel'));
    const message = slack.add({ channel: channel.id, author: slack.botUser, only: null, ...content(args) });
    return { channel: channel.id, ts: message.ts };
  },

  'chat.update': (slack, args) => {
    slack.writable(required(args, 'channel'));
    const before = ofBot(slack, args);
    const after = content(args);
    slack.replace(before, { ...before, ...after, metadata: after.metadata ?? before.metadata });
    return { channel: before.channel, ts: before.ts };
  },

  'chat.delete': (slack, args) => {
    slack.remove(ofBot(slack, args));
    return {};
  },

  'chat.postEphemeral': (slack, args) => {
    const channel = slack.writable(required(args, 'channel'));
    const user = required(args, 'user');
    if (!slack.users.has(user)) throw new Refusal('user_not_in_channel');
    const message = slack.add({ channel: channel.id, author: slack.botUser, only: user, ...content(args) });
    return { message_ts: message.ts };
  },

  'conversations.open': (slack, args) => ({ channel: { id: slack.directOf(required(args, 'users')).id } }),

  'conversations.info': (slack, args) => {
    const channel = slack.channels.get(required(args, 'channel'));
    if (!slack.readsChannels) throw new Refusal('missing_scope');
    if (channel === undefined || (channel.isPrivate && !channel.hasBot))
      throw new Refusal('channel_not_found');
    const { id, name, isArchived: is_archived, isPrivate: is_private, isMpim: is_mpim } = channel;
    // A conversation of two people has no name.
    if (channel.direct !== null) return { channel: { id, is_im: true, user: channel.direct } };
    return {
      channel: { id, name, is_archived, is_private, is_mpim, is_ext_shared: channel.isShared === true },
    };
  },

  'conversations.history': (slack, args) => {
    const channel = slack.channels.get(required(args, 'channel'));
    if (channel === undefined) throw new Refusal('channel_not_found');
    if (!channel.hasBot) throw new Refusal('not_in_channel');
    const oldest = Number(args.oldest ?? 0);
    const limit = Number(args.limit ?? 100);
    if (!(limit >= 1 && limit <= 999)) throw new Refusal('invalid_limit');
    const all = slack.messages
      .filter((one) => one.channel === channel.id && one.only === null && Number(one.ts) >= oldest)
      .reverse();
    const from = Number(args.cursor ?? 0);
    const withMetadata = String(args.include_all_metadata) === 'true';
    return {
      messages: all.slice(from, from + limit).map(({ ts, text, author, metadata }) => ({
        type: 'message',
        ts,
        text,
        user: author,
        ...(metadata === null
          ? {}
          : { metadata: withMetadata ? metadata : { event_type: field(metadata, 'event_type') } }),
      })),
      has_more: all.length > from + limit,
      response_metadata: { next_cursor: all.length > from + limit ? String(from + limit) : '' },
    };
  },

  'users.info': (slack, args) => {
    const user = slack.users.get(required(args, 'user'));
    if (user === undefined) throw new Refusal('user_not_found');
    return {
      user: {
        id: user.id,
        team_id: user.team ?? slack.team,
        name: user.name,
        real_name: user.realName,
        profile: {
          display_name: '',
          real_name: user.realName,
          // A field of the profile that anybody may fill in.
          phone: '+86 138 0013 8000',
          ...(user.email === undefined ? {} : { email: user.email }),
        },
        deleted: user.isDeleted === true,
        is_bot: user.isBot === true,
        is_restricted: user.isRestricted === true,
        is_ultra_restricted: user.isUltraRestricted === true,
        ...(user.isStranger === undefined ? {} : { is_stranger: user.isStranger }),
        ...(user.teams === undefined
          ? {}
          : { enterprise_user: { teams: user.teams, enterprise_id: slack.enterprise } }),
        is_email_confirmed: user.isEmailConfirmed === true,
        ...(String(args.include_locale) === 'true' ? { locale: user.locale } : {}),
      },
    };
  },

  'views.open': (slack, args) => opened(slack, args, false),
  'views.push': (slack, args) => opened(slack, args, true),

  'views.update': (slack, args) => {
    const before = slack.view(required(args, 'view_id'));
    const stack = slack.stack(before.user);
    stack[stack.indexOf(before)] = { ...before, view: viewIn(args) };
    return { view: { id: before.id } };
  },

  'views.publish': (slack, args) => {
    const user = required(args, 'user_id');
    if (!slack.users.has(user)) throw new Refusal('user_not_found');
    const view = viewIn(args);
    if (view.type !== 'home') throw new Invalid('must be home [/view/type]');
    slack.homes.set(user, view);
    return { view: { id: slack.id('V') } };
  },
};
