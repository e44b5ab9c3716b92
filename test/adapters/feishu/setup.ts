import { createServer } from 'node:http';
import { createFeishuAdapter } from '../../../src/adapters/feishu/index.ts';
import type { Card } from '../../../src/cards/card.ts';
import type { Form } from '../../../src/cards/form.ts';
import type { ChatAdapter, Road } from '../../../src/chat/adapter.ts';
import type { ChatEvent, Search } from '../../../src/chat/event.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { Member, Profile } from '../../../src/funnel/member.ts';
import { ManualClock } from '../../support/clock.ts';
import { FakeFeishu } from '../../support/fake-feishu.ts';
import { FakeFeishuHands } from '../../support/fake-feishu-hands.ts';
import { socketLine, webhookLine } from '../../support/fake-feishu-lines.ts';
import { MemoryLog } from '../../support/memory-log.ts';
import { ManualTimers } from '../../support/timers.ts';

export const card = (title: string, text = 'body'): Card => ({
  title,
  tone: 'normal',
  body: [{ type: 'text', text }],
  more: null,
});

export const withButton = (title: string, label: string): Card => ({
  ...card(title),
  body: [
    {
      type: 'actions',
      controls: [
        {
          type: 'button',
          label,
          press: { kind: 'show-deal', deal: { id: 12 } },
          style: 'normal',
          confirm: null,
        },
      ],
    },
  ],
});

export const lostForm: Form = {
  title: 'Lost',
  intro: null,
  submit: 'Save',
  cancel: 'Cancel',
  ref: { form: 'lost', deal: 12, seen: 3 },
  again: { kind: 'open-form', ref: { form: 'lost', deal: 12, seen: 3 } },
  fields: [
    {
      type: 'select',
      name: 'reason',
      label: 'Reason',
      required: true,
      hint: null,
      value: null,
      options: [{ value: 'price', label: 'Price' }],
    },
    {
      type: 'text',
      name: 'text',
      label: 'More',
      required: false,
      hint: null,
      value: '',
      placeholder: null,
      multiline: true,
    },
  ],
};

/** Answers every event as told and keeps what it was asked. A form is opened anew when it is asked for again. */
export class StubRoad implements Road {
  readonly events: ChatEvent[] = [];
  readonly searches: Search[] = [];
  reply: Reply | ((event: ChatEvent) => Reply | Promise<Reply>) = { kind: 'card', card: card('#12 Acme') };
  form: Form | null = lostForm;

  async dispatch(event: ChatEvent): Promise<Reply> {
    const isAgain = event.kind === 'press' && JSON.stringify(event.press) === JSON.stringify(lostForm.again);
    if (isAgain && event.key === null) {
      return this.form === null ? { kind: 'refusal', card: card('Gone') } : { kind: 'form', form: this.form };
    }
    this.events.push(event);
    return typeof this.reply === 'function' ? this.reply(event) : this.reply;
  }

  async search(search: Search) {
    this.searches.push(search);
    return [{ value: '7', label: 'Bob <Miller>' }];
  }

  async home(): Promise<Card> {
    return card('Home');
  }
}

/** As much of a store as an adapter sees: what it learned about people. */
export class StubMembers {
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
  hands: FakeFeishuHands;
  adapter: ChatAdapter;
  road: StubRoad;
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

/** The adapter with a stub road behind it and a fake Feishu before it, over real HTTP or a real WebSocket. */
export const openFeishuBot = async (mode: Mode = 'websocket', how: How = {}): Promise<FeishuBot> => {
  const clock = new ManualClock();
  const feishu = how.feishu ?? (await new FakeFeishu(clock).open());
  const [road, members, timers, log] = [
    new StubRoad(),
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
    { store: members, clock, timers, log },
  );
  const server = createServer((request, response) => {
    if (adapter.http === null) response.writeHead(404).end();
    else adapter.http.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  if (how.isStarted !== false) await adapter.start(road);
  const idle = timers.running;
  const line = mode === 'websocket' ? socketLine(feishu) : webhookLine(feishu, url, mode !== 'plain webhook');
  return {
    feishu,
    hands: new FakeFeishuHands(feishu, line),
    adapter,
    road,
    members,
    clock,
    timers,
    waiting: () => timers.running - idle,
    log,
    url,
    amy: feishu.addUser('Amy').id,
    bob: feishu.addUser('Bob', { email: 'bob@acme.com', mobile: '13800138000' }).id,
    group: feishu.addChat().id,
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (how.feishu === undefined) await feishu.close();
    },
  };
};
