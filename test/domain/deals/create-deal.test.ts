import { describe, expect, it } from 'vitest';
import { createDeal } from '../../../src/domain/deals/create-deal.ts';
import { checklist } from '../../../src/domain/pipeline/fields/checklist.ts';
import { AMY, BOB, context, expectRefusal, NOW } from '../sample.ts';

describe('a new deal', () => {
  it('begins in the first stage with version 1 and all that is known, tidied', () => {
    const created = createDeal(
      {
        company: '  Acme\u0000 Ltd ',
        contact: 'Jane Doe',
        phone: '138 0013 8000',
        email: 'Jane@ACME.com',
        amount: { minor: 5_000_000, currency: 'CNY' },
        source: '知乎',
        campaign: ' ',
        referredBy: ' Globex ',
        checklist: ['payment', 'budget', 'budget'],
      },
      context(),
    );
    expect(created).toMatchObject({
      kind: 'change',
      deal: {
        id: null,
        number: null,
        version: 1,
        createdAt: NOW,
        createdBy: AMY,
        lastEventAt: NOW,
        company: 'Acme Ltd',
        phone: '+8613800138000',
        email: 'jane@acme.com',
        campaign: null,
        referredBy: 'Globex',
        owner: AMY,
        status: 'open',
        stage: 'new',
        furthest: 'new',
        stageEnteredAt: NOW,
        checklist: ['budget', 'payment'],
      },
      messages: [],
      showIn: [],
    });
    expect(created.events).toHaveLength(1);
    expect(created.events[0]).toMatchObject({ kind: 'created', at: NOW, by: AMY, version: 1 });
  });

  it('belongs to its creator unless somebody else or the pool is named; another owner is told', () => {
    const owner = (input: { owner?: number | null }, by: number | null = AMY) =>
      createDeal({ company: 'Acme', ...input }, context({ by })).deal.owner;
    expect(owner({})).toBe(AMY);
    expect(owner({ owner: null })).toBeNull();
    expect(owner({ owner: BOB })).toBe(BOB);
    expect(owner({}, null)).toBeNull();
    expect(createDeal({ company: 'Acme', owner: BOB }, context()).messages).toEqual([
      { to: { kind: 'member', id: BOB }, key: null, body: { kind: 'assigned', by: AMY } },
    ]);
    expect(createDeal({ company: 'Acme', owner: AMY }, context()).messages).toEqual([]);
  });

  it('needs a company that can be seen', () => {
    for (const company of ['', '  ', '\u0000', '\u200b\u200d']) {
      expectRefusal(() => createDeal({ company }, context()), 'company-required');
    }
  });

  it.each([
    [{ minor: 0.5, currency: 'CNY' }],
    [{ minor: -1, currency: 'CNY' }],
    [{ minor: Number.POSITIVE_INFINITY, currency: 'CNY' }],
    [{ minor: 2 ** 53, currency: 'CNY' }],
    [{ minor: 1, currency: 'cny' }],
  ])('refuses an amount that is none: %j', (amount) => {
    expectRefusal(() => createDeal({ company: 'Acme', amount }, context()), 'bad-amount');
  });

  it('refuses an email that is none, keeping what was typed, and a quote sent tomorrow', () => {
    expectRefusal(() => createDeal({ company: 'Acme', email: 'jane at acme' }, context()), 'bad-email', {
      email: 'jane at acme',
    });
    expectRefusal(
      () => createDeal({ company: 'Acme', quoteSentOn: '2026-03-04' }, context()),
      'quote-in-future',
    );
    expectRefusal(() => createDeal({ company: 'Acme', quoteSentOn: 'yesterday' }, context()), 'bad-day');
    expect(createDeal({ company: 'Acme', quoteSentOn: '2026-03-03' }, context()).deal.quoteSentOn).toBe(
      '2026-03-03',
    );
  });

  it('keeps emoji, right-to-left and Chinese text, but no marks that turn a line around', () => {
    const { deal } = createDeal(
      {
        company: '🚀 שלום 宏远',
        contact: 'evil\u202etxt',
        need: 'line one\r\nline two',
        checklist: checklist.type.options,
      },
      context(),
    );
    expect(deal).toMatchObject({ company: '🚀 שלום 宏远', contact: 'eviltxt', need: 'line one\nline two' });
  });
});
