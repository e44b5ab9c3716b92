import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pressesOf } from '../support/seen-card.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const formsOffered = async (name: string): Promise<string[]> => {
  const reply = await world.says(name, '/funnel members');
  if (reply.kind !== 'card') throw new Error(`a ${reply.kind} came back`);
  return pressesOf(reply.card).flatMap(({ press }) => (press.kind === 'open-form' ? [press.ref.form] : []));
};

describe('who is of the team', () => {
  it.each(['/funnel members', '/funnel role', '/funnel team', '/漏斗 成员', '/漏斗 角色'])(
    '%s tells of everybody what they may do',
    async (line) => {
      const said = words(await world.says('Amy', line));
      expect(said).toMatch(/Ada.*Admin/i);
      expect(said).toMatch(/Mia.*Manager/i);
      expect(said).toMatch(/Vic.*Viewer/i);
    },
  );

  it('offers what whoever reads may change, and nothing else', async () => {
    expect(await formsOffered('Ada')).toEqual(['role', 'link', 'team', 'time-off', 'language']);
    expect(await formsOffered('Mia')).toEqual(['time-off', 'language']);
    expect(await formsOffered('Amy')).toEqual(['time-off', 'language']);
  });

  it.each([
    ['Amy', '/funnel language', 'Language'],
    ['Ada', '/funnel team @bob', 'Team'],
    ['Ada', '/funnel role @bob', 'Role'],
    ['Ada', '/funnel link', 'two accounts'],
  ])('%s who says %s is asked by a form', async (name, line, title) => {
    const reply = await world.says(name, line);
    expect(reply.kind).toBe('form');
    expect(words(reply)).toMatch(new RegExp(title, 'i'));
  });
});
