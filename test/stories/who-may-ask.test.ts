import { describe, expect, it } from 'vitest';
import { listAt, textAt } from '../../src/adapters/shared/payload.ts';
import type { FakeSlackClient } from '../support/fake-slack-client.ts';
import type { FakeUser } from '../support/fake-slack-state.ts';
import { openTeam } from '../support/open-team.ts';
import { offersOf, wordsOfBlocks } from '../support/seen-blocks.ts';
import { offersOfCard, wordsOfCard } from '../support/seen-feishu-cards.ts';
import { inputsOf, stateOf } from '../support/slack-form.ts';

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

const openSlack = async (enterprise: string | null = null) => {
  const team = await openTeam({ slack: 'http', enterprise });
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
  ['a press on the card in the channel', (client, user, channel) => presses(client, user, channel, 'Show')],
  ['a press on its menu', (client, user, channel) => presses(client, user, channel, 'Edit')],
  ['a message made a lead', (client, user, channel) => makesLead(client, user, channel)],
];

const presses = async (client: FakeSlackClient, user: string, channel: string, what: string) => {
  const card = client.slack.messages.find((one) => one.channel === channel && one.only === null);
  const offer = offersOf(card?.blocks ?? []).find(({ name }) => name.includes(what));
  if (card === undefined || offer === undefined) throw new Error(`nothing to press: ${what}`);
  await client.press(user, card, offer.element, offer.value);
};

const makesLead = async (client: FakeSlackClient, user: string, channel: string) => {
  const [message] = client.slack.messages.filter((one) => one.channel === channel);
  if (message !== undefined) await client.shortcut(user, message);
};

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

    it('sees nothing on the home tab', async () => {
      const { slack, client, is, admin } = await openSlack();
      await admin();
      const user = is(slack.addUser('Mallory'), what);
      await client.opensHome(user);
      const home = wordsOfBlocks(listAt(slack.homes.get(user), 'blocks'), String);
      expect(home).toContain(words);
      expect(home).not.toContain('Acme');
    });

    it('who was a member when a form was opened can neither look up nor submit', async () => {
      const { slack, client, channel, said, is, admin, running } = await openSlack();
      await admin();
      const mallory = slack.addUser('Mallory');
      await client.command(mallory.id, channel, '/lead', '');
      const view = client.top(mallory.id);
      is(mallory, what);
      await client.changes(mallory.id);
      const owner = inputsOf(view).find(({ label }) => label === 'Owner');
      const action = textAt(owner?.element, 'action_id') ?? '';
      expect(await client.looksUp(mallory.id, action, 'a')).toEqual([]);
      const values = await stateOf(view, { Company: 'Evil Corp', Source: 'zhihu' }, (id, text) =>
        client.looksUp(mallory.id, id, text),
      );
      await client.submit(mallory.id, values);
      await running.drained();
      expect(said()).not.toContain('Evil Corp');
    });

    it('is given nothing by being named, and is named in the refusal', async () => {
      const { slack, client, channel, said, members, is, admin, running } = await openSlack();
      const ada = await admin();
      const user = is(slack.addUser('Mallory'), what);
      const lines = [
        ['/deal', `1 assign <@${user}>`],
        ['/deal', `1 owner <@${user}>`],
        ['/funnel', `fix <@${user}> tomorrow 10am call everybody`],
        ['/lead', `Beta GmbH, from zhihu, owner <@${user}>`],
        ['/funnel', `away tomorrow <@${user}>`],
      ] as const;
      for (const [command, text] of lines) {
        const before = said();
        await client.command(ada, channel, command, text);
        expect(said().slice(before.length), text).toMatch(/Mallory (?:is|has)/);
      }
      await running.drained();
      expect(said()).not.toContain('#2 Beta');
      const [deal] = (await running.store.deals.search(1, 'Acme', 1)) ?? [];
      expect(deal?.owner).toBe((await members())[0]?.id);
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

  it('a member who has become a guest is let in again by their plain name, and nobody else barred is', async () => {
    const { slack, client, channel, said, members, is, admin, running } = await openSlack();
    const ada = await admin();
    const [gus, max] = [slack.addUser('Gus'), slack.addUser('Max')];
    for (const { id } of [gus, max]) await client.command(id, channel, '/deal', 'list');
    is(gus, { isRestricted: true });
    is(max, { isStranger: true });
    for (const { id } of [gus, max]) await client.changes(id);
    await running.drained();
    await client.command(ada, channel, '/funnel', 'role Gus manager');
    await client.command(ada, channel, '/funnel', 'role Max admin');
    expect(said()).toContain('Max is not of this team');
    expect((await members()).map(({ role, barred }) => [role, barred])).toEqual([
      ['admin', undefined],
      ['manager', undefined],
      ['rep', 'outsider'],
    ]);
    const before = said();
    await client.command(gus.id, channel, '/deal', 'list');
    expect(said().slice(before.length)).toContain('Acme Ltd');
  });

  it('the first admin is told what they are with the first card they read, whatever came before', async () => {
    const { slack, client, channel, said } = await openSlack();
    const ada = slack.addUser('Ada').id;
    await client.opensHome(ada);
    await client.command(ada, channel, '/lead', '');
    expect(said()).not.toContain('so you are its admin');
    await client.command(ada, channel, '/funnel', 'help');
    await client.command(ada, channel, '/funnel', 'help');
    expect(said().split('so you are its admin')).toHaveLength(2);
  });

  it('however many are named, each stands there by name', async () => {
    const { slack, client, channel, admin, running } = await openSlack();
    const ada = await admin();
    const named = Array.from({ length: 60 }, (_, index) => slack.addUser(`Person ${index}`).id);
    await client.command(ada, channel, '/deal', `1 note met ${named.map((id) => `<@${id}>`).join(' ')}`);
    const [deal] = await running.store.deals.search(1, 'Acme', 1);
    const text = JSON.stringify(await running.store.deals.history(1, deal?.id ?? 0, 1));
    for (const id of named) expect(text).not.toContain(id);
    expect(text).toContain('@Person 59');
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

  it('another team of the same organisation works the same funnel', async () => {
    const { slack, client, channel, said, members, is, admin } = await openSlack('E0ORG');
    await admin();
    const eve = is(slack.addUser('Eve'), { team: 'T0SECOND', teams: ['T0SECOND'] });
    const before = said();
    await client.command(eve, channel, '/deal', 'list');
    await client.types(eve, channel, '<@U0BOT> /deal 1');
    expect(said().slice(before.length)).toContain('Acme Ltd');
    expect((await members()).map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'admin'],
      ['Eve', 'rep'],
    ]);
  });

  it('the deals of somebody who left are brought to the admin, who hands them over', async () => {
    const { slack, client, channel, said, is, admin, running, clock } = await openSlack();
    const ada = await admin();
    const bob = slack.addUser('Bob');
    await client.command(bob.id, channel, '/deal', 'list');
    await client.command(ada, channel, '/deal', `1 assign <@${bob.id}>`);
    is(bob, { isDeleted: true });
    await client.changes(bob.id);
    await running.drained();
    clock.set(clock.now() + 60_000);
    await running.tick();
    await running.drained();
    expect(said()).toContain('Bob has left the team');
    expect(said()).toContain('1 open deal · CN¥50,000');
    await client.command(ada, channel, '/funnel', `handover <@${bob.id}> to <@${ada}>`);
    expect(said()).toContain('Hand over 1 deal of Bob?');
  });

  it('nothing is posted in a channel that others read, until an admin insists', async () => {
    const { slack, client, said, admin, running } = await openSlack();
    const ada = await admin();
    const shared = slack.addChannel('with-customer', { isShared: true }).id;
    const inShared = () => slack.messages.filter(({ channel, only }) => channel === shared && only === null);
    await client.command(ada, shared, '/lead', 'Gamma AG, 80k, from zhihu');
    await running.drained();
    expect(inShared()).toEqual([]);
    for (const line of ['here', 'pause', 'language zh here']) {
      const before = said();
      await client.command(ada, shared, '/funnel', line);
      expect(said().slice(before.length), line).toContain('People of other organisations read this channel');
    }
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

  it('somebody of another company gets nothing by a press on a card in a group of the team', async () => {
    const { feishu, client, members, said, running } = await openFeishu();
    const ada = feishu.addUser('Ada').id;
    const outsider = feishu.addUser('Mallory', { tenant: 'another' }).id;
    const chat = feishu.addChat().id;
    await client.types(ada, chat, '@Funnelbot /lead Acme Ltd, +86 138 0013 8000, from zhihu');
    await running.drained();
    const card = feishu.messages.find(
      (one) => one.chat === chat && one.only === null && one.author === feishu.bot,
    );
    const show = offersOfCard(card?.content).find(({ name }) => name === 'Show' || name === '显示');
    if (card === undefined || show === undefined) throw new Error('there is nothing to press');
    const before = said();
    await client.press(outsider, card, show.action);
    await running.drained();
    const told = said().slice(before.length);
    expect(told).toContain('not of this team');
    expect(told).not.toContain('Acme');
    expect(told).not.toContain('13800138000');
    expect((await members()).map(({ name }) => name)).toEqual(['Ada']);
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
