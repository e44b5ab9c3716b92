import { vi } from 'vitest';
import { createSender, type Sender } from '../../src/chat/sender.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import type { Outgoing } from '../../src/domain/digests/message.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { Platform } from '../../src/domain/team/member.ts';
import { identityOf, startTeam, type Team } from '../contracts/store-scene.ts';
import { openTempStore } from '../storage/sqlite/temp-store.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { ScriptedAdapter } from '../support/scripted-adapter.ts';

/** A team on a real store, a messenger that does as it is told, and the sender between them. */
export interface Line extends Team {
  slack: ScriptedAdapter;
  log: MemoryLog;
  sender: Sender;
  /** Another sender of the same messenger, `store` instead of the team's. */
  senderOf(store: Store, platforms?: readonly Platform[]): Sender;
  /** A channel of that name. */
  channelId(external: string): Promise<number>;
  /** Queues a text for a channel, about no deal. */
  says(text: string, external?: string): Promise<void>;
  queued(message: Outgoing, deal?: Deal | null): Promise<void>;
  /** Commits a note, and (with `show`) shows the deal in the team's channel from now on. */
  notes(deal: Deal, text: string, show?: boolean): Promise<Deal>;
  waiting(): Promise<number>;
  /** Ends the sender and closes the store; tells what the messenger complained of. */
  end(): Promise<readonly string[]>;
}

/** `asked`: the senders look into the outbox only when they are asked to, however long a test takes. */
export const startLine = async (
  onSql?: (sql: string) => void,
  { asked = false }: { asked?: boolean } = {},
): Promise<Line> => {
  const team = await startTeam(() => openTempStore(onSql));
  if (asked) vi.spyOn(team.store.outbox, 'watch').mockImplementation(() => {});
  const { store, clock, workspace, channel, context, commit } = team;
  const slack = new ScriptedAdapter();
  const log = new MemoryLog();
  const senders: Sender[] = [];
  const senderOf = (of: Store, platforms: readonly Platform[] = ['slack']): Sender => {
    const adapters = new Map(platforms.map((platform) => [platform, slack]));
    const sender = createSender({ store: of, adapters, clock, log });
    senders.push(sender);
    return sender;
  };
  const channelId = async (external: string): Promise<number> => {
    const { conversation } = await store.team.requestScope(identityOf('U1', external));
    if (conversation === null) throw new Error('no conversation was made');
    return conversation.id;
  };
  const queued = (message: Outgoing, deal: Deal | null = null) =>
    store.outbox.queue(workspace.id, message, deal?.id ?? null, clock.now());
  return {
    ...team,
    slack,
    log,
    sender: senderOf(store),
    senderOf,
    channelId,
    queued,
    async says(text, external = 'C1') {
      const to = { kind: 'conversation', id: await channelId(external) } as const;
      await queued({ to, key: null, body: { kind: 'follow-up-due', text, at: clock.now() } });
    },
    notes: (deal, text, show = false) =>
      commit({
        ...touchDeal(deal, { channel: 'note', text }, context()),
        showIn: show ? [channel.id] : [],
      }),
    waiting: async () => (await store.outbox.backlog(clock.now())).waiting,
    async end() {
      for (const sender of senders) await sender.stop();
      await team.close();
      return slack.wrongs;
    },
  };
};
