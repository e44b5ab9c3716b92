import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import { homeCardFor } from '../../src/commands/team/home.ts';
import { DAY } from '../../src/domain/time.ts';
import { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const home = async (name: string) => homeCardFor(await world.context(name));

describe('a person’s own page', () => {
  it('shows what they are to fix, whenever it is due, until it is done, and nothing of others', async () => {
    const { workspace } = await world.context('Amy');
    const now = world.clock.now();
    const fix = { owner: world.id('Amy'), at: now + 30 * DAY, by: world.id('Mia'), createdAt: now };
    const added = await world.store.fixes.add(workspace.id, { ...fix, text: 'review the quotes' }, null);
    const card = await home('Amy');
    expect(plainText(card)).toContain('To fix (1)\nreview the quotes');
    const presses = card.body.flatMap((one) =>
      one.type === 'line'
        ? one.controls.flatMap((control) => (control.type === 'button' ? [control.press] : []))
        : [],
    );
    expect(presses).toEqual([{ kind: 'finish-fix', fix: added.id }]);
    expect(plainText(await home('Bob'))).not.toContain('To fix');
    await world.does('Amy', { kind: 'finish-fix', fix: added.id });
    expect(plainText(await home('Amy'))).not.toContain('To fix');
  });
});
