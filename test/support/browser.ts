import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a Chromium is: `CHROMIUM_PATH`, or a usual place. null: nowhere. */
export const chromiumPath = (): string | null => {
  const named = process.env.CHROMIUM_PATH;
  const path = named === undefined || named === '' ? USUAL_PLACES.find(existsSync) : named;
  if (path !== undefined) return path;
  if (process.env.CI === 'true') {
    throw new Error('No Chromium was found, and CI must not skip the browser tests: set CHROMIUM_PATH.');
  }
  console.warn('SKIPPED: the browser tests, because no Chromium was found. Set CHROMIUM_PATH to run them.');
  return null;
};

/** A real Chromium without a window, which talks to nobody but the bot. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
