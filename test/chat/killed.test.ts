import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import { openStore } from '../../src/storage/sqlite/index.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { DEFAULTS, tempFolder } from '../storage/sqlite/temp-store.ts';

const PROGRAM = fileURLToPath(new URL('./sending.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/chat/sender.js', import.meta.url));

const { folder, remove } = tempFolder();
const url = `file:${join(folder, 'funnelbot.db')}`;
const accepted = join(folder, 'accepted');
afterAll(remove);

const start = (how: 'dies' | 'lives') =>
  fork(PROGRAM, [url, accepted, how], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

it('a process killed after the messenger took its messages leaves them to the next, which sends none twice', async () => {
  if (!existsSync(BUILT)) throw new Error('build first: npm run build');
  const clock = { now: () => Date.now() };
  const store = await openStore(url, { clock, defaults: DEFAULTS });
  for (const external of ['C1', 'C2']) {
    const { workspace, member, conversation } = await store.team.requestScope(identityOf('U1', external));
    const created = createDeal({ company: 'Acme' }, { workspace, now: clock.now(), by: member.id });
    const showIn = conversation === null ? [] : [conversation.id];
    await store.deals.commit(workspace.id, { ...created, showIn }, null);
  }

  const killed = start('dies');
  await once(killed, 'message');
  killed.kill('SIGKILL');
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
  // Nobody has marked anything: both still wait.
  expect((await store.outbox.backlog(clock.now())).waiting).toBe(2);

  const next = start('lives');
  expect(await once(next, 'exit')).toEqual([0, null]);
  expect((await store.outbox.backlog(clock.now())).waiting).toBe(0);
  const keys = readFileSync(accepted, 'utf8').trim().split('\n');
  expect(keys.toSorted()).toEqual(['funnelbot-1-1', 'funnelbot-1-2']);
  expect(await store.posts.find(1, 1, 1)).toMatchObject({ messageId: 'funnelbot-1-1' });
  await store.maintenance.close();
});
