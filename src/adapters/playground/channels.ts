import type { Address } from '../../chat/adapter.ts';
import type { InboundIdentity } from '../../domain/ports/team.ts';
import type { TranscriptRow } from './transcript.ts';

/** The playground is one team. */
export const TENANT = 'local';

/** The channel everyone starts in, and where the digests go unless `/funnel here` says otherwise. */
export const TEAM_CHANNEL = 'sales';
/** The channels everybody is in. */
export const CHANNELS = [TEAM_CHANNEL, 'deals-north'] as const;

const DIRECT = 'direct-';

/** The conversation of one person with the bot. */
export const directOf = (person: string): string => `${DIRECT}${person}`;
/** Whether a channel is one person's own. */
export const isDirect = (channel: string): boolean => channel.startsWith(DIRECT);

/** Whether the person may read and write there. */
export const isChannelOf = (channel: string, person: string): boolean =>
  CHANNELS.some((one) => one === channel) || channel === directOf(person);

/** Where a post for this address stands. */
export const channelOf = (to: Address): string => ('user' in to ? directOf(to.user) : to.conversation);

/** Whether a message is for the person: in a channel of theirs, and not for somebody else's eyes alone. */
export const mayRead = (row: TranscriptRow, person: string): boolean =>
  isChannelOf(row.channel, person) && (row.person === null || row.person === person);

/** The person as an event tells of them. */
export const identityOf = (
  person: { id: string; name: string },
  channel: string | null,
): InboundIdentity => ({
  platform: 'playground',
  tenant: TENANT,
  user: person.id,
  name: person.name,
  conversation:
    channel === null ? null : { external: channel, kind: isDirect(channel) ? 'direct' : 'channel' },
});
