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

story(
  'what is planned for a day is late only when the day is over',
  async ({ ada, amy, inChannel, session }) => {
    await ada.says('/funnel here');
    await amy.says('/lead Acme Ltd, from zhihu');
    await amy.says('/deal 1 follow friday send the case study');
    expect(amy.answer().text).not.toContain('day off');
    await session.travel(at('2026-03-06T09:01'));
    expect(inChannel('Nothing is stuck').text).not.toContain('Acme');
    const note = amy.direct().find(({ text }) => text.includes('send the case study'));
    expect(note?.text).not.toContain('overdue');
    await amy.says('/deal 1');
    expect(amy.answer().text).not.toContain('overdue');
    await session.travel(at('2026-03-09T09:00'));
    expect(inChannel('Stuck deals', 'Acme Ltd').text).toContain('1 working day overdue');
  },
);

story('what would fall on a day off is moved, and whoever says it is told', async ({ amy, session }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await amy.says('/deal 1 wait contract 5d');
  expect(amy.answer().text).toContain('Sun, Mar 8 is a day off: moved to Mon, Mar 9.');
  const li = await session.person('Li', 'zh-CN');
  await li.says('/线索 北方软件有限公司, 来自 知乎');
  await li.says('/商机 2 跟进 周六 打电话');
  expect(li.answer().text).toContain('3月7日周六休息，已顺延到 3月9日周一。');
  const reminders = () => amy.direct().filter(({ text }) => text.includes('contract'));
  const before = reminders().length;
  await session.travel(at('2026-03-08T23:00'));
  expect(reminders()).toHaveLength(before);
  await session.travel(at('2026-03-09T09:00'));
  expect(reminders().length).toBeGreaterThan(before);
});

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
