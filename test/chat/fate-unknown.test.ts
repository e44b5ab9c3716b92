import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import { HOUR } from '../../src/domain/time.ts';
import { gate } from '../support/scripted-adapter.ts';
import { type Line, startLine } from './line.ts';

const TIMEOUT = new DeliveryError('timeout', { retryable: true, deliveryUnknown: true });
const LIMITED = new DeliveryError('ratelimited', { retryable: true, retryAfterMs: 1_000 });
const LEASE = 60_000;

let line: Line;
beforeEach(async () => {
  line = await startLine(undefined, { asked: true });
});
afterEach(async () => {
  expect(await line.end()).toEqual([]);
});

describe('a message of which nobody knows whether it arrived', () => {
  it('is looked for and, where it is found, not sent again', async () => {
    line.slack.next({ fails: TIMEOUT, arrives: true });
    await line.says('x');
    await line.sender.drained();
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'find C1']);
    expect(await line.waiting()).toBe(0);
  });

  it('is sent again where it is not found', async () => {
    line.slack.next({ fails: TIMEOUT });
    await line.says('x');
    await line.sender.drained();
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'find C1', 'post C1']);
  });

  it('is still looked for first when the look itself was refused', async () => {
    line.slack.next({ fails: TIMEOUT, arrives: true }, { call: 'find', fails: LIMITED });
    await line.says('x');
    for (let turn = 0; turn < 3; turn += 1) {
      await line.sender.drained();
      line.clock.advance(5_000);
    }
    expect(line.slack.calls).toEqual(['post C1', 'find C1', 'find C1']);
    expect(await line.waiting()).toBe(0);
  });

  it('is looked for when the process that took it died', async () => {
    await line.says('arrived');
    await line.says('not arrived', 'C2');
    // Another process: it takes both, one arrives, and it is gone before it can say so.
    const taken = await line.store.outbox.take(line.clock.now(), 9, LEASE);
    const key = `funnelbot-${line.workspace.id}-${taken[0]?.id}`;
    const card = { title: 'arrived', tone: 'normal', body: [], more: null } as const;
    await line.slack.post({ tenant: 'T1', conversation: 'C1' }, card, key, new Map());
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1']);
    line.clock.advance(LEASE);
    await line.sender.drained();
    expect(line.slack.calls.toSorted()).toEqual(['find C1', 'find C2', 'post C1', 'post C2']);
  });

  it('shows the last version when it is a live card that changed in between', async () => {
    const deal = await line.add({ company: 'Acme' });
    line.slack.next({ fails: TIMEOUT, arrives: true });
    const shown = await line.notes(deal, 'first words', true);
    await line.sender.drained();
    expect(line.slack.texts('C1').join()).toContain('first words');
    await line.notes(shown, 'last words');
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.texts('C1')).toHaveLength(1);
    expect(line.slack.texts('C1').join()).toContain('last words');
    expect(await line.store.posts.list(deal.workspace, deal.id)).toMatchObject([{ version: 3 }]);
  });

  it('is not sent by the same process beside itself when the clock is put forward', async () => {
    const { opened, open } = gate();
    line.slack.next({ before: opened });
    await line.says('x');
    const drained = line.sender.drained();
    await vi.waitUntil(() => line.slack.calls.length === 1);
    line.clock.advance(24 * HOUR);
    const again = line.sender.drained();
    await vi.waitUntil(async () => (await line.store.outbox.take(line.clock.now(), 9, LEASE)).length === 0);
    open();
    await Promise.all([drained, again]);
    expect(line.slack.calls).toEqual(['post C1']);
    expect(await line.waiting()).toBe(0);
  });
});

describe('a database that fails while a message is sent', () => {
  const broken = new Error('SQLITE_IOERR');

  it('before it is posted: it is tried again', async () => {
    vi.spyOn(line.store.conversations, 'find').mockRejectedValueOnce(broken);
    await line.says('x');
    await line.sender.drained();
    expect(line.slack.calls).toEqual([]);
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.at('C1')).toHaveLength(1);
  });

  it('after it was posted: it is looked for, not posted twice', async () => {
    vi.spyOn(line.store.outbox, 'sent').mockRejectedValueOnce(broken);
    await line.says('x');
    await line.sender.drained();
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'find C1']);
    expect(await line.waiting()).toBe(0);
  });

  it('for longer: it comes back when its lease runs out', async () => {
    vi.spyOn(line.store.outbox, 'sent').mockRejectedValueOnce(broken);
    vi.spyOn(line.store.outbox, 'retry').mockRejectedValueOnce(broken);
    await line.says('x');
    await line.sender.drained();
    line.clock.advance(LEASE);
    await line.sender.drained();
    expect(line.slack.calls).toEqual(['post C1', 'find C1']);
    expect(await line.waiting()).toBe(0);
    expect(line.log.lines.map(({ message }) => message)).toContain('the outbox could not be written');
  });

  it('when the outbox is read: the next look finds everything', async () => {
    vi.spyOn(line.store.outbox, 'take').mockRejectedValueOnce(broken);
    await line.says('x');
    await line.sender.drained();
    expect(line.log.lines.map(({ message }) => message)).toEqual(['the outbox could not be read']);
    await line.sender.drained();
    expect(line.slack.at('C1')).toHaveLength(1);
  });

  it('again and again: the message is given up, told, and those behind it go on', async () => {
    vi.spyOn(line.store.conversations, 'find').mockImplementation(async () => {
      throw broken;
    });
    await line.says('poison');
    for (let tries = 0; tries < 5; tries += 1) {
      await line.sender.drained();
      line.clock.advance(60_000);
    }
    vi.restoreAllMocks();
    await line.says('behind');
    vi.spyOn(line.store.team, 'workspaces').mockRejectedValueOnce(broken);
    await line.sender.drained();
    expect(line.slack.texts('C1').join()).toContain('behind');
    expect(line.slack.texts('U1').join()).toContain('internal');
    expect(line.slack.texts('U1').join()).not.toContain('SQLITE');
  });
});
