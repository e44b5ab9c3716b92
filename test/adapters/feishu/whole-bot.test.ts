import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { startFunnelbot } from '../../../src/main.ts';
import { ManualClock } from '../../support/clock.ts';
import type { Person, SeenCard, Session } from '../../support/driver.ts';
import { FakeFeishu } from '../../support/fake-feishu.ts';
import { FakeFeishuClient } from '../../support/fake-feishu-client.ts';
import { socketLine } from '../../support/fake-feishu-lines.ts';
import { feishuWebhookDriver } from '../../support/feishu-driver.ts';
import { formOf, submission } from '../../support/feishu-form.ts';
import { feishuVariables } from '../../support/open-team.ts';
import { offersOfCard, wordsOfCard } from '../../support/seen-feishu-cards.ts';

// The stories run over the long connection; this is the same road once over HTTP.
describe('The whole bot on Feishu over HTTP', () => {
  let session: Session;
  let amy: Person;
  beforeEach(async () => {
    session = await feishuWebhookDriver.open();
    amy = await session.person('Amy');
  });
  afterEach(() => session.stop());

  const card = (): SeenCard => {
    const found = session.channel().at(-1);
    if (found === undefined) throw new Error('nothing in the group');
    return found;
  };

  it('takes a lead from a form to the next stages', async () => {
    await amy.says('/lead');
    await amy.submits({ Company: 'Acme Ltd', Email: 'nonsense' });
    expect(Object.keys(amy.form().errors)).toEqual(['Email']);
    await amy.submits({ Email: 'jane@acme.com', Amount: '5万', Source: 'zhihu' });
    expect(amy.formIsOpen()).toBe(false);
    expect(amy.answer().text).toContain('50,000');
    await amy.presses(card(), '→ Nurturing');
    await amy.presses(card(), 'Move to…');
    expect(amy.formIsOpen()).toBe(true);
    expect(card().text).toContain('● Nurturing');
  });

  it('answers what is typed in a direct message there', async () => {
    await amy.says('线索 Acme Ltd，jane@acme.com，来自知乎', 'direct');
    expect(amy.answer().text).toContain('Acme Ltd');
    await amy.says('deal 1', 'direct');
    expect(amy.answer().text).toContain('#1 Acme Ltd');
  });
});

describe('The whole bot on Feishu', () => {
  let folder: string;
  let feishu: FakeFeishu;
  let clock: ManualClock;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'funnelbot-feishu-'));
    clock = new ManualClock();
    feishu = await new FakeFeishu(clock).open();
    feishu.rateWindow = 700;
  });
  afterEach(async () => {
    await feishu.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () =>
    startFunnelbot(
      readConfig({
        PORT: '0',
        DATABASE_URL: `file:${join(folder, 'funnelbot.db')}`,
        ...feishuVariables(feishu),
        TIMEZONE: 'Asia/Shanghai',
        LOG_LEVEL: 'silent',
      }),
      { clock, reports: 'here' },
    );
  const inChat = (chat: string) =>
    feishu.messages
      .filter((one) => one.chat === chat && one.author === feishu.bot && one.only === null)
      .map(({ content }) => wordsOfCard(content, String));

  it('has no second effect of what is delivered again to the next process', async () => {
    const client = new FakeFeishuClient(feishu, socketLine(feishu));
    const amy = feishu.addUser('Amy').id;
    const group = feishu.addChat().id;
    const first = await start();
    const event = await client.types(amy, group, '@Funnelbot /lead Acme Ltd, from zhihu');
    await first.drained();
    await first.stop();
    const second = await start();
    await client.sends(event);
    await second.drained();
    expect(inChat(group)).toHaveLength(1);
    await client.types(amy, group, '@Funnelbot /deal list');
    const { content } = feishu.messages.findLast(({ only }) => only === amy) ?? {};
    expect(wordsOfCard(content, String)).not.toContain('#2');
    await second.stop();
  });

  it('answers a press on a live card with the new card, though no patch can be made', async () => {
    const client = new FakeFeishuClient(feishu, socketLine(feishu));
    const amy = feishu.addUser('Amy').id;
    const group = feishu.addChat();
    const bot = await start();
    await client.types(amy, group.id, '@Funnelbot /lead Acme Ltd, jane@acme.com, from zhihu');
    await bot.drained();
    const live = feishu.messages.findLast(({ chat, only }) => chat === group.id && only === null);
    if (live === undefined) throw new Error('no live card');
    // From here on the bot itself can change nothing there.
    feishu.chats.set(group.id, { ...group, hasBot: false });
    const next = offersOfCard(live.content).find(({ name }) => name === '→ Nurturing');
    await client.press(amy, live, next?.action ?? {});
    expect(client.toasts.get(amy)?.type).toBe('success');
    expect(inChat(group.id).at(-1)).toContain('● Nurturing');
    await bot.stop();
  });

  it('is asked for a lead in the menu, and answers directly', async () => {
    const client = new FakeFeishuClient(feishu, socketLine(feishu));
    const amy = feishu.addUser('Amy').id;
    const bot = await start();
    await client.chooses(amy, 'new_lead');
    const form = feishu.messages.at(-1);
    if (form === undefined || formOf(form.content) === null) throw new Error('no form');
    await client.press(amy, form, submission(form.content, { Company: 'Acme Ltd', Source: 'zhihu' }));
    await bot.drained();
    expect(inChat(form.chat).join('\n')).toContain('Acme Ltd');
    for (const key of ['my_deals', 'stuck', 'funnel']) {
      const before = feishu.messages.length;
      await client.chooses(amy, key);
      expect(feishu.messages.length, key).toBe(before + 1);
    }
    await bot.stop();
  });

  it('tells whoever changed the deal when the group took the bot out, and Retry posts it', async () => {
    const client = new FakeFeishuClient(feishu, socketLine(feishu));
    const amy = feishu.addUser('Amy').id;
    const group = feishu.addChat();
    const bot = await start();
    await client.types(amy, group.id, '@Funnelbot /funnel language en');
    feishu.chats.set(group.id, { ...group, hasBot: false });
    await client.types(amy, group.id, '@Funnelbot /lead Acme Ltd, from zhihu');
    await bot.drained();
    const direct = feishu.directOf(amy).id;
    expect(inChat(direct).at(-1)).toMatch(/230002.*not in the group/);
    const told = feishu.messages.findLast(({ chat }) => chat === direct);
    if (told === undefined) throw new Error('nobody was told');
    feishu.chats.set(group.id, group);
    await client.press(amy, told, offersOfCard(told.content)[0]?.action ?? {});
    await bot.drained();
    expect(inChat(group.id).at(-1)).toContain('#1 Acme Ltd');
    await bot.stop();
  });
});
