import { describe, expect, it } from 'vitest';
import { NAME_WITHIN_MS } from '../../../../src/adapters/feishu/inbound/time-limits.ts';
import { openTeam } from '../../../support/open-team.ts';
import { wordsOfCard } from '../../../support/seen-feishu-cards.ts';
import { turns } from '../../../support/turns.ts';
import { openFeishuBot } from '../setup.ts';

const PERSON = 'GET /open-apis/contact/v3/users/:id';

describe('Somebody new in Feishu', () => {
  it('is on the very first cards by name', async () => {
    const { running, onFeishu } = await openTeam({ feishu: 'websocket' });
    const { feishu, client } = onFeishu;
    const amy = feishu.addUser('Amy').id;
    await client.types(amy, feishu.addChat().id, '@Funnelbot /lead Acme Ltd, from zhihu');
    await running.drained();
    const shown = feishu.messages.filter(({ author }) => author === feishu.bot);
    expect(shown).toHaveLength(2);
    for (const { content } of shown) {
      expect(wordsOfCard(content, String)).toContain('Amy');
      expect(wordsOfCard(content, String)).not.toContain(amy);
    }
  });

  it('does not wait long for a name that does not come, and only once', async () => {
    const bot = await openFeishuBot();
    const direct = bot.feishu.directOf(bot.amy).id;
    bot.feishu.failNext(PERSON, { silent: true });
    const first = bot.client.types(bot.amy, direct, 'deal 1');
    await bot.feishu.until(() => bot.feishu.callsOf(PERSON).length === 1);
    // Feishu's time limit and this one.
    await turns(() => bot.waiting() === 2);
    expect(bot.dispatcher.events).toEqual([]);
    bot.timers.advance(NAME_WITHIN_MS);
    await first;
    await bot.client.types(bot.amy, direct, 'deal 2');
    expect(bot.dispatcher.events).toHaveLength(2);
    await bot.feishu.close();
    await bot.close();
  });
});
