import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../support/fake-feishu-state.ts';
import { openTeam } from '../../../support/open-team.ts';
import { wordsOfCard } from '../../../support/seen-feishu-cards.ts';

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

  it('is "a colleague" where the address book may not be read, and never an id', async () => {
    const { running, onFeishu } = await openTeam({ feishu: 'websocket' });
    const { feishu, client } = onFeishu;
    const amy = feishu.addUser('Amy').id;
    for (let call = 0; call < 9; call++)
      feishu.failNext('GET /open-apis/contact/v3/users/:id', { refusal: new Refusal(99991672) });
    const chat = feishu.addChat().id;
    await client.types(amy, chat, '@Funnelbot /lead Acme Ltd, from zhihu');
    await client.types(amy, chat, '@Funnelbot /funnel calendar');
    await client.types(amy, chat, '@Funnelbot /deal list');
    await running.drained();
    const shown = feishu.messages.filter(({ author }) => author === feishu.bot);
    const words = shown.map(({ content }) => wordsOfCard(content, String)).join('\n');
    expect(words).toContain('a colleague');
    expect(words).not.toContain(amy);
  });
});
