import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import { createSender } from '../../src/chat/sender.ts';
import { HOUR } from '../../src/domain/time.ts';
import { openTempStore } from '../storage/sqlite/temp-store.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { gate } from '../support/scripted-adapter.ts';
import { type Line, startLine } from './line.ts';

const BUSY = new DeliveryError('service_unavailable', { retryable: true });
const LIMITED = new DeliveryError('ratelimited', { retryable: true, retryAfterMs: 30_000 });

let line: Line;
beforeEach(async () => {
  line = await startLine();
});
afterEach(async () => {
  vi.useRealTimers();
  expect(await line.end()).toEqual([]);
});

/** The last word of each message that stands at a channel. */
const said = (place = 'C1') => line.slack.texts(place).map((text) => text.split('\n').at(-1));

describe('the line of a recipient', () => {
  it('sends each message once, in the order in which they were queued', async () => {
    for (const text of ['one', 'two', 'three']) await line.says(text);
    await Promise.all([line.sender.drained(), line.sender.drained()]);
    await line.sender.drained();
    expect(said()).toEqual(['one', 'two', 'three']);
    expect(line.slack.calls).toEqual(['post C1', 'post C1', 'post C1']);
  });

  it('is shared by two senders without a message sent twice', async () => {
    const other = line.senderOf(await line.another());
    for (let n = 0; n < 30; n += 1) await line.says(`${n}`, `C${n % 5}`);
    await Promise.all([line.sender.drained(), other.drained()]);
    expect(await line.waiting()).toBe(0);
    expect(line.slack.calls).toHaveLength(30);
    expect(said('C2')).toEqual(['2', '7', '12', '17', '22', '27']);
  });

  it('is not waited for by the other recipients', async () => {
    const { opened, open } = gate();
    line.slack.next({ to: 'C1', before: opened });
    await line.says('slow');
    await line.says('behind it');
    for (let n = 2; n < 12; n += 1) await line.says('quick', `C${n}`);
    const drained = line.sender.drained();
    await vi.waitUntil(() => said('C11').length === 1);
    expect(said('C1')).toEqual([]);
    open();
    await drained;
    expect(said('C1')).toEqual(['slow', 'behind it']);
  });

  it('goes on when more recipients wait than are served at once', async () => {
    for (let n = 0; n < 40; n += 1) await line.says('x', `C${n}`);
    await line.sender.drained();
    expect(line.slack.calls).toHaveLength(40);
  });
});

describe('a failure that may pass', () => {
  it("waits as long as the platform says, before the younger siblings and nobody else's", async () => {
    line.slack.next({ to: 'C1', fails: LIMITED });
    await line.says('one');
    await line.says('two');
    await line.says('elsewhere', 'C2');
    await line.sender.drained();
    expect([said('C1'), said('C2')]).toEqual([[], ['elsewhere']]);
    line.clock.advance(29_999);
    await line.sender.drained();
    expect(said()).toEqual([]);
    line.clock.advance(1);
    await line.sender.drained();
    expect(said()).toEqual(['one', 'two']);
  });

  it('is tried again after 1, 2, 4… seconds where the platform says nothing, at most 5 minutes apart', async () => {
    const waits: number[] = [];
    line.slack.next(...Array.from({ length: 12 }, () => ({ fails: BUSY })));
    await line.says('at last');
    await line.sender.drained();
    while (said().length === 0) {
      const since = line.clock.now();
      const tries = line.slack.calls.length;
      while (line.slack.calls.length === tries) {
        line.clock.advance(1_000);
        await line.sender.drained();
      }
      waits.push((line.clock.now() - since) / 1_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('never makes a hot loop, whatever the hint', async () => {
    line.slack.next({ fails: new DeliveryError('ratelimited', { retryable: true, retryAfterMs: 0 }) });
    await line.says('x');
    await line.sender.drained();
    expect(line.slack.calls).toHaveLength(1);
    line.clock.advance(1_000);
    await line.sender.drained();
    expect(said()).toEqual(['x']);
  });

  it('waits no longer than an hour, whatever the hint', async () => {
    const aWeek = new DeliveryError('ratelimited', { retryable: true, retryAfterMs: 168 * HOUR });
    line.slack.next({ fails: aWeek });
    await line.says('x');
    await line.sender.drained();
    line.clock.advance(HOUR - 1);
    await line.sender.drained();
    expect(line.slack.calls).toHaveLength(1);
    line.clock.advance(1);
    await line.sender.drained();
    expect(said()).toEqual(['x']);
  });

  it('goes on at once when the clock is put back that was years ahead', async () => {
    const real = line.clock.now();
    line.clock.advance(5 * 365 * 24 * HOUR);
    line.slack.next({ to: 'C1', fails: LIMITED });
    await line.says('tried');
    await line.sender.drained();
    await line.says('leased by who was killed', 'C2');
    await line.store.outbox.take(line.clock.now(), 9, 60_000);
    await line.says('queued', 'C3');
    line.clock.set(real);
    await line.sender.drained();
    expect([said('C1'), said('C2'), said('C3')]).toEqual([
      ['tried'],
      ['leased by who was killed'],
      ['queued'],
    ]);
  });

  it('is given up when the message is a day old, but not at the first try after a long pause', async () => {
    await line.says('old');
    line.clock.advance(60 * HOUR);
    line.slack.next(...Array.from({ length: 6 }, () => ({ to: 'C1', fails: LIMITED })));
    for (let tries = 1; tries <= 5; tries += 1) {
      await line.sender.drained();
      expect(await line.waiting()).toBe(1);
      line.clock.advance(30_000);
    }
    await line.sender.drained();
    expect(line.log.lines.map(({ message }) => message)).toContain('a message was given up');
    expect(line.slack.texts('U1').join()).toContain('ratelimited');
  });
});

describe('the looks at the outbox', () => {
  it('are shared by the commands of a burst', async () => {
    const take = vi.spyOn(line.store.outbox, 'take');
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    await line.says('x');
    for (let n = 0; n < 50; n += 1) line.sender.wake();
    expect(take).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15);
    expect(take).toHaveBeenCalledTimes(1);
    await line.sender.drained();
    expect(said()).toEqual(['x']);
  });

  it("notice another process's message, and a retry whose time has come, without being woken", async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    const sender = line.senderOf(line.store);
    const other = await line.another();
    const body = { kind: 'follow-up-due', text: 'from afar', at: 0 } as const;
    line.slack.next({ fails: BUSY });
    await other.outbox.queue(
      line.workspace.id,
      { to: { kind: 'conversation', id: line.channel.id }, key: null, body },
      null,
      line.clock.now(),
    );
    vi.advanceTimersByTime(1_000);
    await vi.waitUntil(() => line.log.lines.length === 1);
    line.clock.advance(1_000);
    vi.advanceTimersByTime(1_000);
    await vi.waitUntil(() => said().length === 1);
    expect(said()).toEqual(['from afar']);
    await sender.stop();
    await other.maintenance.close();
  });

  it('write nothing when nothing may go', async () => {
    const statements: string[] = [];
    const opened = await openTempStore((sql) => statements.push(sql));
    const { store, clock, file } = opened;
    const log = new MemoryLog();
    const sender = createSender({ store, adapters: new Map([['slack', line.slack]]), clock, log });
    const { conversation, workspace } = await store.team.requestScope({
      platform: 'slack',
      tenant: 'T1',
      user: 'U1',
      name: null,
      conversation: { external: 'C1', kind: 'channel' },
    });
    const to = { kind: 'conversation', id: conversation?.id ?? 0 } as const;
    const body = { kind: 'follow-up-due', text: 'later', at: 0 } as const;
    await store.outbox.queue(workspace.id, { to, key: null, body }, null, clock.now() + HOUR);
    const sizeBefore = statSync(`${file}-wal`).size;
    statements.length = 0;
    await sender.drained();
    expect(statements.map((sql) => sql.slice(0, 6).toLowerCase())).toEqual(['select']);
    expect(statSync(`${file}-wal`).size).toBe(sizeBefore);
    await sender.stop();
    await opened.close();
  });
});

describe('drained()', () => {
  it('resolves when what may go has gone, what is queued meanwhile included, and waits for no retry', async () => {
    const { opened, open } = gate();
    line.slack.next({ to: 'C1', before: opened }, { to: 'C2', fails: LIMITED });
    await line.says('one');
    await line.says('later', 'C2');
    let ended = false;
    const drained = line.sender.drained().then(() => {
      ended = true;
    });
    await vi.waitUntil(() => line.slack.calls.length === 2);
    await line.says('meanwhile');
    expect(ended).toBe(false);
    open();
    await drained;
    expect(said()).toEqual(['one', 'meanwhile']);
    expect(await line.waiting()).toBe(1);
  });

  it('loses no wish to look again, however close to the end of a look it comes', async () => {
    // A message queued `gap` microtasks after the outbox was found empty.
    const take = line.store.outbox.take.bind(line.store.outbox);
    const to = { kind: 'conversation', id: line.channel.id } as const;
    for (let gap = 0; gap < 16; gap += 1) {
      let wished: Promise<void> = Promise.resolve();
      vi.spyOn(line.store.outbox, 'take').mockImplementationOnce(async (...how) => {
        const items = await take(...how);
        wished = (async () => {
          for (let turn = 0; turn < gap; turn += 1) await Promise.resolve();
          // Carried out at once, hence there for the next look.
          void line.queued({ to, key: null, body: { kind: 'follow-up-due', text: `${gap}`, at: 0 } });
          await line.sender.drained();
        })();
        return items;
      });
      await line.sender.drained();
      await wished;
      expect(said().at(-1)).toBe(`${gap}`);
    }
  });
});

describe('stop()', () => {
  it('lets what is under way end, leaves the rest to the next start, and loses nothing', async () => {
    const { opened, open } = gate();
    line.slack.next({ before: opened });
    for (const text of ['one', 'two', 'three']) await line.says(text);
    void line.sender.drained();
    await vi.waitUntil(() => line.slack.calls.length === 1);
    let ended = false;
    const stopped = line.sender.stop().then(() => {
      ended = true;
    });
    line.sender.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    open();
    await stopped;
    await line.sender.drained();
    expect(said()).toEqual(['one']);
    expect(await line.waiting()).toBe(2);
    await line.senderOf(line.store).drained();
    expect(said()).toEqual(['one', 'two', 'three']);
  });
});
