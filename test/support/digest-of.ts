import type { Deal } from '../../src/domain/deals/deal.ts';
import type { StuckDigest, StuckLine } from '../../src/domain/digests/message.ts';
import { sumByCurrency } from '../../src/domain/money.ts';
import { EVERYBODY } from '../../src/domain/reports/figures.ts';

const lineOf = ({ number, id, version, company, amount, stage, owner }: Deal): StuckLine => ({
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
});

/** A digest on which these deals stand as they are now, quiet for too long. */
export const digestOf = (deals: readonly Deal[], at = 0): StuckDigest => {
  const owners = [...new Set(deals.map(({ owner }) => owner))].map((owner) => {
    const own = deals.filter((deal) => deal.owner === owner);
    return { owner, deals: own.length, amount: sumByCurrency(own.map(({ amount }) => amount)) };
  });
  return {
    at,
    scope: EVERYBODY,
    lines: deals.map(lineOf),
    owners,
    managers: [],
    total: deals.length,
    progress: null,
  };
};
