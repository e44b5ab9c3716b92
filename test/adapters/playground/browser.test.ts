import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from '../../support/browser.ts';
import { openTeam, type Team } from '../../support/open-team.ts';
import { shows, type Visit, visit } from './page.ts';

const path = chromiumPath();

describe.skipIf(path === null)('the playground in a browser', () => {
  let browser: Browser;
  let bot: Team;
  const visits: Visit[] = [];

  const enter = async (how: Parameters<typeof visit>[2] = {}): Promise<Visit> => {
    const entered = await visit(browser, bot.running.url, how);
    visits.push(entered);
    return entered;
  };

  beforeAll(async () => {
    browser = await launchChromium(path ?? '');
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    bot = await openTeam({ playground: true });
  });
  afterEach(async () => {
    const complaints = visits.flatMap((one) => one.complaints);
    await Promise.all(visits.splice(0).map((one) => one.close()));
    await bot.stop();
    expect(complaints).toEqual([]);
  });

  it('takes a lead from the chat through a gate form to the win, and shows what is stuck after a jump in time', async () => {
    const { page, says, card } = await enter();
    await says('/lead Slow Corp, slow@slow.example, 90k, from zhihu');
    await shows(card('#1 Slow Corp'), 'Nurturing');
    await says('/lead Acme Ltd, Jane Doe, +86 138 0013 8000, 50k, from zhihu');
    const live = page.locator('.message:not(.private) .card', { hasText: '#2 Acme Ltd' });
    await live.getByRole('button', { name: '→ Nurturing' }).click();
    await shows(live.locator('[aria-current="step"]'), 'Nurturing');

    await live.getByRole('button', { name: '→ Qualified' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.locator('[aria-invalid="true"]').first().waitFor();
    expect(await dialog.locator('.field-error').count()).toBe(2);
    await dialog.getByLabel('Two-way contact').fill('Talked about their quotes');
    await dialog.getByLabel('Next step').fill('Send the case study');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await shows(live.locator('[aria-current="step"]'), 'Qualified');
    expect(await dialog.count()).toBe(0);

    await live.getByRole('button', { name: 'Won' }).click();
    await dialog.getByLabel('Pain point').fill('quotes typed by hand');
    await dialog.getByLabel('Purchase plan').fill('this quarter');
    await dialog.getByLabel('Who decides').fill('the CFO');
    await dialog.getByLabel(/sent on|Quote/).fill('2026-03-02');
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    await dialog.locator('footer .primary').click();
    await live.locator('.progress.won').waitFor();
    expect(await live.count()).toBe(1);

    await page.getByRole('button', { name: /Funnelbot’s clock/ }).click();
    await page.getByRole('menuitem', { name: 'To next Monday morning' }).click();
    const digest = card('Stuck deals');
    await shows(digest, '#1 Slow Corp');
    expect(await digest.textContent()).toContain('4 working days in New lead (limit 2)');
    expect(await digest.textContent()).not.toContain('Acme');
    await shows(page.locator('.clock'), /Mar 9.*09:00/);
  });

  it('brings everybody what happens, without a reload, and private answers to nobody else', async () => {
    const amy = await enter();
    const bob = await enter({ as: 'bob' });
    await amy.says('/lead Acme Ltd, jane@acme.example, from zhihu');
    const seen = bob.card('#1 Acme Ltd');
    await shows(seen, 'Amy');
    await shows(amy.page.locator('.message.private').last(), 'Only visible to you');
    expect(await bob.page.locator('.message.private').count()).toBe(0);
    const element = await seen.elementHandle();
    await amy.page.locator('.message:not(.private) .button.primary').click();
    await shows(seen.locator('[aria-current="step"]'), 'Nurturing');
    expect(await seen.evaluate((now, before) => now === before, element)).toBe(true);
  });

  it('answers an outdated button by the state it missed', async () => {
    const amy = await enter();
    await amy.says('/lead Acme Ltd, jane@acme.example, from zhihu');
    await amy.says('/deal 1');
    const mine = amy.page.locator('.message.private .card').last();
    await mine.getByRole('button', { name: '→ Nurturing' }).waitFor();
    const mia = await enter({ as: 'mia' });
    await mia.page.locator('.message:not(.private) .button.primary').click();
    await shows(mia.card('#1 Acme').locator('[aria-current="step"]'), 'Nurturing');
    await mine.getByRole('button', { name: '→ Nurturing' }).click();
    await shows(amy.page.locator('.log'), /Mia moved it to Nurturing/);
  });

  it('shows what people type as text, whatever it looks like', async () => {
    const { page, says, card } = await enter();
    const hostile = '<img src=x onerror="document.title=1"> <!channel> <@U1> &amp; <script>alert(1)</script>';
    await says(hostile);
    await shows(page.locator('.said'), hostile);
    await says('/lead <b>Bold</b> <img src=x>, jane@acme.example, from <i>zhihu</i>');
    await shows(card('#1'), '<b>Bold</b>');
    expect(await page.locator('.log img, .log b, .log i, .log script').count()).toBe(0);
    expect(await page.title()).toBe('Funnelbot playground');
  });

  it('gives what was typed back when it was not understood', async () => {
    const { page, says, card } = await enter();
    await says('/dael 12');
    await shows(card('Nothing was changed'), '/deal');
    expect(await page.locator('.composer textarea').inputValue()).toBe('/dael 12');
  });

  it('becomes another person, in their language, and stays so after a reload', async () => {
    const { page } = await enter();
    await page.getByRole('button', { name: /You are Amy/ }).click();
    await page.getByRole('menuitemradio', { name: /王伟/ }).click();
    await shows(page.locator('.places'), '我的商机');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.reload();
    await shows(page.locator('.places'), '我的商机');
    expect(await page.locator('.composer textarea').getAttribute('placeholder')).toContain('输入');
  });

  it('speaks another language as soon as a command says so', async () => {
    const { page, says } = await enter();
    await says('/funnel language zh');
    await shows(page.locator('.places'), '我的商机');
  });

  it('keeps what was half typed while somebody looks elsewhere', async () => {
    const { page } = await enter();
    await page.locator('.composer textarea').fill('half a sentence');
    await page.getByRole('button', { name: 'deals-north' }).click();
    await shows(page.locator('h1'), '#deals-north');
    expect(await page.locator('.composer textarea').inputValue()).toBe('');
    await page.getByRole('button', { name: 'sales', exact: true }).click();
    await shows(page.locator('h1'), '#sales');
    expect(await page.locator('.composer textarea').inputValue()).toBe('half a sentence');
  });

  it('adds a person', async () => {
    const { page } = await enter();
    await page.getByRole('button', { name: /You are Amy/ }).click();
    await page.getByRole('menuitem', { name: 'Add a person' }).click();
    await page.getByLabel('Name').fill('Zoe');
    await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('button', { name: /You are Zoe/ }).waitFor();
  });

  it('fills itself with a sample team, and shows the person’s own page', async () => {
    const { page, says, card } = await enter();
    await page.getByRole('button', { name: 'Load a sample team' }).click();
    await shows(page.locator('.toasts'), '200 sample deals');
    await says('/funnel month');
    await card('Funnel').locator('.chart .fill').first().waitFor();
    await page.getByRole('button', { name: 'My deals' }).click();
    await shows(page.locator('.home .card'), /#\d+/);
  });

  it('offers the sample team also to those who began without it', async () => {
    const { page, says, card } = await enter();
    await says('/lead Acme Ltd, jane@acme.example, from zhihu');
    await shows(card('#1'), 'Nurturing');
    const offer = page.locator('.sidebar').getByRole('button', { name: 'Load a sample team' });
    await offer.click();
    await shows(page.locator('.toasts'), '200 sample deals');
    await offer.waitFor({ state: 'detached' });
  });

  it('makes a lead of a message', async () => {
    const { page, says } = await enter();
    await says('Jane of Acme Ltd called, jane@acme.example');
    const said = page.locator('.message', { hasText: 'Jane of Acme' });
    await said.hover();
    await said.getByRole('button', { name: 'Make a lead of this' }).click();
    await page.getByRole('dialog').getByLabel('Company').waitFor();
  });

  it('takes a private answer away when it is dismissed', async () => {
    const { page, says } = await enter();
    await says('/funnel help');
    await page.locator('.message.private .card').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await page.locator('.message.private .card').waitFor({ state: 'detached' });
  });
});
