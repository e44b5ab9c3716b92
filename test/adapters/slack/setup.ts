import type { ServedAdapter } from '../../../src/adapters/shared/http.ts';
import { createSlackAdapter } from '../../../src/adapters/slack/index.ts';
import type { InboundIdentity, RequestScope } from '../../../src/domain/ports/team.ts';
import type { Member, Profile } from '../../../src/domain/team/member.ts';
import { ManualClock } from '../../support/clock.ts';
import { FakeSlack } from '../../support/fake-slack.ts';
import { FakeSlackClient, httpLine, socketLine } from '../../support/fake-slack-client.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { MemoryLog } from '../../support/memory-log.ts';
import { StubDispatcher, served } from '../../support/stub-dispatcher.ts';
import { ManualTimers } from '../../support/timers.ts';

/** As much of a store as an adapter sees: the members it met. */
class StubMembers {
  readonly members = new Map<string, Member>();

  async scene({ user, name }: InboundIdentity): Promise<RequestScope> {
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

export interface SlackBot {
  slack: FakeSlack;
  client: FakeSlackClient;
  adapter: ServedAdapter;
  dispatcher: StubDispatcher;
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

/** The adapter with a stub dispatcher behind it and a fake Slack before it, over real HTTP or a real WebSocket. */
export const openSlackBot = async (mode: 'http' | 'socket' = 'http', isStarted = true): Promise<SlackBot> => {
  const clock = new ManualClock();
  const slack = await new FakeSlack(clock).open();
  const [dispatcher, members, timers, log] = [
    new StubDispatcher(),
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
    { store: members.store, clock, timers, log },
  );
  const server = await served(adapter);
  if (isStarted) await adapter.start(dispatcher);
  return {
    slack,
    client: new FakeSlackClient(slack, mode === 'http' ? httpLine(slack, server.url) : socketLine(slack)),
    adapter,
    dispatcher,
    members,
    clock,
    timers,
    log,
    url: server.url,
    amy: slack.addUser('Amy').id,
    bob: slack.addUser('Bob', 'zh-CN').id,
    channel: slack.addChannel('deals').id,
    async close() {
      await adapter.stop();
      await server.close();
      await slack.close();
    },
  };
};
