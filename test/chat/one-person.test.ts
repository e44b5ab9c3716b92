import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import { createSender, type Sender } from '../../src/chat/sender.ts';
import type { MessageBody } from '../../src/domain/digests/message.ts';
import type { ConversationId, Member, Platform } from '../../src/domain/team/member.ts';
import { identityOf, startTeam, type Team } from '../contracts/store-scene.ts';
import { openTempStore } from '../storage/sqlite/temp-store.ts';
import { digestOf } from '../support/digest-of.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { learned } from '../support/of-the-team.ts';
import { ScriptedAdapter } from '../support/scripted-adapter.ts';

let team: Team;
let slack: ScriptedAdapter;
let feishu: ScriptedAdapter;
let sender: Sender;
let amy: Member;
let group: ConversationId;

const ON = {
  slack: { platform: 'slack', tenant: 'T1', user: 'U1' },
  feishu: { platform: 'feishu', tenant: 'F1', user: 'ou_1' },
} as const;

/** Amy is on Slack and on Feishu, and the team has a channel on each. */
beforeEach(async () => {
  team = await startTeam(() => openTempStore());
  const { store, clock, workspace } = team;
  slack = new ScriptedAdapter();
  feishu = new ScriptedAdapter('feishu');
  const adapters = new Map<Platform, ScriptedAdapter>([
    ['slack', slack],
    ['feishu', feishu],
  ]);
  sender = createSender({ store, adapters, clock, log: new MemoryLog() });
  amy = await learned(store.team, {
    ...ON.slack,
    name: 'Amy',
    language: null,
    email: 'a@b.co',
    mobile: null,
  });
  await learned(store.team, {
    ...ON.feishu,
    name: '王伟',
    language: null,
    email: 'a@b.co',
    mobile: null,
  });
  const there = await store.team.requestScope(
    identityOf('ou_1', 'oc_1', { platform: 'feishu', tenant: 'F1' }),
  );
  expect(there.member.id).toBe(amy.id);
  expect(there.workspace.id).toBe(workspace.id);
  group = there.conversation?.id ?? 0;
});
afterEach(async () => {
  await sender.stop();
  expect([...slack.wrongs, ...feishu.wrongs]).toEqual([]);
  await team.close();
});

const queue = async (to: ConversationId | 'amy', body: MessageBody) => {
  const { store, workspace, clock } = team;
  const recipient =
    to === 'amy' ? ({ kind: 'member', id: amy.id } as const) : ({ kind: 'conversation', id: to } as const);
  await store.outbox.queue(workspace.id, { to: recipient, key: null, body }, null, clock.now());
  await sender.drained();
};

const assigned: MessageBody = { kind: 'assigned', by: null };

describe('one person on two messengers', () => {
  it('is written to once, where they were active last', async () => {
    const { store } = team;
    store.team.markActive(amy.workspace, amy.id, ON.feishu);
    await store.maintenance.settled();
    await queue('amy', assigned);
    expect([slack.calls, feishu.calls]).toEqual([[], ['post ou_1']]);
    store.team.markActive(amy.workspace, amy.id, ON.slack);
    await store.maintenance.settled();
    await queue('amy', assigned);
    expect([slack.calls, feishu.calls]).toEqual([['post U1'], ['post ou_1']]);
  });

  it('is written to on the messenger that is connected, wherever they were last', async () => {
    const { store, clock } = team;
    store.team.markActive(amy.workspace, amy.id, ON.feishu);
    await store.maintenance.settled();
    await sender.stop();
    sender = createSender({ store, adapters: new Map([['slack', slack]]), clock, log: new MemoryLog() });
    await queue('amy', assigned);
    expect([slack.calls, feishu.calls]).toEqual([['post U1'], []]);
  });

  it('is one owner in the digest, mentioned on each by the account there', async () => {
    const deals = [
      await team.add({ company: 'Acme', owner: amy.id }),
      await team.add({ company: 'Beta', owner: amy.id }),
    ];
    const body: MessageBody = { kind: 'stuck-digest', digest: digestOf(deals) };
    await queue(team.channel.id, body);
    await queue(group, body);
    expect(slack.at('C1')[0]?.mentions).toEqual(new Map([[amy.id, 'U1']]));
    expect(feishu.at('oc_1')[0]?.mentions).toEqual(new Map([[amy.id, 'ou_1']]));
    expect(feishu.texts('oc_1').join().match(/Amy/g)).toHaveLength(1);
  });
});

describe('a channel', () => {
  it('reads in its own language, whatever the others read in', async () => {
    await team.store.conversations.saveLanguage(team.workspace.id, group, 'zh-CN');
    const deal = await team.add({ company: 'Acme' });
    const shown = { kind: 'deal-card' } as const;
    const { store, workspace, clock } = team;
    for (const id of [team.channel.id, group])
      await store.outbox.queue(
        workspace.id,
        { to: { kind: 'conversation', id }, key: null, body: shown },
        deal.id,
        clock.now(),
      );
    await sender.drained();
    expect(slack.texts('C1').join()).toContain('New lead');
    expect(feishu.texts('oc_1').join()).toContain('获取线索');
  });
});

describe('a message that was given up', () => {
  it.each([
    ['slack', 'not_in_channel', 'Slack said not_in_channel for C1'],
    ['feishu', '230002', 'Feishu said 230002 for oc_1'],
  ] as const)('says what %s said', async (platform, code, expected) => {
    const [adapter, to] = platform === 'slack' ? [slack, team.channel.id] : [feishu, group];
    adapter.next({ to: platform === 'slack' ? 'C1' : 'oc_1', fails: new DeliveryError(code) });
    await queue(to, { kind: 'follow-up-due', text: 'x', at: team.clock.now() });
    const told = [...slack.texts('U1'), ...feishu.texts('ou_1')];
    expect(told.join()).toContain(expected);
    expect(told).toHaveLength(1);
  });

  it('says where by the name that people know the channel by', async () => {
    const at = { platform: 'slack', tenant: 'T1', external: 'C1' } as const;
    await team.store.conversations.learn(at, { name: 'deals', isShared: null });
    slack.next({ to: 'C1', fails: new DeliveryError('not_in_channel') });
    await queue(team.channel.id, { kind: 'follow-up-due', text: 'x', at: team.clock.now() });
    expect([...slack.texts('U1'), ...feishu.texts('ou_1')].join()).toContain(
      'Slack said not_in_channel for #deals',
    );
  });
});
