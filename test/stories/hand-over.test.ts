import { expect } from 'vitest';
import { story } from '../support/story.ts';

const leads = async (
  person: { says(text: string): Promise<void> },
  owner: string,
  amounts: readonly string[],
) => {
  for (const [index, amount] of amounts.entries())
    await person.says(`/lead Company ${index + 1}, ${amount}, from zhihu, owner @${owner}`);
};

story(
  'all deals of a person go to others in turn, after a look, and come back',
  async ({ mia, amy, bob, wei }) => {
    await leads(mia, 'Bob', ['50k', '40k', '30k']);
    await mia.says('/funnel handover @Bob to @Amy @Wei');
    expect(mia.answer().text).toContain('Hand over 3 deals of Bob?');
    expect(mia.answer().text).toMatch(/Amy · 2 open deals · CN¥80,000/);
    expect(mia.answer().text).toMatch(/Wei · 1 open deal · CN¥40,000/);
    await bob.says('/deal list mine');
    expect(bob.answer().text).toContain('3 deals');

    await mia.says('/funnel handover @Bob to @Amy @Wei');
    await mia.presses(mia.answer(), 'Hand over 3 deals');
    expect(mia.answer().text).toContain('3 deals handed over');
    const done = mia.answer();
    expect(amy.direct().at(-1)?.text).toContain('Mia gave you 2 deals of Bob');
    expect(wei.direct().at(-1)?.text).toContain('Mia 把 Bob 的 1 个商机交给了你');
    await amy.says('/deal list mine');
    expect(amy.answer().text).toContain('2 deals');

    await amy.says('/deal 1 note called');
    await mia.presses(done, 'Undo');
    expect(mia.answer().text).toContain('2 deals are Bob’s again');
    await bob.says('/deal list mine');
    expect(bob.answer().text).toContain('2 deals');
  },
);

story('a hand-over by form, to the pool', async ({ mia, bob }) => {
  await leads(mia, 'Bob', ['50k', '40k']);
  await mia.says('/funnel handover @Bob');
  expect(mia.form().fields).toEqual(['Whose deals', 'To whom', 'New owner']);
  await mia.submits({ 'To whom': 'The pool' });
  await mia.presses(mia.answer(), 'Hand over 2 deals');
  await bob.says('/deal list pool');
  expect(bob.answer().text).toContain('2 deals');
});

story('only managers hand over, and what makes no sense is said', async ({ mia, amy }) => {
  await amy.says('/funnel handover @Bob to @Amy');
  expect(amy.answer().text).toContain('manager');
  await mia.says('/funnel handover @Bob to @Amy');
  expect(mia.answer().text).toContain('Bob has no open deals');
  await leads(mia, 'Bob', ['50k']);
  await mia.says('/funnel handover @Bob to @Bob');
  expect(mia.answer().text).toContain('Bob has these deals already');
  await mia.says('/漏斗 交接 @Bob 给 公海');
  expect(mia.answer().text).toContain('Hand over 1 deal of Bob?');
  const seen = mia.answer();
  await leads(mia, 'Bob', ['10k']);
  await mia.presses(seen, 'Hand over 1 deal');
  expect(mia.answer().text).toContain('Hand over 2 deals of Bob?');
});
