// Sends what is queued through a messenger that writes what it accepted to a file. Told to die, it says that the
// message was accepted and then answers its sender no more: the parent kills it between the post and the mark.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createSender } from '../../dist/chat/sender.js';
import { openStore } from '../../dist/storage/sqlite/index.js';

const [url, accepted, dies] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const store = await openStore(url, { clock, defaults: { zone: 'UTC', language: 'en', currency: 'EUR' } });

const adapter = {
  platform: 'slack',
  async post({ conversation }, _card, key) {
    appendFileSync(accepted, `${key}\n`);
    if (dies === 'dies') {
      process.send('accepted');
      await new Promise(() => {});
    }
    return { conversation, messageId: key };
  },
  async update() {},
  async find({ conversation }, key) {
    const keys = existsSync(accepted) ? readFileSync(accepted, 'utf8').split('\n') : [];
    return keys.includes(key) ? { conversation, messageId: key } : null;
  },
};
const log = { info() {}, warn() {}, error: console.error, debug() {} };
const sender = createSender({ store, adapters: new Map([['slack', adapter]]), clock, log });
await sender.drained();
await sender.stop();
await store.maintenance.close();
