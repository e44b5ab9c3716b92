import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSubmission } from '../../src/commands/submission.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { DAY } from '../../src/domain/time.ts';
import { World, words } from './world.ts';

const ASSIGN = '/funnel fix @Bob tomorrow 10am review all quotes above 100k';
/** Amy assigns it with this. */
const assign = (world: World) => world.says('Amy', ASSIGN);

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const toDo = async () => {
  const { workspace, now } = await world.context('Ada');
  return world.store.fixes.list(workspace.id, null, { start: 0, end: now + 30 * DAY });
};
const refusal = async (doing: Promise<unknown>): Promise<unknown> => {
  try {
    await doing;
  } catch (error) {
    if (error instanceof RuleError) return [error.code, error.params];
    throw error;
  }
  return null;
};

describe('assigning the fix', () => {
  it('keeps who, what and when, tells the owner, and says so to whoever assigned it', async () => {
    const reply = words(await assign(world));
    expect(reply).toContain('Assigned to Bob, due Wed, Mar 4, 10:00');
    expect(reply).toContain('review all quotes above 100k');
    expect(await toDo()).toMatchObject([
      { owner: world.id('Bob'), by: world.id('Amy'), at: Date.parse('2026-03-04T10:00:00+08:00') },
    ]);
    expect(await world.outbox()).toEqual(['fix-assigned → member']);
  });

  it('is only noted for whoever gives it to themselves', async () => {
    const reply = words(await world.says('Amy', '/funnel fix me tomorrow 10am tidy up'));
    expect(reply).toContain('Noted for you, due Wed, Mar 4, 10:00');
    expect(await world.outbox()).toEqual([]);
  });

  it('is done once for a request that arrives twice', async () => {
    const command = await world.read('Amy', ASSIGN);
    const first = words(await world.does('Amy', command, 'evt-1'));
    expect(words(await world.does('Amy', command, 'evt-1'))).toBe(first);
    expect(await toDo()).toHaveLength(1);
    expect(await world.outbox()).toHaveLength(1);
  });

  it('is refused for a time gone by, for nothing to do, and to a viewer', async () => {
    const to = world.id('Bob');
    const past = { kind: 'assign-fix', to, at: world.clock.now(), text: 'x' } as const;
    expect(await refusal(world.does('Amy', past))).toEqual(['follow-up-in-past', { at: past.at }]);
    const blank = { ...past, at: past.at + DAY, text: '\u200b ' };
    expect(await refusal(world.does('Amy', blank))).toEqual(['text-required', {}]);
    expect(await refusal(world.says('Vic', ASSIGN))).toMatchObject(['forbidden', {}]);
    await expect(world.does('Amy', { ...blank, to: 999, text: 'x' })).rejects.toThrow('member-gone');
    expect(await toDo()).toEqual([]);
  });

  it('reads the form, and says beside the field what is wrong', async () => {
    const context = await world.context('Amy');
    const bob = String(world.id('Bob'));
    const at = '2026-03-05T10:00';
    expect(await readSubmission({ form: 'fix' }, { who: bob, at, fix: 'call\nall' }, context)).toEqual({
      kind: 'assign-fix',
      to: world.id('Bob'),
      at: Date.parse(`${at}:00+08:00`),
      text: 'call\nall',
    });
    const wrong = { who: '', at: '2026-03-01T10:00', fix: ' ' };
    const read = await readSubmission({ form: 'fix' }, wrong, context);
    expect(Object.keys('errors' in read ? read.errors : {}).sort()).toEqual(['at', 'fix', 'who']);
  });

  it('opens the form with what is proposed', async () => {
    const reply = await world.says('Amy', '/funnel fix a better handover');
    expect(reply.kind === 'form' && reply.form.fields).toMatchObject([
      { name: 'who', required: true },
      { name: 'at', value: '2026-03-04T10:00' },
      { name: 'fix', value: 'a better handover' },
    ]);
  });
});

describe('a fix is done', () => {
  const finish = { kind: 'finish-fix', fix: 1 } as const;

  it.each(['Bob', 'Amy', 'Mia', 'Ada'])('when %s says so: owner, assigner, manager, admin', async (name) => {
    await assign(world);
    expect(await world.does(name, finish)).toEqual({
      kind: 'done',
      notice: 'Done: review all quotes above 100k',
    });
    expect(await toDo()).toEqual([]);
  });

  it('not when anybody else does: they read whose it is', async () => {
    await assign(world);
    await world.member('Cleo', 'rep');
    expect(await refusal(world.does('Cleo', finish))).toEqual(['not-your-fix', { owner: world.id('Bob') }]);
    expect(await refusal(world.does('Vic', finish))).toEqual(['not-your-fix', { owner: world.id('Bob') }]);
    expect(await toDo()).toHaveLength(1);
  });

  it('when whoever stands in for its owner says so, on the days they do', async () => {
    await assign(world);
    await world.member('Cleo', 'rep');
    const away = { from: '2026-03-04', to: '2026-03-04', delegate: world.id('Cleo') };
    await world.store.calendar.saveTimeOff(1, world.id('Bob'), away, null);
    expect(await refusal(world.does('Cleo', finish))).toMatchObject(['not-your-fix', {}]);
    world.clock.advance(DAY);
    expect(words(await world.does('Cleo', finish))).toContain('Done');
  });

  it('once: the second press learns when it was', async () => {
    await assign(world);
    await world.says('Bob', '/funnel fix done 1');
    world.clock.advance(5 * 60_000);
    expect(words(await world.does('Amy', finish))).toContain('done 5 min ago');
    await expect(world.does('Amy', { ...finish, fix: 99 })).rejects.toThrow('fix-gone');
  });
});
