import type { Conversation } from '../team/member.ts';

/** A channel as its people write it: "#sales" on Slack, "华东销售群" on Feishu; null where only its id is known. */
export const channelTitle = ({
  platform,
  external,
  name,
}: Pick<Conversation, 'platform' | 'external' | 'name'>): string | null => {
  if (platform === 'playground') return `#${external}`;
  return name !== null && platform === 'slack' ? `#${name}` : name;
};
