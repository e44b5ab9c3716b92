import { expect } from 'vitest';
import { story } from '../support/story.ts';

story('a lead by chat becomes a won deal, by buttons and one form', async ({ amy, inChannel, session }) => {
  await amy.says('/lead Acme Ltd, Jane Doe, +86 138 0013 8000, jane@acme.com, 50k, from zhihu');
  expect(amy.answer().text).toContain('Added #1 Acme Ltd');
  expect(inChannel('#1 Acme Ltd').text).toMatch(/zhihu/);
  expect(inChannel('#1 Acme Ltd').text).not.toContain('13800138000');
  expect(inChannel('#1 Acme Ltd').text).not.toContain('jane@acme.com');

  await amy.presses(inChannel('#1 Acme Ltd'), '→ Nurturing');
  expect(inChannel('#1 Acme Ltd').text).toContain('Amy moved it to Nurturing');

  await amy.says('/deal 1 call agreed on a demo');
  await amy.says('/deal 1 follow tomorrow 10am send the case study');
  await amy.presses(inChannel('#1 Acme Ltd'), '→ Qualified');
  expect(inChannel('#1 Acme Ltd').text).toContain('Amy moved it to Qualified');

  await amy.presses(inChannel('#1 Acme Ltd'), '→ Proposal');
  expect(amy.form().fields).toEqual(['Pain point', 'Purchase plan', 'Who decides']);
  await amy.submits({ 'Pain point': 'manual quotes', 'Purchase plan': 'Q2', 'Who decides': 'the CFO' });
  expect(amy.formIsOpen()).toBe(false);
  expect(inChannel('#1 Acme Ltd').text).toContain('Amy moved it to Proposal');

  await amy.presses(inChannel('#1 Acme Ltd'), 'Won');
  await amy.submits({
    'Quote sent on': '2026-03-02',
    'Closing checklist': [
      'Budget approved',
      'Decision maker agreed',
      'Finance and legal passed',
      'Contract terms sent',
      'Payment terms agreed',
    ],
  });
  expect(inChannel('#1 Acme Ltd').text).toContain('Amy won it');
  expect(session.channel().filter(({ text }) => text.includes('#1 Acme Ltd'))).toHaveLength(1);
});

story('a gate keeps what was typed and says what is wrong beside the field', async ({ amy }) => {
  await amy.says('/lead');
  expect(amy.form().title).toBe('New lead');
  await amy.submits({ Company: 'Acme Ltd', Email: 'not an address', Amount: '-5' });
  expect(amy.formIsOpen()).toBe(true);
  expect(Object.keys(amy.form().errors).sort()).toEqual(['Amount', 'Email']);
  await amy.submits({ Company: 'Acme Ltd', Email: 'jane@acme.com', Amount: '5万' });
  expect(amy.formIsOpen()).toBe(false);
  await amy.says('/deal 1');
  expect(amy.answer().text).toContain('50,000');
});

story('a press on a stale card changes nothing and shows what happened', async ({ amy, mia, inChannel }) => {
  await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu');
  const old = inChannel('#1 Acme Ltd');
  await mia.presses(old, '→ Nurturing');
  await amy.presses(old, '→ Nurturing');
  expect(amy.answer().text).toMatch(/Mia moved it to Nurturing/);
  expect(amy.answer().text).toContain('nothing was changed');
  await amy.says('/deal 1');
  expect(amy.answer().text).toContain('Nurturing');
});

story('a press on one’s own card is answered with that card', async ({ amy }) => {
  await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu');
  await amy.says('/deal 1');
  await amy.presses(amy.answer(), '→ Nurturing');
  expect(amy.answer().text).toContain('Amy moved it to Nurturing');
  // It is the deal as it is now: the next press is not stale.
  await amy.presses(amy.answer(), 'More', 'Snooze');
  await amy.submits({ Until: '2026-03-10' });
  expect(amy.answer().text).toContain('Amy snoozed it');
  await amy.presses(amy.answer(), 'More', 'Wake up');
  expect(amy.answer().text).toContain('Amy woke it');
  expect(amy.answer().text).not.toContain('nothing was changed');
});

story(
  'the last change can be taken back by whoever made it, for ten minutes',
  async ({ amy, mia, session }) => {
    await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu');
    await amy.says('/deal 1 lost price');
    await mia.says('/deal 1 undo');
    expect(mia.answer().text).toContain('Amy');
    await amy.says('/deal 1 undo');
    expect(amy.answer().controls).toContain('→ Nurturing');
    await amy.says('/deal 1 lost price');
    await session.travel(session.now() + 11 * 60_000);
    await amy.says('/deal 1 undo');
    expect(amy.answer().text).toContain('more than 10 minutes');
  },
);

story('a deal goes to the pool and is claimed by one', async ({ amy, bob, inChannel }) => {
  await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu');
  await bob.says('/deal 1 move nurturing');
  expect(bob.answer().text).toContain(
    '#1 belongs to Amy: only they, whoever stands in for them, or a manager may do that',
  );
  await amy.says('/deal 1 release');
  await bob.presses(inChannel('#1 Acme Ltd'), 'More', 'Claim');
  expect(inChannel('#1 Acme Ltd').text).toContain('Bob claimed it');
  await amy.says('/deal 1 claim');
  expect(amy.answer().text).toContain('was claimed by Bob before');
});

story('a manager may go past a gate with a reason, and back with one', async ({ amy, mia, inChannel }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await mia.says('/deal 1 move contract');
  await mia.submits({ Override: ['Go on without the missing answers'], Reason: 'signed at the fair' });
  expect(inChannel('#1 Acme Ltd').text).toContain('Mia moved it to Contract, overriding the requirements');
  await amy.says('/deal 1 move new');
  expect(amy.form().fields).toEqual(['Reason']);
  await amy.submits({ Reason: 'it was another Acme' });
  expect(inChannel('#1 Acme Ltd').text).toContain('Amy moved it to New lead');
});

story('a deal handed over tells its new owner', async ({ amy, bob }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await amy.says('/deal 1 assign @Bob');
  expect(bob.direct().at(-1)?.text).toContain('Amy assigned this deal to you');
});

story('a deal is found by name, and several hits give a list to pick from', async ({ amy }) => {
  await amy.says('/lead Acme Ltd, from zhihu');
  await amy.says('/lead 北京云启科技有限公司，张三，5万');
  await amy.says('/lead Acme Retail, from seo');
  await amy.says('/deal acme');
  expect(amy.answer().text).toContain('Which deal?');
  await amy.says('/deal 云启');
  expect(amy.answer().text).toContain('北京云启科技有限公司');
  await amy.says('/deal find');
  await amy.submits({ Deal: '#3 Acme Retail' });
  expect(amy.answer().text).toContain('#3 Acme Retail');
  await amy.says('/deal list mine source:seo');
  expect(amy.answer().text).toContain('Acme Retail');
  expect(amy.answer().text).not.toContain('云启');
});
