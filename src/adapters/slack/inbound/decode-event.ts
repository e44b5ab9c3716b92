import { field, textAt } from '../../shared/payload.ts';
import { attachmentOf } from './attachment.ts';
import { decodeText, withoutCall } from './decode-text.ts';
import { type Incoming, NONE } from './reply-target.ts';

/** An event of the Events API: what is typed to the bot, its home tab opened, a channel renamed, its token taken away. */
export const decodeEvent = (body: unknown, bot: string | null): Incoming => {
  switch (textAt(body, 'event', 'type')) {
    case 'message':
      return textAt(body, 'event', 'channel_type') === 'im' ? decodeMessage(body, bot) : NONE;
    case 'app_mention':
      return decodeMessage(body, bot);
    case 'app_home_opened':
      return decodeHome(body);
    case 'channel_rename':
    case 'group_rename':
      return decodeRename(body);
    case 'user_change':
      return decodeChange(body);
    case 'tokens_revoked':
    case 'app_uninstalled':
      return { kind: 'revoked' };
    default:
      return NONE;
  }
};

/** Edits and deletions have a subtype; what a bot wrote, this one included, has a bot's id. */
const decodeMessage = (body: unknown, bot: string | null): Incoming => {
  const user = textAt(body, 'event', 'user');
  const channel = textAt(body, 'event', 'channel');
  const ts = textAt(body, 'event', 'ts');
  const tenant = textAt(body, 'team_id') ?? textAt(body, 'event', 'team');
  const isPersons = textAt(body, 'event', 'bot_id') === null && isSaid(textAt(body, 'event', 'subtype'));
  if (user === null || channel === null || ts === null || tenant === null || !isPersons) return NONE;
  const direct = channel.startsWith('D');
  const who = {
    platform: 'slack',
    tenant,
    user,
    name: null,
    conversation: { external: channel, kind: direct ? 'direct' : 'channel' },
  } as const;
  // Slack delivers an event again when in doubt, and a message may come as two kinds of event.
  const key = `slack:${channel}:${ts}`;
  const said = decodeText(withoutCall(textAt(body, 'event', 'text') ?? '', bot));
  const attachment = said.text.trim() === '' ? attachmentOf(field(body, 'event')) : null;
  return {
    kind: 'event',
    event:
      attachment === null
        ? { kind: 'text', who, key, command: null, ...said }
        : { kind: 'attachment', who, key, of: attachment },
    replyTarget: {
      source: 'text',
      user,
      channel,
      direct,
      thread: textAt(body, 'event', 'thread_ts'),
      responseUrl: null,
      trigger: null,
      isPrivate: false,
      view: null,
    },
  };
};

const isSaid = (subtype: string | null): boolean =>
  subtype === null || subtype === 'file_share' || subtype === 'thread_broadcast';

const decodeHome = (body: unknown): Incoming => {
  const user = textAt(body, 'event', 'user');
  const tenant = textAt(body, 'team_id');
  if (user === null || tenant === null || textAt(body, 'event', 'tab') !== 'home') return NONE;
  return { kind: 'home', who: { platform: 'slack', tenant, user, name: null, conversation: null } };
};

/** Somebody's profile is different, or their account was closed. https://docs.slack.dev/reference/events/user_change */
const decodeChange = (body: unknown): Incoming => {
  const user = textAt(body, 'event', 'user', 'id');
  const tenant = textAt(body, 'team_id');
  return user === null || tenant === null ? NONE : { kind: 'person-changed', tenant, user };
};

const decodeRename = (body: unknown): Incoming => {
  const channel = textAt(body, 'event', 'channel', 'id');
  const tenant = textAt(body, 'team_id');
  return channel === null || tenant === null ? NONE : { kind: 'renamed', tenant, channel };
};
