import { describe, expect, it } from 'vitest';
import type { FakeMessage } from '../support/fake-feishu-state.ts';
import { openTeam } from '../support/open-team.ts';
import { wordsOfBlocks } from '../support/seen-blocks.ts';
import { wordsOfCard } from '../support/seen-feishu-cards.ts';

const THINGS: readonly (readonly [string, object, RegExp])[] = [
  ['image', { image_key: 'img_1' }, /pictures/],
  ['file', { file_key: 'file_1', file_name: 'leads.xlsx' }, /open files/],
  ['folder', { file_key: 'file_1', file_name: 'leads' }, /open files/],
  ['audio', { file_key: 'file_1', duration: 2000 }, /recordings/],
  ['media', { file_key: 'file_1', image_key: 'img_1' }, /videos/],
  ['sticker', { file_key: 'file_1' }, /sticker/],
  ['interactive', { title: '', elements: [] }, /shared cards/],
  ['share_chat', { chat_id: 'oc_1' }, /shared cards/],
  ['share_user', { user_id: 'ou_1' }, /business cards/],
  ['location', { name: 'Beijing', longitude: '116', latitude: '39' }, /locations/],
  ['merge_forward', { content: 'Merged and Forwarded Message' }, /forwarded/],
  ['todo', { task_id: '1' }, /this kind of message/],
  ['post', { title: '', content: [[{ tag: 'img', image_key: 'img_1' }]] }, /pictures/],
];

describe('What is sent to the bot without a word in Feishu', () => {
  const open = async () => {
    const team = await openTeam({ feishu: 'websocket' });
    const { feishu, client } = team.onFeishu;
    const ada = feishu.addUser('Ada').id;
    const group = feishu.addChat().id;
    const said = (where: (message: FakeMessage) => boolean): string[] =>
      feishu.messages
        .filter((one) => one.author === feishu.bot && where(one))
        .map(({ content }) => wordsOfCard(content, String));
    const direct = feishu.directOf(ada).id;
    return { ...team, feishu, client, ada, group, direct, said };
  };

  it.each(THINGS)('%s is answered in private, once however often it comes', async (type, content, words) => {
    const { client, ada, direct, said } = await open();
    const event = await client.sendsThing(ada, direct, type, content);
    await client.sends(event);
    const answers = said(({ chat }) => chat === direct);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(words);
    expect(answers[0]).toContain('/lead Acme Ltd');
  });

  it('is answered in the language of whoever sent it', async () => {
    const { client, ada, direct, said } = await open();
    await client.types(ada, direct, '漏斗 帮助');
    await client.sendsThing(ada, direct, 'image', { image_key: 'img_1' });
    expect(said(({ chat }) => chat === direct).at(-1)).toMatch(/看不了图片[\s\S]*\/线索 云启科技/);
  });

  it('is none of its business in a group, unless it is called', async () => {
    const { client, ada, group, said } = await open();
    await client.sendsThing(ada, group, 'image', { image_key: 'img_1' });
    expect(said(() => true)).toEqual([]);
    await client.sendsThing(ada, group, 'image', { image_key: 'img_1' }, '@Funnelbot');
    expect(said(({ only }) => only === ada)).toHaveLength(1);
    expect(said(({ only, chat }) => chat === group && only === null)).toEqual([]);
  });

  it('is not answered when Feishu itself wrote it', async () => {
    const { client, ada, direct, said } = await open();
    await client.sendsThing(ada, direct, 'system', { template: '{from_user} joined' });
    expect(said(() => true)).toEqual([]);
  });

  it('a call to everybody and the bot is a call like any other', async () => {
    const { client, ada, group, said, running } = await open();
    await client.types(ada, group, '@_all @Funnelbot /lead Acme Ltd, 50k');
    await running.drained();
    expect(said(({ chat }) => chat === group).join('\n')).toContain('#1 Acme Ltd');
  });
});

describe('What is sent to the bot without a word in Slack', () => {
  const open = async () => {
    const team = await openTeam({ slack: 'http' });
    const { slack, client } = team.onSlack;
    const ada = slack.addUser('Ada').id;
    const said = (where: string): string[] =>
      slack.messages
        .filter((one) => one.channel === where && one.author !== ada)
        .map(({ blocks }) => wordsOfBlocks(blocks, String));
    return { ...team, slack, client, ada, direct: slack.directOf(ada).id, said };
  };

  it.each([
    ['a picture', { mimetype: 'image/png', mode: 'hosted' }, /pictures/],
    ['a table', { mimetype: 'text/csv', mode: 'hosted' }, /open files/],
    ['a video', { mimetype: 'video/mp4' }, /videos/],
    ['a voice clip', { mimetype: 'audio/mp4', subtype: 'slack_audio' }, /recordings/],
    ['what Slack says nothing of', { id: 'F1' }, /open files/],
  ])('%s is answered once', async (_, file, words) => {
    const { client, ada, direct, said } = await open();
    const payload = await client.uploads(ada, direct, [file]);
    await client.line.send('events_api', payload);
    expect(said(direct)).toHaveLength(1);
    expect(said(direct)[0]).toMatch(words);
  });

  it('a picture with words is read by its words', async () => {
    const { client, ada, direct, said, running } = await open();
    await client.uploads(ada, direct, [{ mimetype: 'image/png' }], '/lead Acme Ltd, 50k');
    await running.drained();
    expect(said(direct).join('\n')).toContain('Acme Ltd');
  });

  it('the bot’s own mention is only the call, wherever it stands', async () => {
    const { client, slack, ada, said } = await open();
    const channel = slack.addChannel('deals').id;
    const call = `<@${slack.botUser}>`;
    await client.types(ada, channel, `<!here> ${call} /lead Acme Ltd, ${call} 50k, from zhihu`);
    expect(said(channel).join('\n')).toContain('Acme Ltd');
    await client.command(ada, channel, '/deal', `1 note ${call} they called`);
    await client.command(ada, channel, '/deal', '1');
    expect(said(channel).at(-1)).toContain('they called');
    expect(said(channel).join('\n')).not.toContain(call);
  });
});
