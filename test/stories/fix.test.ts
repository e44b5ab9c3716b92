import { expect } from 'vitest';
import { story } from '../support/story.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);

story(
  'a fix is assigned, its owner hears of it now and when it is due, and says when it is done',
  async (cast) => {
    const { amy, bob, session } = cast;
    await amy.says('/funnel fix @Bob 2026-03-06 10:00 review all quotes above 100k');
    expect(amy.answer().text).toContain('Assigned to Bob');
    expect(amy.answer().text).toContain('review all quotes above 100k');
    expect(session.channel().filter(({ text }) => text.includes('review all quotes'))).toEqual([]);

    const told = bob.direct().at(-1);
    expect(told?.text).toContain('Amy asks you to see to this');
    expect(told?.text).toContain('review all quotes above 100k');

    const before = bob.direct().length;
    await session.travel(at('2026-03-06T10:00'));
    const due = bob
      .direct()
      .slice(before)
      .filter(({ text }) => text.includes('Due'));
    expect(due).toHaveLength(1);
    const [reminder] = due;
    if (reminder === undefined) throw new Error('unreachable: there is one');
    expect(reminder.text).toContain('review all quotes above 100k');
    await bob.presses(reminder, 'Done');
    expect(bob.answer().text).toContain('Done: review all quotes above 100k');
    await amy.says('/funnel fix done 1');
    expect(amy.answer().text).toContain('was done');
  },
);

story('a fix is assigned by form, and only those whom it concerns finish it', async (cast) => {
  const { amy, bob, mia, wei } = cast;
  await amy.says('/funnel fix a better handover');
  expect(amy.form().fields).toEqual(['Who', 'When', 'What to do']);
  await amy.submits({ Who: 'Wei', When: '2026-03-01T10:00' });
  expect(Object.keys(amy.form().errors)).toEqual(['When']);
  await amy.submits({ Who: 'Wei', When: '2026-03-06T10:00' });
  expect(amy.formIsOpen()).toBe(false);
  expect(wei.direct().at(-1)?.text).toContain('请你在');
  expect(wei.direct().at(-1)?.text).toContain('a better handover');
  await bob.says('/funnel fix done 1');
  expect(bob.answer().text).toContain('only they, whoever assigned it or a manager');
  await mia.says('/funnel fix done 1');
  expect(mia.answer().text).toContain('Done: a better handover');
});

story('a target and channel figures are kept and shown, in both languages', async ({ mia, amy, wei }) => {
  await amy.says('/funnel target month 500k');
  expect(amy.answer().text).toContain('Only a manager may do that');
  await mia.says('/funnel target month');
  await mia.submits({ 'For each': 'Quarter', Amount: '1.5m' });
  expect(mia.answer().text).toContain('The target of a quarter is CN¥1,500,000');
  await wei.says('/漏斗 投放 知乎 2000 曝光:5万 流量:3000');
  for (const words of ['知乎', '50,000', '3,000']) expect(wei.answer().text).toContain(words);
  await amy.says('/funnel spend zhihu 2000 sesions:5');
  expect(amy.answer().text).toContain('sessions:');
});

story('what was lost is told with the way back', async ({ amy, inChannel }) => {
  await amy.says('/lead Acme Ltd, jane@acme.com, 50k, from zhihu');
  await amy.says('/deal 1 lost price');
  await amy.says('/funnel lost');
  expect(amy.answer().text).toContain('1 deal lost');
  expect(amy.answer().text).toContain('Price');
  await amy.presses(amy.answer(), 'Reopen');
  expect(inChannel('#1 Acme Ltd').text).toContain('Amy reopened it');
  await amy.says('/funnel lost');
  expect(amy.answer().text).toContain('Nothing was lost');
});
