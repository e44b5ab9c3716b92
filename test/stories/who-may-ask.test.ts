import { describe, expect, it } from 'vitest';
import type { FakeSlackClient } from '../support/fake-slack-client.ts';
import type { FakeUser } from '../support/fake-slack-state.ts';
import { openTeam } from '../support/open-team.ts';
import { wordsOfBlocks } from '../support/seen-blocks.ts';
import { wordsOfCard } from '../support/seen-feishu-cards.ts';

const LEAD = 'Acme Ltd, +86 138 0013 8000, 50k, from zhihu';

/** Who is none of the team in Slack, and what they are told. */
const BARRED: readonly (readonly [string, Partial<FakeUser>, string])[] = [
  ['a stranger of Slack Connect', { isStranger: true }, 'not of this team'],
  ['somebody of another organisation', { team: 'T0OTHER' }, 'not of this team'],
  ['a guest of one channel', { isUltraRestricted: true }, 'You are a guest'],
  ['a guest of several channels', { isRestricted: true }, 'You are a guest'],
  ['a bot', { isBot: true }, 'Bots are given nothing'],
  ['somebody whose account was closed', { isDeleted: true }, 'has left'],
];

const openSlack = async () => {
  const team = await openTeam({ slack: 'http' });
  const { slack, client } = team.onSlack;
  const channel = slack.addChannel('deals').id;
  const said = (): string => slack.messages.map(({ blocks }) => wordsOfBlocks(blocks, String)).join('\n');
  const members = async () => {
    const [workspace] = await team.running.store.team.workspaces();
    return workspace === undefined ? [] : team.running.store.team.members(workspace.id);
  };
  const is = (user: { id: string }, what: Partial<FakeUser>): string => {
    Object.assign(slack.users.get(user.id) ?? {}, what);
    return user.id;
  };
  const admin = async (): Promise<string> => {
    const ada = slack.addUser('Ada').id;
    await client.command(ada, channel, '/lead', LEAD);
    await team.running.drained();
    return ada;
  };
  return { ...team, slack, client, channel, said, members, is, admin };
};

/** Every way in that there is. */
const WAYS: readonly (readonly [
  string,
  (client: FakeSlackClient, user: string, channel: string) => Promise<unknown>,
])[] = [
  ['a command', (client, user, channel) => client.command(user, channel, '/deal', 'list')],
  ['a lead', (client, user, channel) => client.command(user, channel, '/lead', 'Evil Corp, from zhihu')],
  ['a form', (client, user, channel) => client.command(user, channel, '/lead', '')],
  ['a mention of the bot', (client, user, channel) => client.types(user, channel, '<@U0BOT> /deal 1')],
];

describe('In Slack', () => {
  describe.each(BARRED)('%s', (_, what, words) => {
    it.each(WAYS)('gets nothing by %s, and is told why', async (_way, asks) => {
      const { slack, client, channel, said, members, is, admin, running } = await openSlack();
      await admin();
      const before = said();
      const user = is(slack.addUser('Mallory'), what);
      await asks(client, user, channel);
      await running.drained();
      const told = said().slice(before.length);
      expect(told).toContain(words);
      expect(told).not.toContain('Acme');
      expect((await members()).map(({ name }) => name)).toEqual(['Ada']);
      expect(slack.stack(user)).toEqual([]);
    });

    it('is never the admin, who is the first full member that speaks', async () => {
      const { slack, client, channel, members, is, said, running } = await openSlack();
      await client.command(is(slack.addUser('Mallory'), what), channel, '/lead', LEAD);
      expect(await members()).toEqual([]);
      await client.command(slack.addUser('Ada').id, channel, '/lead', LEAD);
      await running.drained();
      expect(await members()).toMatchObject([{ name: 'Ada', role: 'admin' }]);
      expect(said()).toContain('so you are its admin');
    });

    it('is given nothing by being named', async () => {
      const { slack, client, channel, said, members, is, admin, running } = await openSlack();
      const ada = await admin();
      const user = is(slack.addUser('Mallory'), what);
      for (const line of ['1 assign', '1 owner'])
        await client.command(ada, channel, '/deal', `${line} <@${user}>`);
      await client.command(ada, channel, '/funnel', `fix <@${user}> tomorrow 10am call everybody`);
      await client.command(ada, channel, '/lead', `Beta GmbH, from zhihu, owner <@${user}>`);
      await running.drained();
      expect(said()).not.toContain('#2 Beta');
      expect((await members()).map(({ name }) => name)).toEqual(['Ada']);
    });
  });

  it('somebody outside is told so in the language they write', async () => {
    const { slack, client, channel, said, is } = await openSlack();
    await client.command(is(slack.addUser('王五'), { isStranger: true }), channel, '/商机', '列表');
    expect(said()).toContain('你不属于这个团队所在的组织');
  });

  it('a guest is let in by an admin, by name, as what the admin says', async () => {
    const { slack, client, channel, said, members, is, admin } = await openSlack();
    const ada = await admin();
    const bob = slack.addUser('Bob').id;
    await client.command(bob, channel, '/deal', 'list');
    const guest = is(slack.addUser('Gus'), { isRestricted: true });
    await client.command(bob, channel, '/funnel', `role <@${guest}> viewer`);
    expect(said()).toContain('Only an admin');
    await client.command(ada, channel, '/funnel', `role <@${guest}> viewer`);
    expect((await members()).map(({ role }) => role).sort()).toEqual(['admin', 'rep', 'viewer']);
    const before = said();
    await client.command(guest, channel, '/deal', 'list');
    expect(said().slice(before.length)).toContain('Acme Ltd');
  });

  it('somebody who leaves is out at once, and cannot be given a deal', async () => {
    const { slack, client, channel, said, is, admin, running } = await openSlack();
    const ada = await admin();
    const bob = slack.addUser('Bob');
    await client.command(bob.id, channel, '/deal', 'list');
    is(bob, { isDeleted: true });
    await client.changes(bob.id);
    await running.drained();
    const before = said();
    await client.command(bob.id, channel, '/deal', '1');
    expect(said().slice(before.length)).not.toContain('Acme');
    await client.command(ada, channel, '/deal', `1 assign <@${bob.id}>`);
    expect(said()).toContain('Bob has left the team');
  });

  it('nothing is posted in a channel that others read, until an admin insists', async () => {
    const { slack, client, said, admin, running } = await openSlack();
    const ada = await admin();
    const shared = slack.addChannel('with-customer', { isShared: true }).id;
    const inShared = () => slack.messages.filter(({ channel, only }) => channel === shared && only === null);
    await client.command(ada, shared, '/lead', 'Gamma AG, 80k, from zhihu');
    await running.drained();
    expect(inShared()).toEqual([]);
    await client.command(ada, shared, '/funnel', 'here');
    expect(said()).toContain('People of other organisations read this channel');
    await client.command(ada, shared, '/funnel', 'here anyway');
    await client.command(ada, shared, '/lead', 'Delta KG, 90k, from zhihu');
    await running.drained();
    expect(inShared().length).toBe(1);
  });
});

describe('In Feishu', () => {
  const openFeishu = async () => {
    const team = await openTeam({ feishu: 'websocket' });
    const { feishu, client } = team.onFeishu;
    const members = async () => {
      const [workspace] = await team.running.store.team.workspaces();
      return workspace === undefined ? [] : team.running.store.team.members(workspace.id);
    };
    const said = (): string => feishu.messages.map(({ content }) => wordsOfCard(content, String)).join('\n');
    return { ...team, feishu, client, members, said };
  };

  it('somebody of another company gets nothing and is told why, also by the menu, which names no company', async () => {
    const { feishu, client, members, said, running } = await openFeishu();
    const outsider = feishu.addUser('Mallory', { tenant: 'another' }).id;
    const chat = feishu.addChat().id;
    await client.types(outsider, chat, '@Funnelbot /funnel language en');
    await client.types(outsider, chat, '@Funnelbot /deal list');
    await client.chooses(outsider, 'my_deals');
    await running.drained();
    expect(said()).toContain('not of this team');
    expect(said()).toContain('could not find out yet');
    expect(await members()).toEqual([]);
  });

  it('somebody of another company is made no member and no owner by being mentioned', async () => {
    const { feishu, client, members, said, running } = await openFeishu();
    const ada = feishu.addUser('Ada').id;
    feishu.addUser('Mallory', { tenant: 'another' });
    const chat = feishu.addChat().id;
    await client.types(ada, chat, '@Funnelbot /funnel language en');
    await client.types(ada, chat, '@Funnelbot /lead Acme Ltd, 50k, from zhihu');
    await client.types(ada, chat, '@Funnelbot /deal 1 assign @Mallory');
    await running.drained();
    expect(said()).toContain('Mallory is not of this team');
    expect((await members()).map(({ name }) => name)).toEqual(['Ada']);
  });

  it('nothing is posted in an external group', async () => {
    const { feishu, client, running } = await openFeishu();
    const ada = feishu.addUser('Ada').id;
    const chat = feishu.addChat({ isExternal: true }).id;
    await client.types(ada, chat, '@Funnelbot /lead Acme Ltd, 50k, from zhihu');
    await running.drained();
    const posted = feishu.messages.filter(
      (one) => one.chat === chat && one.only === null && one.author === feishu.bot,
    );
    expect(posted).toEqual([]);
  });
});
