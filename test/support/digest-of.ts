import type { Deal } from '../../src/funnel/deal.ts';
import { EVERYBODY } from '../../src/funnel/figures.ts';
import type { StuckDigest } from '../../src/funnel/message.ts';

/** A digest on which these deals stand as they are now, quiet for too long. */
export const digestOf = (deals: readonly Deal[]): StuckDigest => ({
  at: 0,
  scope: EVERYBODY,
  lines: deals.map(({ number, id, version, company, amount, stage, owner }) => ({
    deal: number,
    id,
    version,
    company,
    amount,
    stage,
    owner,
    reasons: [{ rule: 'quiet', days: 8, limit: 7 }],
    escalated: false,
    hint: null,
  })),
  owners: [{ owner: null, deals: deals.length, amount: [] }],
  managers: [],
  total: deals.length,
  progress: null,
});
