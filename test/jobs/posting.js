// A bot with nothing but its jobs and its sender, on a messenger that writes down what it accepted. Told to stop at a
// step, it says so at the step's nth time and goes no further: the parent kills it there.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createSender } from '../../dist/chat/sender.js';
import { createScheduler } from '../../dist/jobs/scheduler.js';
import { openStore } from '../../dist/storage/sqlite/index.js';

const [url, accepted, at, step, nth] = process.argv.slice(2);
const clock = { now: () => Number(at) };
const defaults = { zone: 'UTC', language: 'en', currency: 'EUR' };
const opened = await openStore(url, { clock, defaults });

let times = 0;
const reached = async (name) => {
  if (name !== step) return;
  times += 1;
  if (times < Number(nth)) return;
  process.send(name);
  await new Promise(() => {});
};
const around = (object, method, before, after) => ({
  async [method](...args) {
    await reached(before);
    const result = await object[method](...args);
    await reached(after);
    return result;
  },
});

const outbox = {
  ...opened.outbox,
  ...around(opened.outbox, 'take', 'before the outbox is asked', 'after a message was leased'),
  ...around(opened.outbox, 'sent', 'before the message is marked as sent', 'after it was marked'),
};
const store = {
  ...opened,
  outbox,
  slots: {
    ...opened.slots,
    ...around(opened.slots, 'isClaimed', 'before the slot is looked up', 'after the slot was looked up'),
    ...around(opened.slots, 'claim', 'before the slot is claimed', 'after the slot was claimed'),
  },
};

const lines = () => (existsSync(accepted) ? readFileSync(accepted, 'utf8').trim().split('\n') : []);
const adapter = {
  platform: 'slack',
  async post({ conversation }, card, key) {
    await reached('before the messenger has it');
    appendFileSync(accepted, `${key}\t${conversation}\t${card.title}\n`);
    await reached('after the messenger has it');
    return { conversation, messageId: key };
  },
  async update() {},
  async find({ conversation }, key) {
    return lines().some((line) => line.startsWith(`${key}\t`)) ? { conversation, messageId: key } : null;
  },
};
const log = { info() {}, warn() {}, error: console.error, debug() {} };
const sender = createSender({ store, adapters: new Map([['slack', adapter]]), clock, log });
const scheduler = createScheduler({ store, clock, log });
await scheduler.tick();
await sender.drained();
await sender.stop();
await store.maintenance.close();
