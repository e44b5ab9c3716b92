import { expect } from 'vitest';
import type { SeenCard } from '../support/driver.ts';
import { type Cast, story } from '../support/story.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);

/** The newest direct message of that title; undefined: there is none. */
const note = (person: Cast['amy'], title = 'Your day'): SeenCard | undefined =>
  person.direct().findLast(({ text }) => text.includes(title));

story('the morning note tells each owner alone what the day asks', async ({ amy, bob, session }) => {
  await amy.says('/lead Acme Ltd, from zhihu, 50k');
  await amy.says('/deal 1 follow 2026-03-06 16:00 send the case study');
  await bob.says('/lead Beta GmbH, from seo');
  await session.travel(at('2026-03-06T09:00'));
  const mine = note(amy);
  expect(mine?.text).toContain('#1 Acme Ltd');
  expect(mine?.text).toContain('send the case study');
  expect(mine?.text).not.toContain('Beta');
  expect(note(bob)?.text).toContain('3 working days in New lead (limit 2)');

  if (mine === undefined) throw new Error('unreachable: the expectations above fail');
  await amy.presses(mine, 'Follow-up done');
  await session.travel(at('2026-03-06T16:30'));
  // It was done: nobody is reminded.
  expect(amy.direct().filter(({ text }) => text.includes('send the case study'))).toHaveLength(1);
});

story('the morning note is stopped with a button and comes back with a word', async ({ amy, session }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await session.travel(at('2026-03-06T09:00'));
  const first = note(amy);
  if (first === undefined) throw new Error('no note came');
  await amy.presses(first, 'Stop these notes');
  const before = amy.direct().length;
  await session.travel(at('2026-03-09T09:00'));
  expect(amy.direct()).toHaveLength(before);
  await amy.says('/funnel note on');
  await session.travel(at('2026-03-10T09:00'));
  expect(amy.direct().at(-1)?.text).toContain('Your day');
});

story('while somebody is away their note goes to the delegate', async ({ amy, bob, wei, session }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await wei.says('/lead Gamma Ltd, from zhihu');
  await amy.says('/funnel away 2026-03-05..2026-03-09 @Bob');
  await session.travel(at('2026-03-06T09:00'));
  expect(note(amy)).toBeUndefined();
  expect(note(bob, 'Amy’s day')?.text).toMatch(/For Amy, who is away until [^\n]*Mar 9/);
  expect(note(bob, 'Amy’s day')?.controls).not.toContain('Stop these notes');
  expect(note(wei, '今日待办')?.text).toContain('Gamma Ltd');
});

story(
  'who stands in for somebody works their deals until they are back',
  async ({ amy, bob, wei, session }) => {
    await amy.says('/lead Acme Ltd, from zhihu');
    await wei.says('/lead Gamma Ltd, from zhihu');
    await wei.says('/funnel away 2026-03-05..2026-03-09 @Bob');
    await session.travel(at('2026-03-06T09:00'));
    const his = note(bob, 'Wei’s day');
    if (his === undefined) throw new Error('no note came');
    await bob.presses(his, 'Act', 'Snooze 3 days');
    await bob.says('/deal 2 note called for Wei');
    expect(bob.answer().text).toContain('Logged on #2');
    await session.travel(at('2026-03-10T09:00'));
    await bob.says('/deal 2 note called again');
    expect(bob.answer().text).toContain('belongs to');
  },
);
