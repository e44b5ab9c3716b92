import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandError } from '../../src/commands/error.ts';
import { World } from '../commands/world.ts';
import { COMMANDS } from './commands.ts';

const PEOPLE = ['Ada', 'Mia', 'Amy', 'Bob', 'Vic', '王伟', '小李'];
let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.says('Amy', '/lead Acme Ltd, Jane Doe, 50k');
  await world.says('Amy', '/lead 蓝海科技，王伟，5万');
  await world.member('王伟', 'rep');
  await world.member('小李', 'rep');
});
afterAll(() => world.close());

/** As the corpus writes it. */
const read = async (typed: string): Promise<string> => {
  try {
    return JSON.stringify(await world.read('Amy', typed), (key: string, value: unknown) => {
      if (typeof value !== 'number') return value;
      if (['to', 'owner', 'member'].includes(key))
        return `@${PEOPLE.find((name) => world.id(name) === value) ?? value}`;
      const inShanghai = new Date(value + 8 * 60 * 60 * 1000);
      return ['at', 'until'].includes(key) ? inShanghai.toISOString().slice(0, 16) : value;
    });
  } catch (error) {
    if (error instanceof CommandError) return ['ask', error.code, ...error.lines].join(' | ');
    throw error;
  }
};

describe('commands as they are typed', () => {
  it.each(COMMANDS)('%s', async (typed, expected) => {
    expect(await read(typed)).toBe(expected);
  });

  it('never become a deed by a slip of the keys', async () => {
    const deeds = ['won', 'lost', 'closed', 'reopen', 'undo', 'resume', 'duplicate'];
    const lines = deeds.flatMap((word) => slips(word).map((slip) => `/deal 1 ${slip} 48000`));
    for (const line of lines) {
      const said = await read(line);
      for (const offered of said.split(' | ').slice(2))
        expect([line, /^\/deal 1 (?:won|lost|win|lose|reopen|undo|resume|close)/u.test(offered)]).toEqual([
          line,
          false,
        ]);
      expect([line, /"kind":"(?:win|lose|reopen|undo)-deal"/u.test(said)]).toEqual([line, false]);
    }
  });

  it('take every line that is offered instead', async () => {
    for (const [, expected] of COMMANDS) {
      for (const line of expected.startsWith('ask') ? expected.split(' | ').slice(2) : [])
        expect([line, (await read(line)).split(' | ')[1]]).not.toEqual([line, 'command-unknown']);
    }
  });
});

/** Two letters swapped, or one left out, twice or wrong; words of their own are left out. */
const slips = (word: string): string[] => {
  const made = [...word].flatMap((letter, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    `${word.slice(0, at)}q${word.slice(at + 1)}`,
    word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2),
  ]);
  return [...new Set(made)].filter((slip) => slip !== word && !WORDS.has(slip));
};

const WORDS: ReadonlySet<string> = new Set(['close', 'closed', 'undo', 'won', 'lost', 'reopen', 'resume']);
