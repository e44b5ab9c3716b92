import { fc, test } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const CNY = (minor: number) => ({ minor, currency: 'CNY' });

describe('/lead with text', () => {
  const table: readonly (readonly [text: string, lead: Readonly<Record<string, unknown>>])[] = [
    ['Acme Ltd', { company: 'Acme Ltd' }],
    [
      'Acme Ltd, Jane Doe, +86 138 0013 8000, jane@acme.com, 50k, from zhihu, owner Bob, "wants a demo"',
      {
        company: 'Acme Ltd',
        contact: 'Jane Doe',
        phone: '+86 138 0013 8000',
        email: 'jane@acme.com',
        amount: CNY(5_000_000),
        source: 'zhihu',
        owner: 'Bob',
        need: 'wants a demo',
      },
    ],
    [
      '"wants a demo", owner @bob; from zhihu; 50k; jane@acme.com; +86 138 0013 8000; Acme Ltd; Jane Doe',
      {
        company: 'Acme Ltd',
        contact: 'Jane Doe',
        phone: '+86 138 0013 8000',
        email: 'jane@acme.com',
        amount: CNY(5_000_000),
        source: 'zhihu',
        owner: 'Bob',
        need: 'wants a demo',
      },
    ],
    [
      '上海某某科技有限公司，张三，13800138000，5万，来自知乎，负责人Bob，“想看演示”',
      {
        company: '上海某某科技有限公司',
        contact: '张三',
        phone: '13800138000',
        amount: CNY(5_000_000),
        source: '知乎',
        owner: 'Bob',
        need: '想看演示',
      },
    ],
    [
      '上海某某公司 张三 13800138000 五万 来自知乎',
      {
        company: '上海某某公司',
        contact: '张三',
        phone: '13800138000',
        amount: CNY(5_000_000),
        source: '知乎',
      },
    ],
    ['上海某某公司、李雷；预算5万元', { company: '上海某某公司', contact: '李雷', amount: CNY(5_000_000) }],
    [
      'Acme Ltd jane@acme.com 50k from zhihu',
      { company: 'Acme Ltd', email: 'jane@acme.com', amount: CNY(5_000_000), source: 'zhihu' },
    ],
    ['Acme Ltd ¥50,000 010-12345678', { company: 'Acme Ltd', amount: CNY(5_000_000), phone: '010-12345678' }],
    [
      'Acme, Inc., Jane, USD 1.2m',
      { company: 'Acme, Inc.', contact: 'Jane', amount: { minor: 120_000_000, currency: 'USD' } },
    ],
    ['Acme, 50000', { company: 'Acme', amount: CNY(5_000_000) }],
    ['Acme, 5000000', { company: 'Acme', amount: CNY(500_000_000) }],
    ['Acme, (415) 555-2671', { company: 'Acme', phone: '(415) 555-2671' }],
    [
      'Acme, Jane, tel: 138 0013 8000, campaign: spring sale',
      { company: 'Acme', contact: 'Jane', phone: '138 0013 8000', campaign: 'spring sale' },
    ],
    [
      '公司：华为 联系人：李雷 电话：13800138000 渠道：B站 活动：双十一 需求：要报价',
      {
        company: '华为',
        contact: '李雷',
        phone: '13800138000',
        source: 'B站',
        campaign: '双十一',
        need: '要报价',
      },
    ],
    ['Acme, referred by Globex, Jane', { company: 'Acme', referredBy: 'Globex', contact: 'Jane' }],
    [
      'Acme Ltd referred by Globex, Inc., Jane, from trade show',
      { company: 'Acme Ltd', referredBy: 'Globex, Inc.', contact: 'Jane', source: 'trade show' },
    ],
    [
      'Acme from trade show referred by Globex 50k owner Bob',
      {
        company: 'Acme',
        source: 'trade show',
        referredBy: 'Globex',
        amount: CNY(5_000_000),
        owner: 'Bob',
      },
    ],
    [
      'Acme, referrer: 3M from zhihu, 50k',
      { company: 'Acme', referredBy: '3M', source: 'zhihu', amount: CNY(5_000_000) },
    ],
    [
      '上海某某公司 推荐人 寰宇科技 张三 13800138000 来自知乎',
      {
        company: '上海某某公司',
        referredBy: '寰宇科技',
        contact: '张三',
        phone: '13800138000',
        source: '知乎',
      },
    ],
    [
      '某某公司，转介绍 寰宇科技，5万',
      { company: '某某公司', referredBy: '寰宇科技', amount: CNY(5_000_000) },
    ],
    ['某某公司，由寰宇科技介绍，张三', { company: '某某公司', referredBy: '寰宇科技', contact: '张三' }],
    [
      '公司：华为 推荐人：寰宇科技 渠道：转介绍',
      { company: '华为', referredBy: '寰宇科技', source: '转介绍' },
    ],
    ['某某公司，来自 转介绍 5万', { company: '某某公司', source: '转介绍', amount: CNY(5_000_000) }],
    [
      'Acme, Jane, referred by Globex, referred by Initech',
      { company: 'Acme', contact: 'Jane', referredBy: 'Globex', need: 'referred by Initech' },
    ],
    ['Acme, from trade show', { company: 'Acme', source: 'trade show' }],
    ['Acme, source: LinkedIn', { company: 'Acme', source: 'LinkedIn' }],
    [
      'Acme, Jane, wants a demo, next week',
      { company: 'Acme', contact: 'Jane', need: 'wants a demo\nnext week' },
    ],
    ['Acme, jane@acme.com, joe@acme.com', { company: 'Acme', email: 'jane@acme.com', need: 'joe@acme.com' }],
    ['3M, Jane, 50k', { company: '3M', contact: 'Jane', amount: CNY(5_000_000) }],
    ['Acme <jane@acme.com>', { company: 'Acme', email: 'jane@acme.com' }],
    ['😀 Café 北京, Zoë', { company: '😀 Café 北京', contact: 'Zoë' }],
    ['شركة أكمي, محمد', { company: 'شركة أكمي', contact: 'محمد' }],
    ['=HYPERLINK("http://x"), Eve', { company: '=HYPERLINK(', contact: 'Eve', need: 'http://x' }],
    ['<!channel> & co', { company: '<!channel> & co' }],
    ['Acme &amp; Sons', { company: 'Acme &amp', contact: 'Sons' }],
  ];

  it.each(table)('%s', async (text, { owner, ...lead }) => {
    const command = await world.read('Amy', `/lead ${text}`);
    const expected = { ...lead, ...(owner === 'Bob' && { owner: world.id('Bob') }) };
    expect(command).toEqual({ kind: 'add-lead', lead: expected });
  });

  it('takes a mention for the owner wherever it stands', async () => {
    const bob = world.id('Bob');
    for (const text of [
      'Acme, owner <@U7>, Jane',
      'Acme <@U7> Jane',
      '<@U7> Acme, Jane',
      'Acme, Jane, 负责人<@U7>',
    ]) {
      const command = await world.read('Amy', `/lead ${text}`, { '<@U7>': 'Bob' });
      expect(command).toMatchObject({ lead: { company: expect.stringContaining('Acme'), owner: bob } });
    }
  });

  it('without a company opens the form with what was typed', async () => {
    expect(await world.read('Amy', '/lead jane@acme.com 50k')).toEqual({
      kind: 'open-form',
      ref: { form: 'lead', text: 'jane@acme.com 50k' },
    });
  });

  it('drops what could not be stored or would turn the text around, and keeps the rest', async () => {
    const command = await world.read('Amy', '/lead Ac\u0000me\u202Egnp\u0007 Ltd\uD800, Ja\u200Bne');
    expect(command).toEqual({ kind: 'add-lead', lead: { company: 'Acmegnp Ltd', contact: 'Jane' } });
  });

  const part = fc.constantFrom(
    'Jane Doe',
    '+86 138 0013 8000',
    'jane@acme.com',
    '50k',
    'from zhihu',
    'referred by Globex',
    'owner Bob',
    '"wants a demo"',
  );
  test.prop([
    fc.shuffledSubarray(
      [
        '+86 138 0013 8000',
        'jane@acme.com',
        '50k',
        'from zhihu',
        'referred by Globex',
        'owner Bob',
        '"wants a demo"',
      ],
      { minLength: 7 },
    ),
    fc.constantFrom(', ', '，', '; ', '、', '\n'),
  ])('understands the parts in any order and with any separator', async (parts, separator) => {
    const command = await world.read('Amy', `/lead ${['Acme Ltd', 'Jane Doe', ...parts].join(separator)}`);
    expect(command).toEqual({
      kind: 'add-lead',
      lead: {
        company: 'Acme Ltd',
        contact: 'Jane Doe',
        phone: '+86 138 0013 8000',
        email: 'jane@acme.com',
        amount: CNY(5_000_000),
        source: 'zhihu',
        referredBy: 'Globex',
        owner: world.id('Bob'),
        need: 'wants a demo',
      },
    });
  });

  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
  test.prop([fc.array(fc.oneof(word, part), { minLength: 1, maxLength: 8 })])(
    'loses no word of what was typed',
    async (words) => {
      const command = await world.read('Amy', `/lead ${words.join(', ')}`);
      const kept = JSON.stringify(command);
      for (const typed of words.filter((one) => /^[A-Z]/.test(one))) expect(kept).toContain(typed);
    },
  );
});
