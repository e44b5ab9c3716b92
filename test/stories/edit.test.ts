import { expect } from 'vitest';
import { story } from '../support/story.ts';

const LEAD = '/lead Acme Ltd, Jane Doe, +86 138 0013 8000, 50k, from zhihu';

story('two people who edit different fields of a deal both have it', async ({ amy, mia }) => {
  await amy.says(LEAD);
  await amy.says('/deal 1 edit');
  await mia.says('/deal 1 edit phone +86 139 0013 9000');
  await mia.says('/deal 1 move nurturing');
  await amy.submits({ Need: 'a demo' });
  expect(amy.formIsOpen()).toBe(false);
  await amy.says('/deal 1');
  expect(amy.answer().text).toContain('+86 139****9000');
  expect(amy.answer().text).toContain('a demo');
  expect(amy.answer().text).toMatch(/limit 10/);
});

story('two people who edit the same field see both values, and one of them says', async ({ amy, mia }) => {
  await amy.says(LEAD);
  await amy.says('/deal 1 edit');
  await mia.says('/deal 1 edit amount 60k');
  await mia.says('/deal 1 edit need faster quotes');
  await amy.submits({ Amount: '70k', Campaign: 'spring' });
  expect(amy.formIsOpen()).toBe(true);
  await amy.submits({});
  expect(amy.formIsOpen()).toBe(false);
  await amy.says('/deal 1');
  expect(amy.answer().text).toContain('CN¥70,000');
  expect(amy.answer().text).toContain('spring');
  expect(amy.answer().text).toContain('faster quotes');
});

story(
  'undo is offered to whoever made the last change, while it can be used',
  async ({ amy, mia, session }) => {
    await amy.says(LEAD);
    await amy.says('/deal 1 edit amount 60k');
    await amy.says('/deal 1');
    expect(amy.answer().controls).toContain('More › Undo');
    await mia.says('/deal 1');
    expect(mia.answer().controls).not.toContain('More › Undo');
    await session.travel(session.now() + 11 * 60_000);
    await amy.says('/deal 1');
    expect(amy.answer().controls).not.toContain('More › Undo');
  },
);

story('a lead that is added does not shift the pages somebody turns', async ({ amy, mia, session }) => {
  for (let lead = 1; lead <= 12; lead++) await mia.says(`/lead Company ${lead}, from zhihu`);
  await amy.says('/deal list');
  expect(amy.answer().text).toContain('#3 Company 3');
  const first = amy.answer();
  await session.travel(session.now() + 60_000);
  await mia.says('/lead Late Ltd, from zhihu');
  await amy.presses(first, 'Next →');
  expect(amy.answer().text).toContain('#2 Company 2');
  expect(amy.answer().text).not.toContain('#3 Company 3');
  expect(amy.answer().text).not.toContain('Late Ltd');
});
