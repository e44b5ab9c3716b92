import { expect } from 'vitest';
import { story } from '../support/story.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);

story('stuck deals come in the morning, once, with the reason', async ({ ada, amy, inChannel, session }) => {
  await ada.says('/funnel here');
  await amy.says('/lead Acme Ltd, from zhihu, 50k');
  await amy.says('/lead Beta GmbH, from seo');
  await session.travel(at('2026-03-05T09:00'));
  expect(inChannel('Nothing is stuck').text).toContain('Stuck deals');
  await session.travel(at('2026-03-06T09:00'));
  const digest = inChannel('Stuck deals', 'Acme Ltd');
  expect(digest.text).toContain('3 working days in New lead (limit 2)');
  expect(digest.text.indexOf('Acme')).toBeLessThan(digest.text.indexOf('Beta'));
  await session.travel(at('2026-03-06T15:00'));
  expect(session.channel().filter(({ text }) => text.includes('3 working days in New lead'))).toHaveLength(1);
});

story(
  'a deal with a follow-up ahead is not stuck, an overdue one is',
  async ({ ada, amy, inChannel, session }) => {
    await ada.says('/funnel here');
    await amy.says('/lead Acme Ltd, from zhihu');
    await amy.says('/deal 1 follow 2026-03-06 16:00 send the case study');
    await session.travel(at('2026-03-06T09:00'));
    expect(inChannel('Nothing is stuck').text).not.toContain('Acme');
    await session.travel(at('2026-03-06T16:00'));
    expect(amy.direct().at(-1)?.text).toContain('send the case study');
    await session.travel(at('2026-03-09T09:00'));
    expect(inChannel('Stuck deals', 'Acme Ltd').text).toContain('overdue');
  },
);

story('waiting on the customer reminds the owner when the time is up', async ({ amy, session }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await amy.says('/deal 1 wait contract 3d');
  await session.travel(at('2026-03-05T12:00'));
  const before = amy.direct().length;
  await session.travel(at('2026-03-06T23:59'));
  const reminders = amy
    .direct()
    .slice(before)
    .filter(({ text }) => text.includes('Still no answer'));
  expect(reminders).toHaveLength(1);
  expect(reminders[0]?.text).toContain('contract');
});

story('the week is summed up on Monday at nine', async ({ ada, amy, mia, inChannel, session }) => {
  await ada.says('/funnel here');
  await amy.says('/lead Acme Ltd, jane@acme.com, 48k, from zhihu');
  await amy.says('/lead Beta GmbH, from seo');
  await amy.says('/deal 2 lost competitor');
  await mia.says('/deal 1 won 48000');
  await mia.submits({ Override: ['Go on without the missing answers'], Reason: 'signed on the spot' });
  await session.travel(at('2026-03-09T09:00'));
  const summary = inChannel('Weekly summary');
  expect(summary.text).toMatch(/Won[^\n]*1/);
  expect(summary.text).toContain('Competitor');
  expect(summary.text).toContain('zhihu');
});
