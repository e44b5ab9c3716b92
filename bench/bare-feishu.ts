// The yardstick: the smallest long-connection app. It answers a press with the body in YARDSTICK_ANSWER; with
// YARDSTICK_FILE, only after a write of the kind that a press of ours makes is durable there.
import { readFileSync } from 'node:fs';
import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import Database from 'better-sqlite3';
import { listening } from './child.ts';

interface Press {
  event_id: string;
  action: { value: { press: { deal: { id: number }; until: number } } };
}

/**
 * The least a change of a deal can be: the request's claim, the row while its version is the one that was read,
 * the event. Those of one turn of the event loop share a commit, and each resolves once it is synced.
 */
const durableWrites = (file: string) => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE deals (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, snoozed_until INTEGER);
    CREATE TABLE claims (key TEXT PRIMARY KEY, deal_id INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE events (
      id INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
      at INTEGER NOT NULL, payload TEXT NOT NULL, UNIQUE (deal_id, version)
    );
  `);
  const add = db.prepare('INSERT INTO deals VALUES (?, 1, NULL) ON CONFLICT DO NOTHING');
  const read = db.prepare<[number], number>('SELECT version FROM deals WHERE id = ?').pluck();
  const claim = db.prepare('INSERT INTO claims VALUES (?, ?, ?)');
  const update = db.prepare('UPDATE deals SET version = ?, snoozed_until = ? WHERE id = ? AND version = ?');
  const record = db.prepare(
    'INSERT INTO events (deal_id, version, kind, at, payload) VALUES (?, ?, ?, ?, ?)',
  );
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  let waiting: (() => void)[] = [];

  const end = (): void => {
    commit.run();
    const durable = waiting;
    waiting = [];
    for (const resolve of durable) resolve();
  };

  return (key: string, deal: number, until: number): Promise<void> => {
    if (!db.inTransaction) {
      begin.run();
      setImmediate(end);
    }
    const now = Date.now();
    add.run(deal);
    const version = read.get(deal) ?? 0;
    claim.run(key, deal, now);
    const { changes } = update.run(version + 1, until, deal, version);
    if (changes !== 1) throw new Error(`deal ${deal} is not as it was read`);
    record.run(deal, version + 1, 'snoozed', now, JSON.stringify({ set: { snoozedUntil: until } }));
    return new Promise((resolve) => waiting.push(resolve));
  };
};

/** Made anew each time, as a handler makes its card; sending it is the SDK's work. */
const json = readFileSync(process.env.YARDSTICK_ANSWER ?? '', 'utf8');
const answer = (): object => JSON.parse(json);

const file = process.env.YARDSTICK_FILE;
const write = file === undefined ? null : durableWrites(file);
const dispatcher = new EventDispatcher({ loggerLevel: LoggerLevel.error }).register({
  'card.action.trigger': async ({ event_id, action }: Press) => {
    const { press } = action.value;
    await write?.(event_id, press.deal.id, press.until);
    return answer();
  },
});
const client = new WSClient({
  appId: process.env.FEISHU_APP_ID ?? '',
  appSecret: process.env.FEISHU_APP_SECRET ?? '',
  domain: process.env.FEISHU_DOMAIN ?? '',
  loggerLevel: LoggerLevel.error,
});
await client.start({ eventDispatcher: dispatcher });
listening(0);
