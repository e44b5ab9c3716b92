import type { Database } from 'better-sqlite3';
import type { StuckThresholds } from '../src/domain/ports/deal-filter.ts';

interface AtRisk {
  id: number;
  owner: number | null;
  minor: number | null;
  currency: string | null;
}

interface Owner {
  own: number;
  sums: Map<string, number>;
  deals: AtRisk[];
}

const LINES = 60;

/** The stuck digest by plain statements and loops: the yardstick of the bench. All amounts first, 60 lines whole. */
export const handWrittenStuck = (client: Database, { now, enteredBefore, quietBefore }: StuckThresholds) => {
  const tooOld = [...enteredBefore].map(
    ([stage, before]) => `(stage = '${stage}' AND stage_entered_at < ${before})`,
  );
  const stuck = client.prepare<[], AtRisk>(`
    SELECT id, owner_id AS owner, amount_minor AS minor, amount_currency AS currency
    FROM deals WHERE workspace_id = 1 AND status = 'open'
      AND (snoozed_until IS NULL OR snoozed_until <= ${now})
      AND (follow_up_at < ${now} OR waiting_due < ${now} OR (
        follow_up_at IS NULL AND (last_event_at < ${quietBefore} OR ${tooOld.join(' OR ')})
      ))`);
  const whole = client.prepare<[string]>('SELECT * FROM deals WHERE id IN (SELECT value FROM json_each(?))');
  const ages = client.prepare('SELECT stage, days, won, lost FROM stage_ages WHERE workspace_id = 1');

  const read = (before: readonly number[]) => {
    const found = stuck.all();
    const owners = new Map<number | null, Owner>();
    for (const deal of found) {
      const owner: Owner = owners.get(deal.owner) ?? { own: 0, sums: new Map(), deals: [] };
      owners.set(deal.owner, owner);
      owner.deals.push(deal);
      const { minor, currency } = deal;
      if (minor === null || currency === null) continue;
      if (currency === 'CNY') owner.own += minor;
      owner.sums.set(currency, (owner.sums.get(currency) ?? 0) + minor);
    }
    const order = [...owners.values()].sort((a, b) => b.own - a.own);
    const page: number[] = [];
    for (const { deals } of order) {
      if (page.length >= LINES) break;
      const own = (deal: AtRisk): number => (deal.currency === 'CNY' ? (deal.minor ?? 0) : -1);
      deals.sort((a, b) => own(b) - own(a));
      for (const { id } of deals.slice(0, LINES - page.length)) page.push(id);
    }
    const ids = found.map(({ id }) => id).sort((a, b) => a - b);
    const now = new Set(ids);
    const then = new Set(before);
    return {
      total: found.length,
      owners: order.length,
      ids,
      lines: whole.all(JSON.stringify(page)),
      ages: ages.all(),
      resolved: before.filter((id) => !now.has(id)).length,
      fresh: ids.filter((id) => !then.has(id)).length,
    };
  };
  return (before: readonly number[]) => client.transaction(read)(before);
};
