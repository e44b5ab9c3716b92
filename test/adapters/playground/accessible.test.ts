import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from '../../support/browser.ts';
import { openTeam, type Team } from '../../support/open-team.ts';
import { faintTexts } from './contrast.ts';
import { expectNoSidewaysScroll, shows, type Visit, visit } from './page.ts';

const path = chromiumPath();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

describe.skipIf(path === null)('the playground', () => {
  let browser: Browser;
  let bot: Team;
  let entered: Visit | null = null;

  const enter = async (how: Parameters<typeof visit>[2] = {}): Promise<Visit> => {
    entered = await visit(browser, bot.running.url, how);
    return entered;
  };
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  beforeAll(async () => {
    browser = await launchChromium(path ?? '');
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    bot = await openTeam({ playground: true });
  });
  afterEach(async () => {
    await entered?.close();
    await bot.stop();
  });

  it('can be worked by keyboard alone', async () => {
    const { page, card } = await enter();
    const { keyboard } = page;
    // A command from the list, a form filled in, an error put right.
    await keyboard.type('/le');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    expect(await page.locator('.composer textarea').inputValue()).toBe('/lead ');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await keyboard.press('Enter');
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await keyboard.type('Acme Ltd');
    await keyboard.press('Enter');
    await shows(card('#1 Acme Ltd'), 'Nurturing');
    await dialog.waitFor({ state: 'detached' });

    // To the live card’s last control and into its menu.
    await page.locator('.message:not(.private) .button', { hasText: 'Move to' }).focus();
    for (let step = 0; step < 6; step += 1) await keyboard.press('Tab');
    expect(await focused(page)).toBe('More');
    await keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await keyboard.press('End');
    await keyboard.press('ArrowUp');
    await keyboard.press('Home');
    expect(await focused(page)).toBe('Edit');
    await keyboard.press('Escape');
    expect(await focused(page)).toBe('More');

    // A search field, and Esc that closes one thing at a time.
    await keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Assign');
    await keyboard.press('Enter');
    await dialog.waitFor();
    await keyboard.type('bo');
    await dialog.getByRole('option', { name: 'Bob' }).waitFor();
    await keyboard.press('Escape');
    expect(await dialog.getByRole('option').count()).toBe(0);
    await keyboard.press('ArrowDown');
    await dialog.getByRole('option', { name: 'Bob' }).waitFor();
    await keyboard.press('Enter');
    expect(await dialog.getByRole('combobox').inputValue()).toBe('Bob');
    await keyboard.press('Enter');
    await shows(card('#1 Acme Ltd'), /Owner\s*Bob/);
    await dialog.waitFor({ state: 'detached' });
  });

  it('gives the focus back to what opened a dialog', async () => {
    const { page, says } = await enter();
    await says('/lead Acme Ltd, jane@acme.example');
    const log = page.locator('.message:not(.private) .button', { hasText: 'Log' });
    await log.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Log');
  });

  it('announces what arrives, and names every control', async () => {
    const { page, says, card } = await enter();
    await says('/lead Acme Ltd, jane@acme.example');
    await card('#1 Acme').waitFor();
    expect(await page.locator('[role="log"]').getAttribute('aria-live')).toBe('polite');
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, textarea, select, a')]
        .filter((one) => one.checkVisibility())
        .filter((one) => (one.textContent ?? '').trim() === '' && one.getAttribute('aria-label') === null)
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(nameless).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no faint text in the %s', async (colorScheme) => {
    const { page, says, card } = await enter({ colorScheme, reducedMotion: 'reduce' });
    expect(await faintTexts(page)).toEqual([]);
    await page.getByRole('button', { name: 'Load a sample team' }).click();
    await shows(page.locator('.toasts'), '200 sample deals');
    expect(await faintTexts(page)).toEqual([]);
    for (const text of [
      '/funnel month',
      '/funnel summary',
      '/deal list stuck',
      '/dael',
      '/lead Acme Ltd, from zhihu',
    ]) {
      await says(text);
      await shows(page.locator('.said').last(), text);
    }
    await card('#201 Acme').waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await page.locator('.composer textarea').fill('/deal 12 ');
    expect(await faintTexts(page)).toEqual([]);
    await page.locator('.composer textarea').fill('');
    await says('/lead');
    await page.getByRole('dialog').locator('footer .primary').click();
    await page.locator('.field-error').first().waitFor();
    expect(await faintTexts(page)).toEqual([]);
  });

  it('remembers light or dark', async () => {
    const { page } = await enter({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Switch to dark' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Switch to light' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('fits a phone: nothing scrolls sideways, the sidebar is a drawer', async () => {
    const { page, says, card } = await enter(PHONE);
    await expectNoSidewaysScroll(page, 'welcome');
    await page.getByRole('button', { name: 'Load a sample team' }).click();
    await shows(page.locator('.toasts'), '200 sample deals');
    await says('/lead Acme Ltd, Jane Doe, +86 138 0013 8000, 50k, from zhihu');
    await card('#201 Acme').waitFor();
    await expectNoSidewaysScroll(page, 'deal card');
    await says(`/lead ${'Wide'.repeat(40)}, jane@acme.example`);
    await card('#202').waitFor();
    await expectNoSidewaysScroll(page, 'one long word');
    await says('/deal list team');
    await card('1–10 of').waitFor();
    await expectNoSidewaysScroll(page, 'table');
    await says('/funnel month');
    await card('Deals that reached').waitFor();
    await expectNoSidewaysScroll(page, 'chart');
    await says('/funnel summary');
    await card('Weekly summary').waitFor();
    await expectNoSidewaysScroll(page, 'summary');
    const points = page.locator('.line-chart table').last();
    expect(await points.locator('tbody tr').count()).toBe(12);
    expect(await points.locator('thead').innerText()).toMatch(/New leads\s+Won\s+Lost/);
    await page.locator('.composer textarea').fill('/deal 12 ');
    await expectNoSidewaysScroll(page, 'completions');
    await page.locator('.composer textarea').fill('');
    await says('/lead');
    await page.getByRole('dialog').waitFor();
    await expectNoSidewaysScroll(page, 'form');
    await page.keyboard.press('Escape');

    expect(await page.locator('.sidebar').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('button', { name: 'My deals' }).click();
    await shows(page.locator('.home'), 'My deals');
    await expectNoSidewaysScroll(page, 'home');
    await page.locator('.sidebar').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.keyboard.press('Escape');
    await page.locator('.sidebar').waitFor({ state: 'hidden' });
  });
});
