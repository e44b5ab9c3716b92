import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decodeText, withoutCall } from '../../../../src/adapters/slack/inbound/decode-text.ts';
import { escaped, mrkdwn, unescaped } from '../../../../src/adapters/slack/render/escape.ts';
import { bold, cutMarkup, markup } from '../../../../src/adapters/slack/render/text.ts';
import { cut } from '../../../../src/lib/text.ts';

describe('Text from people in Slack’s markup', () => {
  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['&amp;', '&amp;amp;'],
    ['*bold* _it_ ~no~ `code`', '∗bold* ˍit_ ∼no~ ˋcodeˋ'],
    ['john_doe 138****8000 5*3', 'john_doe 138****8000 5*3'],
    [':tada: at 10:00: go', '∶tada: at 10:00: go'],
    ['> quote', '\u200b&gt; quote'],
    ['a > b', 'a &gt; b'],
    ['a\u0000b\u0007c\u202ed', 'abcd'],
    ['第一行\n第二行\tend', '第一行\n第二行\tend'],
  ])('shows %j as it is', (text, shown) => {
    expect(mrkdwn(text)).toBe(shown);
  });

  test.prop([fc.string({ unit: 'binary' })])('holds no markup whatever was typed', (text) => {
    expect(mrkdwn(text)).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
  });

  test.prop([fc.string()])('comes back from Slack as it was typed', (text) => {
    const clean = text.replaceAll('\u007f', '');
    expect(unescaped(escaped(clean))).toBe(clean);
    expect(decodeText(escaped(clean)).text).toBe(clean);
  });

  test.prop([
    fc.string({ unit: fc.constantFrom('&amp;', '&lt;', '<@U123>', 'a', '值', '👩‍👩‍👧') }),
    fc.integer({ min: 2, max: 40 }),
  ])('is cut visibly, and never inside an entity, a mention or a character', (text, max) => {
    const short = cutMarkup(text, max);
    expect(short.length).toBeLessThanOrEqual(max);
    expect(short.replaceAll(/&(amp|lt);|<@U123>/g, '')).not.toMatch(/[&<]/);
    expect(short === text || short.endsWith('…')).toBe(true);
    expect(cut(text, max)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('mentions people only by the ids that are given', () => {
    const mentions = new Map([[7, 'U7']]);
    expect(
      markup(
        [{ member: 7, name: 'Bob', mention: true }, ' ', { member: 8, name: '<@U8>', mention: true }],
        mentions,
      ),
    ).toBe('<@U7> &lt;@U8&gt;');
    expect(markup([{ member: 7, name: 'Bob', mention: false }], mentions)).toBe('Bob');
  });

  it('sets off what is bold, also inside Chinese', () => {
    expect(markup([{ bold: ' 云启\n科技 ' }, '负责人'], new Map())).toBe('*云启 科技*\u200b负责人');
    expect(markup(['#12', { bold: 'Acme' }, ' · 5万'], new Map())).toBe('#12\u200b*Acme* · 5万');
    expect(bold('  ')).toBe('');
  });
});

describe('Text from Slack', () => {
  it('is what was typed, with people as tokens', () => {
    expect(
      decodeText(
        'Acme &amp; Co <@U1|bob> <@W2> <#C1|deals> <#C2> <mailto:a@b.c|a@b.c> <tel:+86138|+86 138> <https://x.y|x.y> <https://z>',
      ),
    ).toEqual({
      text: 'Acme & Co <@U1> <@W2> #deals #C2 a@b.c +86 138 x.y https://z',
      mentions: [
        { token: '<@U1>', user: 'U1', name: 'bob' },
        { token: '<@W2>', user: 'W2', name: null },
      ],
    });
  });

  it('turns special mentions into words', () => {
    expect(decodeText('<!channel> <!here|here> <!subteam^S1|@sales> <!date^1^{date}|Monday>').text).toBe(
      '@channel here @sales Monday',
    );
  });

  it('drops the mention that called the bot, and only that', () => {
    expect(withoutCall('<@U0BOT> deal 12 <@U1>')).toBe('deal 12 <@U1>');
    expect(withoutCall('  <@U0BOT|funnelbot>：/lead')).toBe('/lead');
    expect(withoutCall('deal <@U1>')).toBe('deal <@U1>');
    expect(withoutCall('<!here> <@U0BOT> deal 12')).toBe('deal 12');
  });

  it.each([
    ['<@U0BOT> deal 12 <@U1>', 'deal 12 <@U1>'],
    ['<@U1> <@U0BOT> deal 12', '<@U1> deal 12'],
    ['<!channel> <@U0BOT|funnelbot>：/lead Acme', '/lead Acme'],
    ['<@U0BOT> <!here> /lead Acme', '/lead Acme'],
    ['deal 12 note <@U0BOT> sent it', 'deal 12 note sent it'],
    ['deal 12 note sent<@U0BOT> it, <@U0BOT>', 'deal 12 note sent it'],
    ['<!here> deal 12', '<!here> deal 12'],
    ['deal 12 assign <@U0BOTS>', 'deal 12 assign <@U0BOTS>'],
  ])('drops it at any place of a line once it knows who it is: %j', (raw, said) => {
    expect(withoutCall(raw, 'U0BOT')).toBe(said);
  });
});
