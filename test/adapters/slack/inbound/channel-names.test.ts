import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../../src/domain/time.ts';
import { turns } from '../../../support/turns.ts';
import { openSlackBot, type SlackBot } from '../setup.ts';

const ASKED = 'conversations.info';

describe('What a Slack channel is called', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await openSlackBot();
  });
  afterEach(() => bot.close());

  const says = (channel: string) => bot.client.command(bot.amy, channel, '/funnel', 'help');
  /** Stopping waits for what goes on in the background. */
  const known = async () => {
    await bot.adapter.stop();
    return bot.members.channels;
  };

  it('is asked once, also in a private channel', async () => {
    const secret = bot.slack.addChannel('secret', { isPrivate: true }).id;
    await says(bot.channel);
    await says(bot.channel);
    await says(secret);
    expect(await known()).toEqual([
      [bot.channel, 'deals'],
      [secret, 'secret'],
    ]);
    expect(bot.slack.callsOf(ASKED)).toHaveLength(2);
  });

  it('is not asked of a direct conversation, and what Slack calls that of several people is no name', async () => {
    const several = bot.slack.addChannel('mpdm-amy--bob-1', { isMpim: true }).id;
    await says(bot.slack.directOf(bot.amy).id);
    await says(several);
    expect(await known()).toEqual([]);
    expect(bot.slack.callsOf(ASKED)).toHaveLength(1);
  });

  it.each([
    ['a public', false],
    ['a private', true],
  ])(
    'is asked anew when %s one is renamed, also where nobody has written since the start',
    async (_, isPrivate) => {
      const channel = bot.slack.addChannel('before', { isPrivate }).id;
      await bot.client.renames(channel, 'after');
      expect(await known()).toEqual([[channel, 'after']]);
    },
  );

  it('is asked anew the next day, whatever was told meanwhile', async () => {
    await says(bot.channel);
    await turns(() => bot.members.channels.length === 1);
    await says(bot.channel);
    const channel = bot.slack.channels.get(bot.channel);
    if (channel !== undefined) channel.name = 'after';
    bot.clock.advance(DAY);
    await says(bot.channel);
    expect(await known()).toEqual([
      [bot.channel, 'deals'],
      [bot.channel, 'after'],
    ]);
  });

  it('is asked no more where the app may not know, and nothing else suffers', async () => {
    bot.slack.readsChannels = false;
    await says(bot.channel);
    await says(bot.channel);
    expect(await known()).toEqual([]);
    expect(bot.slack.callsOf(ASKED)).toHaveLength(1);
    expect(bot.dispatcher.events).toHaveLength(2);
    expect(bot.adapter.healthProblem()).toBeNull();
  });
});
