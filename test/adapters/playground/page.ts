import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Visit {
  page: Page;
  /** What the browser complained about: errors of scripts, refused by the policy, failed requests. */
  complaints: string[];
  says(text: string): Promise<void>;
  /** The newest card on which all of `words` can be read. */
  card(...words: readonly string[]): Locator;
  close(): Promise<void>;
}

/** Opens the playground as somebody, in a browser of their own. */
export const visit = async (
  browser: Browser,
  url: string,
  how: { as?: string; in?: string } & BrowserContextOptions = {},
): Promise<Visit> => {
  const { as = 'amy', in: place = 'sales', ...options } = how;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  await page.goto(`${url}/playground?${new URLSearchParams({ as, in: place })}`);
  await page.locator('main .header h1').waitFor();
  const composer = page.locator('.composer textarea');
  return {
    page,
    complaints,
    async says(text) {
      await composer.fill(text);
      await composer.press('Escape');
      await composer.press('Enter');
    },
    card: (...words) =>
      words.reduce((found, word) => found.filter({ hasText: word }), page.locator('.card')).last(),
    close: () => context.close(),
  };
};

/** Waits until the locator's text has it. */
export const shows = async (locator: Locator, text: string | RegExp): Promise<void> => {
  await locator.filter({ hasText: text }).waitFor();
};

/** Nothing may be wider than the window, nor stick out of it. */
export const expectNoSidewaysScroll = async (page: Page, where: string): Promise<void> => {
  const wide = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth - window.innerWidth,
    log: [...document.querySelectorAll('.log, .modal-body, .places')].map(
      (box) => box.scrollWidth - box.clientWidth,
    ),
  }));
  expect(wide.page, where).toBeLessThanOrEqual(0);
  for (const by of wide.log) expect(by, where).toBeLessThanOrEqual(0);
};
