import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../../src/domain/time.ts';
import { turns } from '../../../support/turns.ts';
import { type FeishuBot, openFeishuBot } from '../setup.ts';

const ASKED = 'GET /open-apis/im/v1/chats/:id';

describe('What a Feishu group is called', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot();
  });
  afterEach(() => bot.close());

  const says = () => bot.client.types(bot.amy, bot.group, '@Funnelbot /funnel help');
  /** Stopping waits for what goes on in the background. */
  const known = async () => {
    await bot.adapter.stop();
    return bot.members.channels;
  };

  it('is asked once, whoever writes there how often', async () => {
    await says();
    await says();
    await bot.client.types(bot.bob, bot.group, '@Funnelbot /funnel help');
    expect(await known()).toEqual([[bot.group, '销售群']]);
    expect(bot.feishu.callsOf(ASKED)).toHaveLength(1);
  });

  it('is not asked of a direct chat', async () => {
    await bot.client.types(bot.amy, bot.feishu.directOf(bot.amy).id, '/funnel help');
    expect(await known()).toEqual([]);
    expect(bot.feishu.callsOf(ASKED)).toEqual([]);
  });

  it('is asked anew when it is renamed, also where nobody has written since the start', async () => {
    await bot.client.renames(bot.group, '华东 <at id=all></at>');
    expect(await known()).toEqual([[bot.group, '华东 <at id=all></at>']]);
  });

  it('is the newest one in whichever order the renames are told', async () => {
    await says();
    await bot.client.renames(bot.group, '华东');
    await bot.client.renames(bot.group, '华南');
    // Told again, late: the group is called 华南 all the same.
    await bot.client.changes(bot.group, { name: '华东' });
    expect((await known()).at(-1)).toEqual([bot.group, '华南']);
  });

  it('is asked anew the next day, whatever was told meanwhile', async () => {
    await says();
    await turns(() => bot.members.channels.length === 1);
    await says();
    const group = bot.feishu.chats.get(bot.group);
    if (group !== undefined) group.name = 'after';
    bot.clock.advance(DAY);
    await says();
    expect(await known()).toEqual([
      [bot.group, '销售群'],
      [bot.group, 'after'],
    ]);
  });

  it('is not asked when another setting of the group changes', async () => {
    await bot.client.changes(bot.group, { description: 'all about deals' });
    expect(await known()).toEqual([]);
    expect(bot.feishu.callsOf(ASKED)).toEqual([]);
  });

  it('is asked again next time where Feishu did not tell', async () => {
    bot.feishu.failNext(ASKED, { status: 500 });
    await says();
    await turns(() => bot.log.lines.some(({ message }) => message === 'a group could not be read'));
    await says();
    expect(await known()).toEqual([[bot.group, '销售群']]);
  });
});
