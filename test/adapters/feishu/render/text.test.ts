import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { markdown, textMessage } from '../../../../src/adapters/feishu/render/escape.ts';
import { bold, markdownOf, markup } from '../../../../src/adapters/feishu/render/text.ts';
import { readable } from '../../../support/seen-feishu-cards.ts';

const NOBODY = new Map<number, string>();

describe('Text from people in Feishu’s markdown', () => {
  it.each([
    ['<at id=all></at>', '&#60;at id=all&#62;&#60;/at&#62;'],
    ['&#60;at id=all&#62;', '&#38;&#35;60;at id=all&#38;&#35;62;'],
    ['*bold* _it_ ~~no~~ `code`', '&#42;bold&#42; &#95;it&#95; &#126;&#126;no&#126;&#126; &#96;code&#96;'],
    ['[here](https://x.y)', '&#91;here&#93;(https://x.y)'],
    ['![pic](img_v3)', '&#33;&#91;pic&#93;(img&#95;v3)'],
    [':DONE: at 10:00: go', '&#58;DONE: at 10&#58;00: go'],
    ['# head', '&#35; head'],
    ['- list\n  + more\n1. one\n---', '&#45; list<br> &#43; more<br>1&#46; one<br>&#45;--'],
    ['a - b, 1.5 and 2026-03-01', 'a - b, 1.5 and 2026-03-01'],
    ['    code', ' code'],
    ['a\u0000b\u0007c\u202ed', 'abcd'],
    ['a\ud800b', 'ab'],
    ['第一行\n第二行\r\n第三行', '第一行<br>第二行<br>第三行'],
  ])('shows %j as it is', (text, shown) => {
    expect(markdown(text)).toBe(shown);
  });

  test.prop([fc.string({ unit: 'binary' })])('holds no markup but line ends whatever was typed', (text) => {
    expect(
      markdown(text)
        .replaceAll('<br>', '')
        .replace(/&#\d+;/g, ''),
    ).not.toMatch(/[<>*_~`[\]\\|$#!&\n]/);
  });

  test.prop([fc.string({ unit: fc.constantFrom('<', '&', '#60;', '*', 'a', '值', ' ', ':', 'OK', '-') })])(
    'reads as it was typed',
    (text) => {
      expect(readable(markdown(`x${text}x`))).toBe(`x${text}x`);
    },
  );

  it('sets off what is bold wherever it begins and ends', () => {
    const spans = ['负责人', { bold: ' 云启\n科技 ' }, 'x', { bold: '[A]' }, { quiet: ' <b>' }];
    expect(markup(spans, NOBODY)).toBe(
      "负责人**云启 科技**x**\u200b&#91;A&#93;\u200b**<font color='grey'> &#60;b&#62;</font>",
    );
    expect(bold('  ')).toBe('');
  });

  test.prop([
    fc.array(
      fc.oneof(
        fc.constantFrom('<at id=all>', '&&&&', '👩‍👩‍👧'),
        fc.record({ bold: fc.constantFrom('***', 'x') }),
        fc.record({ member: fc.constant(7), name: fc.constant('李雷'), mention: fc.boolean() }),
      ),
      { maxLength: 12 },
    ),
    fc.integer({ min: 2, max: 40 }),
  ])('is cut visibly, and never inside an entity, a tag or a character', (text, max) => {
    const { content } = markdownOf(text, new Map([[7, 'ou_7']]), max);
    expect(content.replace(/<at id=ou_7><\/at>|&#\d+;|\*\*/g, '')).not.toMatch(/[&<>*]/);
    expect(content).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    const whole = markdownOf(text, new Map([[7, 'ou_7']])).content;
    expect(content === whole || content.includes('…')).toBe(true);
  });

  it('never is markup in a text message, which has no escape', () => {
    expect(textMessage('<at user_id="all">x</at> [a](https://b) 值')).toBe(
      '＜at user_id="all">x＜/at> [a]\u200b(https://b) 值',
    );
  });
});
