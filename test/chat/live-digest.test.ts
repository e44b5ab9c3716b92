import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import { editDeal } from '../../src/domain/deals/edit-deal.ts';
import { planFollowUp } from '../../src/domain/deals/follow-up.ts';
import { moveDeal } from '../../src/domain/deals/move-deal.ts';
import { assignDeal } from '../../src/domain/deals/ownership.ts';
import { revealContact } from '../../src/domain/deals/reveal.ts';
import { snoozeDeal } from '../../src/domain/deals/snooze.ts';
import { undoDeal } from '../../src/domain/deals/undo-deal.ts';
import { DAY } from '../../src/domain/time.ts';
import { decided, identityOf } from '../contracts/store-scene.ts';
import { digestOf } from '../support/digest-of.ts';
import { type Line, startLine } from './line.ts';

let line: Line;
let acme: Deal;
let beta: Deal;

/** Two deals that have stood in their first stage for two weeks, on a digest in the channel. */
beforeEach(async () => {
  line = await startLine(undefined, { asked: true });
  const { amy } = line;
  const contact = { email: 'jane@acme.com' };
  acme = await line.add({
    company: 'Acme',
    owner: amy.id,
    ...contact,
    amount: { minor: 500_000, currency: 'CNY' },
  });
  beta = await line.add({ company: 'Beta', owner: amy.id, amount: { minor: 300_000, currency: 'CNY' } });
  line.clock.advance(14 * DAY);
  await post([acme, beta]);
});
afterEach(async () => {
  expect(await line.end()).toEqual([]);
});

const post = async (deals: readonly Deal[]) => {
  const digest = digestOf(deals, line.clock.now());
  const to = { kind: 'conversation', id: line.channel.id } as const;
  await line.queued({ to, key: null, body: { kind: 'stuck-digest', digest } });
  await line.sender.drained();
};

const shown = (at = 0): string => line.slack.texts('C1')[at] ?? '';

/** The presses of the line that tells of the deal. */
const pressesOf = (company: string) => {
  const found = line.slack
    .at('C1')[0]
    ?.card.body.find((one) => one.type === 'line' && JSON.stringify(one.text).includes(company));
  if (found?.type !== 'line') throw new Error(`no line tells of ${company}`);
  return found.controls
    .flatMap((one) => (one.type === 'menu' ? one.options : [one]))
    .map(({ press }) => press);
};

const snoozed = async () => {
  const deal = await line.commit(snoozeDeal(acme, { until: line.clock.now() + 3 * DAY }, line.context()));
  await line.sender.drained();
  return deal;
};

describe('a digest in a conversation', () => {
  it('shows in place what was done, by whom, and how much of it is done', async () => {
    expect(line.slack.at('C1')[0]?.mentions.size).toBe(1);
    await snoozed();
    expect(shown()).toContain('1 of 2 done');
    expect(shown()).toContain('1 deal is stuck.');
    expect(shown()).toMatch(/✓ #1 Acme · a colleague [^\n]*snoozed/);
    expect(shown()).toContain('1 deal · CN¥3,000');
    expect(pressesOf('Acme')).toEqual([{ kind: 'show-deal', deal: { id: acme.id } }]);
    expect(pressesOf('Beta').length).toBeGreaterThan(3);
    // Nobody is told again.
    expect(line.slack.calls).toEqual(['post C1', 'update C1']);
    expect(line.slack.at('C1')[0]?.mentions.size).toBe(0);
  });

  it('is as it was when that is taken back, and its buttons work on the deal as it is now', async () => {
    const before = shown();
    const deal = await snoozed();
    const undone = await line.commit(
      undoDeal(deal, await line.store.deals.eventsOf(deal.workspace, deal.id, deal.version), line.context()),
    );
    await line.sender.drained();
    expect(shown()).toBe(before);
    expect(pressesOf('Acme')).toContainEqual(
      expect.objectContaining({ kind: 'snooze-deal', expectedVersion: undone.version }),
    );
  });

  it('shows a deal that changed and is still stuck with its present figures, owner and version', async () => {
    const bob = (await line.store.team.requestScope(identityOf('U2', null, { name: 'Bob' }))).member;
    const soon = { at: line.clock.now() + 1, text: '' };
    let deal = await line.commit(
      editDeal(acme, { amount: { minor: 900_000, currency: 'CNY' } }, line.context()),
    );
    deal = await line.commit(assignDeal(deal, { to: bob.id }, line.context()));
    deal = await line.commit(planFollowUp(deal, soon, line.context()));
    line.clock.advance(2);
    await line.sender.drained();
    expect(shown()).toContain('Bob · 1 deal · CN¥9,000');
    expect(shown()).toContain('a colleague · 1 deal · CN¥3,000');
    expect(shown()).toContain('overdue');
    expect(shown()).not.toContain('done');
    expect(pressesOf('Acme')).toContainEqual(
      expect.objectContaining({ kind: 'snooze-deal', expectedVersion: deal.version }),
    );
  });

  it('is left alone by deals that are not on it', async () => {
    await line.notes(await line.commit(createDeal({ company: 'Other' }, line.context())), 'x');
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1']);
  });

  it('is not done by somebody who only looks at the contact', async () => {
    const before = shown();
    await line.commit(revealContact(acme, line.context()));
    await line.sender.drained();
    expect(shown()).toBe(before);
    expect(line.slack.calls).toEqual(['post C1', 'update C1']);
  });

  it('is done when all of it is, the stage that was reached in words', async () => {
    await snoozed();
    const how = { to: 'proposal', override: true, reason: 'known' };
    await line.commit(decided(moveDeal(beta, how, line.context())));
    await line.sender.drained();
    expect(shown()).toContain('2 of 2 done');
    expect(shown()).toContain('Nothing is stuck.');
    expect(shown()).toMatch(/✓ #2 Beta · a colleague [^\n]*Proposal/);
    expect(line.slack.at('C1')[0]?.card.tone).toBe('success');
  });

  it('speaks the language of the conversation', async () => {
    await line.store.conversations.saveLanguage(line.channel.workspace, line.channel.id, 'zh-CN');
    await snoozed();
    expect(shown()).toContain('已处理 1/2');
  });

  it('is never posted again when its message is gone', async () => {
    line.slack.clear('C1');
    await snoozed();
    expect(line.slack.calls).toEqual(['post C1', 'update C1']);
    await line.notes(beta, 'x');
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'update C1']);
    expect(await line.waiting()).toBe(0);
  });

  it('is tried again when the messenger does not answer, and nobody is written to when it refuses', async () => {
    line.slack.next({
      call: 'update',
      fails: new DeliveryError('timeout', { retryable: true, deliveryUnknown: true }),
    });
    await snoozed();
    expect(shown()).not.toContain('done');
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(shown()).toContain('1 of 2 done');
    line.slack.next({ call: 'update', fails: new DeliveryError('not_in_channel') });
    await line.notes(beta, 'x');
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'update C1', 'update C1', 'update C1']);
  });

  it('is history after three days', async () => {
    line.clock.advance(3 * DAY);
    await snoozed();
    expect(line.slack.calls).toEqual(['post C1']);
  });

  it('follows what was done while it was on its way', async () => {
    await line.notes(beta, 'x');
    await line.sender.drained();
    line.clock.advance(1_000);
    // Made before the note, posted after it.
    await post([beta]);
    expect(line.slack.calls.slice(-2)).toEqual(['post C1', 'update C1']);
  });

  it('is kept true when a crash left open whether it arrived', async () => {
    line.slack.next({
      call: 'post',
      arrives: true,
      fails: new DeliveryError('timeout', { retryable: true, deliveryUnknown: true }),
    });
    const gamma = await line.add({ company: 'Gamma' });
    line.clock.advance(14 * DAY);
    await post([gamma]);
    line.clock.advance(1_000);
    await line.sender.drained();
    await line.commit(snoozeDeal(gamma, { until: line.clock.now() + DAY }, line.context()));
    await line.sender.drained();
    expect(line.slack.at('C1')).toHaveLength(2);
    expect(shown(1)).toContain('1 of 1 done');
  });
});
