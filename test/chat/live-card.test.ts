import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { digestOf } from '../support/digest-of.ts';
import { gate } from '../support/scripted-adapter.ts';
import { type Line, startLine } from './line.ts';

let line: Line;
beforeEach(async () => {
  line = await startLine(undefined, { asked: true });
});
afterEach(async () => {
  expect(await line.end()).toEqual([]);
});

describe('the live card of a deal', () => {
  it('is one message that ten changes in a row leave with the last version on it', async () => {
    let deal = await line.add({ company: 'Acme' });
    deal = await line.notes(deal, 'shown', true);
    await line.sender.drained();
    const { opened, open } = gate();
    line.slack.next({ before: opened });
    deal = await line.notes(deal, 'change 1');
    const drained = line.sender.drained();
    await vi.waitUntil(() => line.slack.calls.includes('update C1'));
    for (let n = 2; n <= 10; n += 1) deal = await line.notes(deal, `change ${n}`);
    open();
    await drained;
    await line.sender.drained();
    expect(line.slack.texts('C1')).toHaveLength(1);
    expect(line.slack.texts('C1').join()).toContain('change 10');
    expect(line.slack.calls).toEqual(['post C1', 'update C1', 'update C1']);
    expect(await line.store.posts.list(deal.workspace, deal.id)).toMatchObject([{ version: deal.version }]);
  });

  it('is posted anew when its message is gone, and the old one is forgotten', async () => {
    let deal = await line.notes(await line.add({ company: 'Acme' }), 'shown', true);
    await line.sender.drained();
    const [old] = await line.store.posts.list(deal.workspace, deal.id);
    line.slack.clear('C1');
    deal = await line.notes(deal, 'again');
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'update C1', 'post C1']);
    const [fresh, ...others] = await line.store.posts.list(deal.workspace, deal.id);
    expect(others).toEqual([]);
    expect(fresh).toMatchObject({ messageId: line.slack.at('C1')[0]?.id, version: deal.version });
    expect(fresh?.messageId).not.toBe(old?.messageId);
    await line.notes(deal, 'on the fresh one');
    await line.sender.drained();
    expect(line.slack.texts('C1').join()).toContain('on the fresh one');
  });

  it('is posted once even when the fresh post behind a gone one has an unknown fate', async () => {
    const deal = await line.notes(await line.add({ company: 'Acme' }), 'shown', true);
    await line.sender.drained();
    line.slack.clear('C1');
    line.slack.next({
      call: 'post',
      arrives: true,
      fails: new DeliveryError('timeout', { retryable: true, deliveryUnknown: true }),
    });
    await line.notes(deal, 'again');
    await line.sender.drained();
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.calls.slice(1)).toEqual(['update C1', 'post C1', 'find C1', 'update C1']);
    expect(line.slack.at('C1')).toHaveLength(1);
  });

  it('stands in each conversation that shows it, in the language of the team', async () => {
    const other = await line.channelId('C2');
    const { member } = await line.store.team.requestScope(identityOf('U1'));
    await line.store.team.saveMember(member.workspace, member.id, { language: 'zh-CN' });
    const deal = await line.notes(await line.add({ company: 'Acme' }), 'shown', true);
    await line.queued(
      { to: { kind: 'conversation', id: other }, key: null, body: { kind: 'deal-card' } },
      deal,
    );
    await line.sender.drained();
    await line.notes(deal, 'everywhere');
    await line.sender.drained();
    for (const place of ['C1', 'C2']) {
      expect(line.slack.texts(place)).toHaveLength(1);
      expect(line.slack.texts(place).join()).toContain('everywhere');
      expect(line.slack.texts(place).join()).toContain('New lead');
    }
  });
});

describe('a digest', () => {
  it('mentions members by the id they have where it is posted', async () => {
    const { store, workspace, amy } = line;
    const bob = (await store.team.requestScope(identityOf('U2'))).member;
    // Known on another messenger only: named, not mentioned.
    const zoe = (
      await store.team.requestScope(identityOf('P-zoe', null, { platform: 'playground', tenant: 'local' }))
    ).member;
    const deals = [];
    for (const { id } of [amy, bob, zoe, amy]) deals.push(await line.add({ company: 'Acme', owner: id }));
    const digest = digestOf(deals);
    expect(zoe.workspace).toBe(workspace.id);
    await line.queued({
      to: { kind: 'conversation', id: line.channel.id },
      key: null,
      body: { kind: 'stuck-digest', digest },
    });
    await line.sender.drained();
    expect(line.slack.at('C1')[0]?.mentions).toEqual(
      new Map([
        [amy.id, 'U1'],
        [bob.id, 'U2'],
      ]),
    );
  });
});

describe('a direct message', () => {
  it("goes to the member's account in the member's language", async () => {
    const { member } = await line.store.team.requestScope(identityOf('U-wei', 'C1', { name: 'Wei' }));
    await line.store.team.saveMember(member.workspace, member.id, { language: 'zh-CN' });
    const deal = await line.add({ company: 'Acme' });
    const to = { kind: 'member', id: member.id } as const;
    await line.queued({ to, key: null, body: { kind: 'assigned', by: line.amy.id } }, deal);
    await line.sender.drained();
    expect(line.slack.texts('U-wei').join()).toMatch(/\p{Script=Han}/u);
  });
});
