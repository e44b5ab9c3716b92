import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import { createDispatcher } from '../../src/chat/dispatch.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import type { Member } from '../../src/domain/team/member.ts';
import { HOUR } from '../../src/domain/time.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { OF_THE_TEAM } from '../support/of-the-team.ts';
import { controlsOf } from './controls.ts';
import { type Line, startLine } from './line.ts';

const REFUSED = new DeliveryError('not_in_channel');

let line: Line;
let bob: Member;
let deal: Deal;
beforeEach(async () => {
  line = await startLine(undefined, { asked: true });
  bob = (await line.store.team.requestScope(identityOf('U-bob'))).member;
  deal = await line.add({ company: 'Acme' });
});
afterEach(async () => {
  expect(await line.end()).toEqual([]);
});

/** Bob changes the deal, whose card is shown in the channel. */
const bobNotes = async (text: string): Promise<void> => {
  const change = touchDeal(deal, { channel: 'note', text }, line.context(bob));
  deal = await line.commit({ ...change, showIn: [line.channel.id] });
};
const presses = (press: unknown) =>
  createDispatcher({ ...line, observe: () => {}, ...OF_THE_TEAM }).dispatch({
    kind: 'press',
    who: identityOf('U-bob', 'D-bob', { conversation: { external: 'D-bob', kind: 'direct' } }),
    key: null,
    press,
  });
const retryOf = (index: number) => {
  const told = line.slack.at('U-bob')[index];
  return told === undefined ? [] : controlsOf(told.card);
};

describe('a message that is refused for good', () => {
  it('is told to who caused it, with the code, what helps, and a Retry that sends it', async () => {
    line.slack.next({ to: 'C1', fails: REFUSED });
    await bobNotes('hello');
    await line.sender.drained();
    expect(line.slack.texts('U-bob')).toHaveLength(1);
    expect(line.slack.texts('U-bob').join()).toMatch(/not_in_channel.*C1.*\/invite/s);
    expect(line.slack.texts('U1')).toEqual([]);
    const [retry] = retryOf(0);
    expect(retry?.label).toBe('Retry');
    expect(await presses(retry?.press)).toMatchObject({ kind: 'done' });
    await line.sender.drained();
    expect(line.slack.texts('C1').join()).toContain('hello');
    // A second press has nothing left to do.
    expect(await presses(retry?.press)).toMatchObject({ kind: 'refusal' });
    await line.sender.drained();
    expect(line.slack.at('C1')).toHaveLength(1);
  });

  it('is told again when Retry fails too', async () => {
    line.slack.next({ to: 'C1', fails: REFUSED }, { to: 'C1', fails: REFUSED });
    await bobNotes('hello');
    await line.sender.drained();
    await presses(retryOf(0)[0]?.press);
    await line.sender.drained();
    expect(line.slack.at('U-bob')).toHaveLength(2);
    await presses(retryOf(1)[0]?.press);
    await line.sender.drained();
    expect(line.slack.at('C1')).toHaveLength(1);
  });

  it('is not kept from going by its age when somebody presses Retry', async () => {
    line.slack.next({ to: 'C1', fails: REFUSED });
    await bobNotes('hello');
    await line.sender.drained();
    line.clock.advance(48 * HOUR);
    line.slack.next({
      to: 'C1',
      fails: new DeliveryError('ratelimited', { retryable: true, retryAfterMs: 1_000 }),
    });
    await presses(retryOf(0)[0]?.press);
    await line.sender.drained();
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.at('C1')).toHaveLength(1);
    expect(line.slack.at('U-bob')).toHaveLength(1);
  });

  it('lets those behind it go on', async () => {
    line.slack.next({ to: 'C1', fails: REFUSED });
    await line.says('refused');
    await line.says('behind');
    await line.sender.drained();
    expect(line.slack.texts('C1').join()).toContain('behind');
  });

  it('is told to an admin where it is about no deal', async () => {
    line.slack.next({ to: 'C1', fails: REFUSED });
    await line.says('refused');
    await line.sender.drained();
    expect(line.slack.texts('U1').join()).toContain('not_in_channel');
    expect(line.slack.texts('U-bob')).toEqual([]);
  });

  it('is told to an admin where the bot itself changed the deal', async () => {
    const change = touchDeal(deal, { channel: 'note', text: 'x' }, line.context(null));
    line.slack.next({ to: 'C1', fails: REFUSED });
    await line.commit({ ...change, showIn: [line.channel.id] });
    await line.sender.drained();
    expect(line.slack.texts('U1').join()).toContain('not_in_channel');
  });

  it('tells nobody when it was a direct message, the one that tells included', async () => {
    line.slack.next({ to: 'C1', fails: REFUSED }, { to: 'U1', fails: new DeliveryError('user_not_found') });
    await line.says('refused');
    await line.sender.drained();
    const { conversation } = await line.store.team.requestScope(
      identityOf('U1', null, { conversation: { external: 'D1', kind: 'direct' } }),
    );
    line.slack.next({ to: 'D1', fails: REFUSED });
    const to = { kind: 'conversation', id: conversation?.id ?? 0 } as const;
    await line.queued({ to, key: null, body: { kind: 'deal-card' } }, deal);
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'post U1', 'post D1']);
    expect(await line.waiting()).toBe(0);
  });
});

describe('a messenger that is not configured at the moment', () => {
  it('gets its messages, to channels and to people, when it is again', async () => {
    const without = line.senderOf(line.store, []);
    await line.says('to the channel');
    await line.queued(
      { to: { kind: 'member', id: bob.id }, key: null, body: { kind: 'assigned', by: null } },
      deal,
    );
    await without.drained();
    await without.stop();
    expect(await line.waiting()).toBe(2);
    line.clock.advance(HOUR);
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'post U-bob']);
  });
});
