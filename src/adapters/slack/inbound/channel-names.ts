import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type ChannelNames, type ChannelProfile, channelNamesBy } from '../../../chat/names.ts';
import type { ConversationStore } from '../../../domain/ports/conversations.ts';
import { field, listAt, textAt } from '../../shared/payload.ts';
import type { Timers } from '../../shared/timers.ts';
import type { SlackApi } from '../api.ts';
import { toDeliveryError } from '../errors.ts';

/** Slack's own pages show a channel by its name wherever its id stands; the other messenger's cards need the name. */
export const createChannelNames = (
  api: SlackApi,
  conversations: Pick<ConversationStore, 'learn'>,
  parts: { clock: Clock; log: Log; timers: Timers },
): ChannelNames => {
  const ask = async (channel: string): Promise<ChannelProfile> => {
    const info = await api.call('conversations.info', { channel }).catch((error: unknown) => {
      // An app that was installed before this was asked for: `doctor` says so, and each try would end the same.
      if (toDeliveryError(error).code === 'missing_scope') return null;
      throw error;
    });
    // Several people's direct conversation has a name that Slack made up of theirs.
    const isOfPeople = field(info, 'channel', 'is_mpim') === true;
    return {
      name: isOfPeople ? null : textAt(info, 'channel', 'name'),
      isShared: info === null ? null : isShared(field(info, 'channel')),
    };
  };

  return channelNamesBy('slack', ask, 'a channel could not be read', conversations, parts);
};

/** With another organisation, or about to be. https://docs.slack.dev/reference/objects/conversation-object */
const isShared = (channel: unknown): boolean =>
  field(channel, 'is_ext_shared') === true ||
  field(channel, 'is_pending_ext_shared') === true ||
  listAt(channel, 'pending_connected_team_ids').length > 0;
