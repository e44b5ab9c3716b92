import { createFeishuAdapter } from '../../../src/adapters/feishu/index.ts';
import type { ServedAdapter } from '../../../src/adapters/shared/http.ts';
import type { Form } from '../../../src/cards/kit/form.ts';
import { withLongNames } from '../../../src/cards/kit/press-names.ts';
import type { ChatEvent } from '../../../src/chat/event.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { Member, Profile } from '../../../src/domain/team/member.ts';
import { ManualClock } from '../../support/clock.ts';
import { FakeFeishu } from '../../support/fake-feishu.ts';
import { FakeFeishuClient } from '../../support/fake-feishu-client.ts';
import { socketLine, webhookLine } from '../../support/fake-feishu-lines.ts';
import { MemoryLog } from '../../support/memory-log.ts';
import { card, lostForm, StubDispatcher, served } from '../../support/stub-dispatcher.ts';
import { ManualTimers } from '../../support/timers.ts';

/** A form is opened anew when it is asked for again. */
class FormDispatcher extends StubDispatcher {
  form: Form | null = lostForm;

  override async dispatch(event: ChatEvent): Promise<Reply> {
    const isAgain =
      event.kind === 'press' && JSON.stringify(withLongNames(event.press)) === JSON.stringify(lostForm.again);
    if (!isAgain || event.key !== null) return super.dispatch(event);
    return this.form === null ? { kind: 'refusal', card: card('Gone') } : { kind: 'form', form: this.form };
  }
}

/** As much of a store as an adapter sees: what it learned about people. */
export class StubMembers {
  /** The ports it stands for. */
  readonly store = {
    team: {
      learnIdentity: (profile: Profile) => this.learnIdentity(profile),
      account: async () => ({ standing: 'unknown' as const, isLetIn: false }),
    },
    conversations: {
      learn: async (where: { external: string }, { name }: { name: string | null }) => {
        if (name !== null) await this.nameConversation(where, name);
      },
    },
  };
  readonly profiles: Profile[] = [];
  /** What each channel was called, one after the other. */
  readonly channels: [string, string][] = [];

  async nameConversation({ external }: { external: string }, name: string): Promise<void> {
    this.channels.push([external, name]);
  }

  async learnIdentity(profile: Profile): Promise<Member> {
    this.profiles.push(profile);
    return {
      id: 1,
      workspace: 1,
      name: profile.name ?? '',
      role: 'rep',
      language: null,
      team: null,
      morningNote: true,
      timeOff: [],
    };
  }
}

export type Mode = 'websocket' | 'webhook' | 'plain webhook';

export interface FeishuBot {
  feishu: FakeFeishu;
  client: FakeFeishuClient;
  adapter: ServedAdapter;
  dispatcher: FormDispatcher;
  members: StubMembers;
  clock: ManualClock;
  timers: ManualTimers;
  /** Timers that run for what is under way. */
  waiting(): number;
  log: MemoryLog;
  url: string;
  amy: string;
  bob: string;
  group: string;
  close(): Promise<void>;
}

interface How {
  isStarted?: boolean;
  appSecret?: string;
  /** The cloud of a bot that ran before. */
  feishu?: FakeFeishu;
}

/** The adapter with a stub dispatcher behind it and a fake Feishu before it, over real HTTP or a real WebSocket. */
export const openFeishuBot = async (mode: Mode = 'websocket', how: How = {}): Promise<FeishuBot> => {
  const clock = new ManualClock();
  const feishu = how.feishu ?? (await new FakeFeishu(clock).open());
  const [dispatcher, members, timers, log] = [
    new FormDispatcher(),
    new StubMembers(),
    new ManualTimers(),
    new MemoryLog(),
  ];
  feishu.rateNow = () => timers.now();
  const adapter = createFeishuAdapter(
    {
      appId: feishu.appId,
      appSecret: how.appSecret ?? feishu.appSecret,
      encryptKey: mode === 'plain webhook' ? null : feishu.encryptKey,
      verificationToken: feishu.verificationToken,
      domain: feishu.url,
      mode: mode === 'websocket' ? 'websocket' : 'webhook',
    },
    { store: members.store, clock, timers, log },
  );
  const server = await served(adapter);
  if (how.isStarted !== false) await adapter.start(dispatcher);
  const idle = timers.running;
  const line =
    mode === 'websocket' ? socketLine(feishu) : webhookLine(feishu, server.url, mode !== 'plain webhook');
  return {
    feishu,
    client: new FakeFeishuClient(feishu, line),
    adapter,
    dispatcher,
    members,
    clock,
    timers,
    waiting: () => timers.running - idle,
    log,
    url: server.url,
    amy: feishu.addUser('Amy').id,
    bob: feishu.addUser('Bob', { email: 'bob@acme.com', mobile: '13800138000' }).id,
    group: feishu.addChat().id,
    async close() {
      await adapter.stop();
      await server.close();
      if (how.feishu === undefined) await feishu.close();
    },
  };
};
