import { expect } from 'vitest';
import { story } from '../support/story.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);

story(
  'what is done about a line of the digest shows in the digest',
  async ({ ada, amy, inChannel, session }) => {
    await ada.says('/funnel here');
    await amy.says('/lead Acme Ltd, from zhihu, 50k');
    await amy.says('/lead Beta GmbH, from seo');
    await session.travel(at('2026-03-06T09:00'));
    const posted = inChannel('Stuck deals', 'Acme Ltd');

    await amy.says('/lead Gamma Ltd, from seo');
    await amy.says('/deal 3 note called');
    expect(inChannel('Stuck deals').text).toBe(posted.text);

    const first = posted.controls.find((label) => label.endsWith('Snooze 3 days')) ?? '';
    await amy.presses(posted, ...pressing(first));
    const acted = inChannel('Stuck deals: 1 of 2 done');
    expect(acted.text).toMatch(/✓ #1 Acme Ltd · Amy snoozed/);
    expect(acted.text).toContain('Beta GmbH');

    await amy.says('/deal 1 undo');
    // Whoever was mentioned is named now.
    expect(unmentioned(inChannel('Stuck deals').text)).toBe(unmentioned(posted.text));
    expect(session.channel().filter(({ text }) => text.includes('Stuck deals'))).toHaveLength(1);

    // The buttons of the line that came back are those of the deal as it is now.
    await amy.presses(inChannel('Stuck deals'), ...pressing(first));
    expect(inChannel('Stuck deals: 1 of 2 done').text).toContain('✓ #1 Acme Ltd');
  },
);

const unmentioned = (text: string): string => text.replaceAll('@', '');

/** `Menu label › option` as what is pressed. */
const pressing = (label: string): [string, string?] => {
  const [menu = '', option] = label.split(' › ');
  return option === undefined ? [menu] : [menu, option];
};
