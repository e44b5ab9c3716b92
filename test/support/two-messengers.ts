import type { Conversation } from '../../src/domain/team/member.ts';
import type { Session } from './driver.ts';
import { feishuSession } from './feishu-driver.ts';
import { type OnFeishu, type OnSlack, openTeam } from './open-team.ts';
import { playgroundSession } from './playground-driver.ts';
import { slackSession } from './slack-driver.ts';

/** Half of the team on Slack, half on another messenger, and one bot for all of them. */
export interface TwoMessengers {
  slack: Session;
  /** The other one. */
  there: Session;
  onSlack: OnSlack;
  /** null: the other one is the playground. */
  onFeishu: OnFeishu | null;
  /** Until the bot has read what its channels are called now, which it does in the background. */
  named(): Promise<void>;
  stop(): Promise<void>;
}

export type OtherMessenger = 'feishu' | 'playground';

export const startTwoMessengers = async (other: OtherMessenger): Promise<TwoMessengers> => {
  const team =
    other === 'feishu'
      ? await openTeam({ slack: 'http', feishu: 'websocket' })
      : await openTeam({ slack: 'http', playground: true });
  const { running, onSlack, onFeishu } = team;
  const isNamed = ({ platform, external, name }: Conversation): boolean =>
    name === (platform === 'slack' ? onSlack.slack.channels : onFeishu?.feishu.chats)?.get(external)?.name;
  return {
    slack: slackSession({ ...team, ...onSlack }),
    there: onFeishu === null ? await playgroundSession(team) : feishuSession({ ...team, ...onFeishu }),
    onSlack,
    onFeishu,
    async named() {
      const [workspace] = await running.store.team.workspaces();
      for (const { id, kind } of await running.store.conversations.list(workspace?.id ?? 0)) {
        if (kind === 'direct') continue;
        for (;;) {
          const channel = await running.store.conversations.find(workspace?.id ?? 0, id);
          if (channel === null || isNamed(channel)) break;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    },
    stop: team.stop,
  };
};
