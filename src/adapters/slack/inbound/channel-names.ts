import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type ChannelNames, channelNamesBy } from '../../../chat/names.ts';
import type { ConversationStore } from '../../../domain/ports/conversations.ts';
import { field, textAt } from '../../shared/payload.ts';
import type { SlackApi } from '../api.ts';
import { toDeliveryError } from '../errors.ts';

/** Slack's own pages show a channel by its name wherever its id stands; the other messenger's cards need the name. */
export const createChannelNames = (
  api: SlackApi,
  conversations: Pick<ConversationStore, 'rename'>,
  parts: { clock: Clock; log: Log },
): ChannelNames => {
  const learn = async (tenant: string, channel: string): Promise<void> => {
    const info = await api.call('conversations.info', { channel }).catch((error: unknown) => {
      // An app that was installed before this was asked for: `doctor` says so, and each try would end the same.
      if (toDeliveryError(error).code === 'missing_scope') return null;
      throw error;
    });
    const name = textAt(info, 'channel', 'name');
    // Several people's direct conversation has a name that Slack made up of theirs.
    if (name === null || field(info, 'channel', 'is_mpim') === true) return;
    await conversations.rename({ platform: 'slack', tenant, external: channel }, name);
  };

  return channelNamesBy(learn, 'a channel’s name could not be read', parts);
};
