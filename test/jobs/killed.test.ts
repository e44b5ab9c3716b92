import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { DAY, MINUTE } from '../../src/domain/time.ts';
import { openStore } from '../../src/storage/sqlite/index.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { tempFolder } from '../storage/sqlite/temp-store.ts';
import { ManualClock } from '../support/clock.ts';

const PROGRAM = fileURLToPath(new URL('./posting.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/jobs/scheduler.js', import.meta.url));

/** A Monday on which a quarter begins: everything that is ever posted is due at nine. */
const NINE = Date.parse('2029-10-01T09:00:00Z');
const CHANNELS = ['C1', 'C2'];
const DIGESTS = 3 * CHANNELS.length;

const STEPS = [
  'before the slot is looked up',
  'after the slot was looked up',
  'before the slot is claimed',
  'after the slot was claimed',
  'before the outbox is asked',
  'after a message was leased',
  'before the messenger has it',
  'after the messenger has it',
  'before the message is marked as sent',
  'after it was marked',
];

const office = async () => {
  if (!existsSync(BUILT)) throw new Error('build first: npm run build');
  const { folder, remove } = tempFolder();
  const url = `file:${join(folder, 'funnelbot.db')}`;
  const accepted = join(folder, 'accepted');
  const clock = new ManualClock(NINE - 20 * DAY);
  const store = await openStore(url, {
    clock,
    defaults: { zone: 'UTC', language: 'en', currency: 'EUR' },
  });
  for (const external of CHANNELS) {
    const { conversation } = await store.team.requestScope(identityOf('U1', external));
    if (conversation !== null)
      await store.conversations.saveDigests(conversation.workspace, conversation.id, defaultDigests(540));
  }
  const { workspace, member } = await store.team.requestScope(identityOf('U1', null));
  // Only what is posted in the channels is looked at here.
  await store.team.saveMember(member.workspace, member.id, { morningNote: false });
  const deal = createDeal({ company: 'Acme' }, { workspace, now: clock.now(), by: member.id });
  await store.deals.commit(workspace.id, deal, null);
  await store.maintenance.close();

  const start = (at: number, step = '', nth = 1) =>
    fork(PROGRAM, [url, accepted, String(at), step, String(nth)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  return {
    /** A whole run at a time; exits by itself. */
    async runs(at: number): Promise<void> {
      expect(await once(start(at), 'exit')).toEqual([0, null]);
    },
    /** A run that is killed at the nth time of a step. */
    async dies(at: number, step: string, nth: number): Promise<void> {
      const bot = start(at, step, nth);
      await once(bot, 'message');
      bot.kill('SIGKILL');
      expect(await once(bot, 'exit')).toEqual([null, 'SIGKILL']);
    },
    /** What the messenger accepted, as `title in channel`. */
    accepted: (): string[] =>
      existsSync(accepted)
        ? readFileSync(accepted, 'utf8')
            .trim()
            .split('\n')
            .map((line) => line.split('\t').slice(1).reverse().join(' in '))
            .toSorted()
        : [],
    remove,
  };
};

const everyDigestOnce = (posted: readonly string[]): void => {
  expect(posted).toHaveLength(DIGESTS);
  expect(new Set(posted).size).toBe(DIGESTS);
};

describe('every digest is posted once', () => {
  it.each(STEPS.flatMap((step) => [1, 4].map((nth) => ({ step, nth }))))(
    'by a bot that was killed $step (time $nth), made up by the next one',
    async ({ step, nth }) => {
      const { runs, dies, accepted, remove } = await office();
      await dies(NINE, step, nth);
      await runs(NINE + 2 * MINUTE);
      everyDigestOnce(accepted());
      await runs(NINE + 30 * MINUTE);
      everyDigestOnce(accepted());
      remove();
    },
  );

  it('by two bots that look at the same moment', async () => {
    const { runs, accepted, remove } = await office();
    await Promise.all([runs(NINE), runs(NINE), runs(NINE)]);
    everyDigestOnce(accepted());
    remove();
  });

  it('when the clock is set back, before nine or after, and put right again', async () => {
    const { runs, accepted, remove } = await office();
    await runs(NINE + MINUTE);
    for (const off of [-60, -1, 0, 2]) await runs(NINE + off * MINUTE);
    everyDigestOnce(accepted());
    remove();
  });

  it('when the bot comes back late the same day; what the day before missed is not made up', async () => {
    const { runs, accepted, remove } = await office();
    await runs(NINE + 14 * 60 * MINUTE);
    everyDigestOnce(accepted());
    remove();
    const late = await office();
    await late.runs(NINE + DAY);
    expect(new Set(late.accepted().map((line) => line.split(' in ')[0])).size).toBe(1);
    expect(late.accepted()).toHaveLength(CHANNELS.length);
    late.remove();
  });
});
