import type { Address } from '../../chat/adapter.ts';
import type { InboundIdentity } from '../../domain/ports/team.ts';
import type { TranscriptRow } from './transcript.ts';

/** The playground is one team. */
export const TENANT = 'local';

/** The channel everyone starts in, and where the digests go unless `/funnel here` says otherwise. */
export const TEAM_CHANNEL = 'sales';
export const CHANNELS = [TEAM_CHANNEL, 'deals-north'] as const;

const DIRECT = 'direct-';

export const directOf = (person: string): string => `${DIRECT}${person}`;
export const isDirect = (channel: string): boolean => channel.startsWith(DIRECT);

export const isChannelOf = (channel: string, person: string): boolean =>
  CHANNELS.some((one) => one === channel) || channel === directOf(person);

export const channelOf = (to: Address): string => ('user' in to ? directOf(to.user) : to.conversation);

export const mayRead = (row: TranscriptRow, person: string): boolean =>
  isChannelOf(row.channel, person) && (row.person === null || row.person === person);

export const sighting = (person: { id: string; name: string }, channel: string | null): InboundIdentity => ({
  platform: 'playground',
  tenant: TENANT,
  user: person.id,
  name: person.name,
  conversation:
    channel === null ? null : { external: channel, kind: isDirect(channel) ? 'direct' : 'channel' },
});
