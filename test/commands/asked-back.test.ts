import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandError } from '../../src/commands/error.ts';
import { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  await world.says('Amy', '/lead Acme');
});
afterEach(() => world.close());

const refused = async (line: string): Promise<CommandError> => {
  const error = await world.read('Mia', line).catch((thrown: unknown) => thrown);
  if (error instanceof CommandError) return error;
  throw new Error(`${line} was understood`);
};

/** Said on a Tuesday at ten; what the buttons say, and what comes of each. */
const DOUBTFUL: readonly [line: string, code: string, lines: readonly string[]][] = [
  [
    '/deal 1 follow tuesday call',
    'date-doubtful',
    ['/deal 1 follow 2026-03-03 call', '/deal 1 follow 2026-03-10 call'],
  ],
  [
    '/商机 1 跟进 周二 打电话',
    'date-doubtful',
    ['/商机 1 跟进 2026-03-03 打电话', '/商机 1 跟进 2026-03-10 打电话'],
  ],
  [
    '/deal 1 follow tomorrow at 7 call',
    'date-doubtful',
    ['/deal 1 follow tomorrow 07:00 call', '/deal 1 follow tomorrow 19:00 call'],
  ],
  [
    '/deal 1 follow tomorrow call back at 3pm',
    'time-left-over',
    ['/deal 1 follow tomorrow at 3pm call back'],
  ],
  ['/商机 1 跟进 明天 给他打电话 下午3点', 'time-left-over', ['/商机 1 跟进 明天 下午3点 给他打电话']],
  ['/deal 1 follow tomorrow call him on friday', 'time-left-over', []],
  [
    '/deal 1 wait contract friday the 14th',
    'date-doubtful',
    ['/deal 1 wait contract 2026-03-14', '/deal 1 wait contract 2026-03-06'],
  ],
  [
    '/funnel away @amy @bob next week',
    'whose-leave',
    ['/funnel away @amy next week by @bob', '/funnel away @bob next week by @amy'],
  ],
  [
    '/漏斗 请假 @amy 3.9-3.11 @bob',
    'whose-leave',
    ['/漏斗 请假 @amy 3.9-3.11 by @bob', '/漏斗 请假 @bob 3.9-3.11 by @amy'],
  ],
  ['/funnel away 3 days', 'days-from-when', []],
  ['/deal 1 follow soon call', 'time-vague', []],
  ['/商机 1 跟进 过几天 打电话', 'time-vague', []],
];

describe('What can be two things is asked back, nothing is done, and each reading is one press away', () => {
  it.each(DOUBTFUL)('%s', async (line, code, lines) => {
    const error = await refused(line);
    expect(error.code).toBe(code);
    expect(error.lines).toEqual(lines);
    const read = await Promise.all(
      error.lines.map((one) => world.pressed('Mia', { kind: 'say', line: one })),
    );
    // Two readings are two commands.
    expect(new Set(read.map((command) => JSON.stringify(command))).size).toBe(lines.length);
    expect((await world.deal(1)).version).toBe(1);
  });

  it('with the names of those who were mentioned', async () => {
    const error = await world
      .read('Mia', '/funnel away <@A> <@B> next week', { '<@A>': 'Amy', '<@B>': 'Bob' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      lines: ['/funnel away @Amy next week by @Bob', '/funnel away @Bob next week by @Amy'],
    });
  });
});
