import { createCache } from '../../../lib/cache.ts';
import { textAt } from '../../shared/payload.ts';
import type { SlackApi } from '../api.ts';

/** The bot's own conversations with people. */
export interface DmChannels {
  /** Opens it where needed. Throws `DeliveryError`. */
  of(user: string): Promise<string>;
  met(user: string, channel: string): void;
  /** A command can be typed in a conversation of two people too: the bot can post nothing there. */
  isOwn(user: string, channel: string): Promise<boolean>;
}

const MAX_COUNT = 10_000;

/** Asks Slack once about each person, and remembers. https://docs.slack.dev/reference/methods/conversations.open */
export const createDmChannels = (api: SlackApi): DmChannels => {
  const known = createCache<string, string>(MAX_COUNT);

  const met = (user: string, channel: string): void => {
    known.set(user, channel);
  };

  const of = async (user: string): Promise<string> => {
    const before = known.get(user);
    if (before !== undefined) return before;
    const channel = textAt(await api.call('conversations.open', { users: user }), 'channel', 'id') ?? user;
    met(user, channel);
    return channel;
  };

  return {
    of,
    met,
    isOwn: (user, channel) =>
      of(user).then(
        (own) => own === channel,
        () => false,
      ),
  };
};
