import { createDeal } from '../src/domain/deals/create-deal.ts';
import type { Platform } from '../src/domain/team/member.ts';
import { openStore } from '../src/storage/sqlite/index.ts';
import { TEAM } from './load.ts';

const DEFAULTS = { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' } as const;
const ON_SLACK = { platform: 'slack', tenant: TEAM, user: 'U0BENCH' } as const;
/** Commits under way at once: they share transactions, as a busy bot's do. */
const TOGETHER = 2_000;

/** Fills a database with `deals` deals through the store itself, owned by whoever presses first. */
export const seed = async (
  file: string,
  deals: number,
  owner: { platform: Platform; tenant: string; user: string } = ON_SLACK,
): Promise<void> => {
  const now = Date.now();
  const store = await openStore(`file:${file}`, { clock: { now: () => now }, defaults: DEFAULTS });
  const { workspace, member } = await store.team.requestScope({
    ...owner,
    name: 'bench',
    conversation: { external: 'C0BENCH', kind: 'channel' },
  });
  for (let first = 1; first <= deals; first += TOGETHER) {
    const until = Math.min(first + TOGETHER, deals + 1);
    const commits: Promise<unknown>[] = [];
    for (let number = first; number < until; number++) {
      const lead = {
        company: `Company ${number} Ltd`,
        contact: `Person ${number}`,
        email: `person${number}@company${number}.example`,
        source: number % 3 === 0 ? 'zhihu' : 'referral',
        amount: { minor: (number % 97) * 100_000, currency: 'CNY' },
      };
      commits.push(
        store.deals.commit(workspace.id, createDeal(lead, { workspace, now, by: member.id }), null),
      );
    }
    await Promise.all(commits);
  }
  await store.maintenance.close();
};
