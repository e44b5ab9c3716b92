import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cards/kit/command.ts';
import { CommandError } from '../../src/commands/error.ts';
import { pressesOf } from '../support/seen-card.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  await world.says('Amy', '/lead Acme');
  await world.says('Bob', '/lead Globex');
  await world.says('Amy', '/lead Initech');
});
afterEach(() => world.close());

/** The button below what is shown first. */
const yes = async (name: string, line: string): Promise<Command> => {
  const reply = await world.says(name, line);
  if (reply.kind !== 'card') throw new Error(`a ${reply.kind} came back`);
  const press = pressesOf(reply.card)
    .map(({ press }) => press)
    .find(({ kind }) => kind === 'for-several');
  if (press === undefined || press.kind === 'say') throw new Error('nothing to say yes to');
  return press;
};

const owners = async () => {
  const deals = await Promise.all([1, 2, 3].map((number) => world.deal(number)));
  return deals.map(({ owner }) => owner);
};

describe('one line about several deals', () => {
  it.each([
    '/deal 1,2,3 assign @mia',
    '/deal 1 2 3 assign @mia',
    '/deal #1 #2 #3 assign @mia',
    '/deal 1, 2 and 3 assign @mia',
    '/商机 1、2和3 分配 @mia',
    '/商机 1，2，3，2 分配 @mia',
  ])('%s shows them first, and does it when that is confirmed', async (line) => {
    const before = await owners();
    const press = await yes('Mia', line);
    expect(await owners()).toEqual(before);
    const done = words(await world.does('Mia', press));
    expect(done).toContain('3 of 3');
    expect(await owners()).toEqual([world.id('Mia'), world.id('Mia'), world.id('Mia')]);
  });

  it('asks for each whether they may, and does the others', async () => {
    const press = await yes('Amy', '/deal 1,2,3 note called twice');
    const done = words(await world.does('Amy', press));
    expect(done).toContain('2 of 3');
    expect(done).toMatch(/#2 Globex.*⚠.*Bob/);
    expect((await world.deal(1)).version).toBe(2);
    expect((await world.deal(2)).version).toBe(1);
    expect((await world.deal(3)).version).toBe(2);
  });

  it('says of one that is not there, and of one that has to be asked about, and does the others', async () => {
    const press = await yes('Mia', '/deal 1,9 lost price');
    expect(words(await world.does('Mia', press))).toMatch(/1 of 2[\s\S]*9/);
    const moves = await yes('Mia', '/deal 2,3 move proposal');
    const asked = words(await world.does('Mia', moves));
    expect(asked).toContain('0 of 2');
    expect((await world.deal(2)).stage).toBe('new');
  });

  it('pressed twice as one request is done once', async () => {
    const press = await yes('Mia', '/deal 1,3 note budget approved');
    await world.does('Mia', press, 'the same');
    await world.does('Mia', press, 'the same');
    expect([(await world.deal(1)).version, (await world.deal(3)).version]).toEqual([2, 2]);
  });

  it.each([
    ['/deal 41,42 assign @bob', 'deal-not-found'],
    [`/deal ${Array.from({ length: 21 }, (_, at) => at + 1).join(',')} assign @bob`, 'too-many-deals'],
    ['/deal 1,2 move', 'several-needs-all'],
    ['/deal 1,2 assign @nobody', 'member-unknown'],
  ])('%s is refused', async (line, code) => {
    await expect(world.says('Mia', line)).rejects.toMatchObject({ code });
  });

  it('cannot carry what is not about one deal, or is only looked at', async () => {
    for (const command of [{ kind: 'set-role', member: 1, role: 'admin' }, { kind: 'show-help' }, null]) {
      const press: unknown = { kind: 'for-several', numbers: [1, 2], command, sure: true };
      await expect(world.does('Ada', press as Command)).rejects.not.toBeInstanceOf(CommandError);
    }
  });
});
