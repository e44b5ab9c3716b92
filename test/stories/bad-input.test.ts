import { expect } from 'vitest';
import { story } from '../support/story.ts';

const HOSTILE = [
  '<!channel>',
  '<@U1>',
  '&amp;',
  '=HYPERLINK("http://evil.example","x")',
  '<at id=all></at>',
  '*bold* _it_ `code`',
  'a\u0000b\u0007c',
  '\u202Eevil\u202C',
  '👩‍👩‍👧‍👦'.repeat(20),
  '{{count}} $t(error.internal)',
];

const WRONG = [
  '/deal 12 move nowhere',
  '/deal 1 move n',
  '/deal 999999',
  '/deal 99999999999999999999999',
  '/deal 0',
  '/deal -1',
  '/deal 1 won -5',
  '/deal 1 won 1e309',
  '/deal 1 won NaN',
  '/deal 1 follow yesterday call',
  '/deal 1 snooze 2001-01-01',
  '/deal 1 assign @nobody-of-that-name',
  '/deal 1 frobnicate',
  '/deal 1 lost because',
  '/deal list stage:nowhere',
  '/funnel frobnicate',
  `/deal ${'x'.repeat(100_000)}`,
  `/funnel ${'漏'.repeat(30_000)}`,
];

story(
  'what is typed is data: it mentions nobody and is shown as it was typed',
  async ({ amy, bob, inChannel }) => {
    const heard = bob.direct().length;
    for (const [index, text] of HOSTILE.entries()) {
      await amy.says(`/lead Company${index} ${text}`);
      expect(amy.answer().text).toContain(`Company${index}`);
      expect(inChannel(`Company${index}`).text).toContain(`#${index + 1}`);
    }
    expect(bob.direct()).toHaveLength(heard);
  },
);

story(
  'what cannot be understood is answered privately, with a way out, and changes nothing',
  async ({ amy, session }) => {
    await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu, 50k');
    const before = session.channel().map(({ text }) => text);
    await amy.says('/deal 1 timeline');
    const history = amy.answer().text;
    for (const text of WRONG) {
      await amy.says(text);
      const answer = amy.answer().text;
      expect(answer.length, text.slice(0, 60)).toBeGreaterThan(10);
      expect(answer, text.slice(0, 60)).not.toMatch(
        /\n\s+at |Error:|undefined|\[object|\{\{|Something went wrong/,
      );
      expect(amy.formIsOpen(), text.slice(0, 60)).toBe(false);
    }
    expect(session.channel().map(({ text }) => text)).toEqual(before);
    await amy.says('/deal 1 timeline');
    expect(amy.answer().text).toBe(history);
  },
);

story('a refusal gives back what was typed, people by their names', async ({ amy, bob }) => {
  await bob.says('/funnel help');
  await amy.says('/lead Acme Ltd, from zhihu');
  await amy.says('/deal 1 frobnicate the contract with Jane');
  expect(amy.answer().text).toContain('frobnicate the contract with Jane');
  await amy.says('/deal 1 frobnicate @Bob and Jane');
  expect(amy.answer().text).toContain('/deal 1 frobnicate @Bob and Jane');
  await amy.says('/deal 1 note @Bob talks to Jane');
  await amy.says('/deal 1');
  expect(amy.answer().text).toContain('@Bob talks to Jane');
});
