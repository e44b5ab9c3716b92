import { createServer } from 'node:http';
import { createSlackAdapter } from '../../../src/adapters/slack/index.ts';
import type { Card } from '../../../src/cards/card.ts';
import type { Form } from '../../../src/cards/form.ts';
import type { ChatAdapter, Road } from '../../../src/chat/adapter.ts';
import type { ChatEvent, Search } from '../../../src/chat/event.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import type { Member, Profile } from '../../../src/funnel/member.ts';
import type { Scene, Sighting } from '../../../src/funnel/store.ts';
import { ManualClock } from '../../support/clock.ts';
import { FakeSlack } from '../../support/fake-slack.ts';
import { FakeSlackHands, httpLine, socketLine } from '../../support/fake-slack-hands.ts';
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

/** Answers every event as told and keeps what it was asked. */
class StubRoad implements Road {
  readonly events: ChatEvent[] = [];
  readonly searches: Search[] = [];
  reply: Reply | ((event: ChatEvent) => Reply | Promise<Reply>) = { kind: 'card', card: card('#12 Acme') };

  async dispatch(event: ChatEvent): Promise<Reply> {
    this.events.push(event);
    return typeof this.reply === 'function' ? this.reply(event) : this.reply;
  }

  async search(search: Search) {
    this.searches.push(search);
    return [{ value: '7', label: 'Bob <Miller>' }];
  }

  async home(who: Sighting): Promise<Card> {
    return withButton(`Home of ${who.user}`, 'Open');
  }
}

/** As much of a store as an adapter sees: the members it met. */
class StubMembers {
  readonly members = new Map<string, Member>();

  async scene({ user, name }: Sighting): Promise<Scene> {
    const member = this.members.get(user) ?? {
      id: this.members.size + 1,
      workspace: 1,
      name: name ?? user,
      role: 'rep',
      language: null,
      team: null,
      morningNote: true,
      timeOff: [],
    };
    this.members.set(user, member);
    return { workspace: WORKSPACE, member, language: member.language, conversation: null };
  }

  readonly profiles: Profile[] = [];
  /** What each channel was called, one after the other. */
  readonly channels: [string, string][] = [];

  async nameConversation({ external }: { external: string }, name: string): Promise<void> {
    this.channels.push([external, name]);
  }

  async learnIdentity(profile: Profile): Promise<Member> {
    this.profiles.push(profile);
    const { member } = await this.scene({ ...profile, conversation: null });
    const learned = {
      ...member,
      name: profile.name ?? member.name,
      language: member.language ?? profile.language,
    };
    this.members.set(profile.user, learned);
    return learned;
  }

  async saveMember(id: number, fields: Partial<Pick<Member, 'name' | 'role' | 'language'>>): Promise<void> {
    for (const [user, member] of this.members) {
      if (member.id === id) this.members.set(user, { ...member, ...fields });
    }
  }
}

const WORKSPACE = {
  id: 1,
  name: 'Team',
  zone: 'Asia/Shanghai',
  language: 'en',
  currency: 'CNY',
  quietDays: 7,
  digestMinute: 540,
  calendar: { country: null, opensAt: 540, closesAt: 1080, days: [] },
  pipeline: { stages: [] },
} as const;

export interface SlackBot {
  slack: FakeSlack;
  hands: FakeSlackHands;
  adapter: ChatAdapter;
  road: StubRoad;
  members: StubMembers;
  clock: ManualClock;
  timers: ManualTimers;
  log: MemoryLog;
  url: string;
  amy: string;
  bob: string;
  channel: string;
  close(): Promise<void>;
}

/** The adapter with a stub road behind it and a fake Slack before it, over real HTTP or a real WebSocket. */
export const openSlackBot = async (mode: 'http' | 'socket' = 'http', isStarted = true): Promise<SlackBot> => {
  const clock = new ManualClock();
  const slack = await new FakeSlack(clock).open();
  const [road, members, timers, log] = [
    new StubRoad(),
    new StubMembers(),
    new ManualTimers(),
    new MemoryLog(),
  ];
  slack.rateNow = () => timers.now();
  const adapter = createSlackAdapter(
    {
      botToken: slack.token,
      signingSecret: mode === 'http' ? slack.signingSecret : null,
      appToken: mode === 'socket' ? slack.appToken : null,
      apiUrl: slack.apiUrl,
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
  if (isStarted) await adapter.start(road);
  return {
    slack,
    hands: new FakeSlackHands(slack, mode === 'http' ? httpLine(slack, url) : socketLine(slack)),
    adapter,
    road,
    members,
    clock,
    timers,
    log,
    url,
    amy: slack.addUser('Amy').id,
    bob: slack.addUser('Bob', 'zh-CN').id,
    channel: slack.addChannel('deals').id,
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
};
