import { fc, test } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanText } from '../../src/commands/clean-text.ts';
import { CommandError } from '../../src/commands/error.ts';
import { command } from '../support/command-schema.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const commandOrRefusal = async (text: string) => {
  try {
    return await world.read('Amy', text);
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
};

describe('any text', () => {
  const word = fc.constantFrom(
    ...'/lead /deal /funnel link unlink 关联 feishu: 飞书:王 bob@acme.com 线索 商机 漏斗 12 #7 move 推进 won 赢单 lost note follow 跟进 wait snooze assign edit list mine pool stuck'.split(
      ' ',
    ),
    ...'stage: owner: source: older:7d proposal next back tomorrow 10am 明天 下午3点 3d 5万 ¥50,000 1e309 -5 五万 price @bob , ， 、 ; " “ ”'.split(
      ' ',
    ),
    ...[
      '\u0000',
      '\u202E',
      '\uD800',
      '\n',
      '😀',
      'شركة',
      '<!channel>',
      '<@U1>',
      '&amp;',
      '=HYPERLINK("x")',
      '%s',
      '__proto__',
      'constructor',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 14 })
      .map((words) => words.join(' ')),
    fc
      .tuple(
        fc.constantFrom('/lead ', '/deal 12 ', '/deal list ', '/funnel ', '/商机 12 '),
        fc.array(word, { maxLength: 10 }),
      )
      .map(([head, words]) => head + words.join(' ')),
  );

  test.prop([text], { numRuns: 1000 })(
    'becomes a valid command or a refusal with an example, never a crash',
    async (typed) => {
      const read = await commandOrRefusal(typed);
      if (read instanceof CommandError) {
        expect(read.example).not.toBeNull();
        expect(JSON.stringify(read.params).length).toBeLessThan(2000);
      } else expect(command.safeParse(read).success).toBe(true);
    },
  );

  const KILOBYTES = 100 * 1024;
  const filled = (piece: string) => piece.repeat(Math.ceil(KILOBYTES / piece.length));
  const pieces = [
    'a',
    '1',
    ' ',
    ',',
    '"',
    '五',
    '万',
    '😀',
    '٣',
    '\u0000',
    'a ',
    '1,',
    '1 ',
    '(1',
    'a@',
    'a.',
    '¥1',
    '来自',
    'owner ',
    'source: ',
    '"a',
    '\n',
    '<',
    '-',
    '1d ',
  ];

  it.each(pieces)('100 KB of %j is refused at once', async (piece) => {
    for (const head of [
      '/lead ',
      '/deal 12 note ',
      '/deal 12 follow ',
      '/deal 12 won ',
      '/deal list ',
      '/funnel ',
      '',
    ]) {
      expect(await commandOrRefusal(head + filled(piece))).toMatchObject({ code: 'too-long' });
    }
  });

  it.each(pieces)('the longest text of %j that is read is read quickly', async (piece) => {
    const began = process.cpuUsage();
    for (const head of [
      '/lead ',
      '/deal 12 note ',
      '/deal 12 follow ',
      '/deal 12 wait ',
      '/deal 12 move ',
      '/deal 12 won ',
      '/deal 12 lost ',
      '/deal 12 edit ',
      '/deal list ',
      '/funnel ',
      '/deal ',
      '',
    ]) {
      await commandOrRefusal((head + filled(piece)).slice(0, 4000));
    }
    // Twelve texts; a regular expression gone quadratic takes seconds, of this process however busy the machine is.
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
  });
});

describe('cleaning', () => {
  it('takes out what no one can see or a database cannot keep, and keeps newlines, emoji and right-to-left text', () => {
    expect(cleanText('  a\u0000b\u0007\r\nc\td\u00A0e\u202Ef\u2066g\uFEFF\uE000\uD800h  ')).toBe(
      'ab\nc d efgh',
    );
    expect(cleanText('👩‍👩‍👧 محمد \u200Fx')).toBe('👩‍👩‍👧 محمد \u200Fx');
  });

  test.prop([fc.string({ unit: 'binary' })])('twice is the same as once', (typed) => {
    expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
  });
});
