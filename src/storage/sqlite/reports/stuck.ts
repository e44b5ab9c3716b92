import { sql } from 'drizzle-orm';
import { workingDaysBetween } from '../../../domain/calendar/calendar.ts';
import type { Deal, DealId } from '../../../domain/deals/deal.ts';
import type { StuckLine } from '../../../domain/digests/message.ts';
import type { StageId } from '../../../domain/pipeline/pipeline.ts';
import type { StuckAsk, StuckReport } from '../../../domain/ports/reports.ts';
import { type StageAge, winChance } from '../../../domain/reports/win-chance.ts';
import { isEscalated } from '../../../domain/stuck/escalation.ts';
import { byOwner, pageOf } from '../../../domain/stuck/stuck-order.ts';
import { progressSince } from '../../../domain/stuck/stuck-progress.ts';
import { stuckReasons, stuckThresholds } from '../../../domain/stuck/stuck-rules.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Instant } from '../../../domain/time.ts';
import { filterQuery } from '../deals/deal-filter.ts';
import { toDeal } from '../deals/deal-rows.ts';
import type { Connection } from '../kit/connection.ts';
import { deals } from '../schema/deals.ts';
import { stageAges } from '../schema/figures.ts';
import { stuckDeals } from './stuck-deals.ts';

/** The stuck deals: of all of them the numbers that order and sum them, of those asked for the whole. */
export const stuckReport = (
  connection: Connection,
): ((workspace: Workspace, ask: StuckAsk) => StuckReport) => {
  const { client, people } = connection;
  const atRisk = stuckDeals(connection);
  const lines = stuckLines(connection);
  const read = (workspace: Workspace, { now, scope, before, ...page }: StuckAsk): StuckReport => {
    const query = filterQuery(connection, workspace.id, {
      stuck: stuckThresholds(workspace, now),
      ...(scope.owner !== null && { owner: scope.owner }),
      ...(scope.team !== null && { team: scope.team }),
      ...(scope.source !== null && { source: scope.source }),
    });
    const found = atRisk(query, people.known());
    const groups = byOwner(found, workspace.currency);
    const ids = found.map(({ id }) => id).sort((a, b) => a - b);
    return {
      lines: lines(pageOf(groups, workspace.currency, page), workspace, now),
      deals: ids,
      total: found.length,
      owners: groups.map(({ owner, deals: count, amount }) => ({ owner, deals: count, amount })),
      progress: progressSince(before, ids),
    };
  };
  // One moment of the file, also while another process writes.
  return (workspace, ask) => client.transaction(read)(workspace, ask);
};

type Lines = (ids: readonly DealId[], workspace: Workspace, now: Instant) => readonly StuckLine[];

/** Whole lines of these deals, in their order. */
export const stuckLines = ({ db, people }: Connection): Lines => {
  const rows = db
    .select()
    .from(deals)
    .where(sql`${deals.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`)
    .prepare();
  const ages = db
    .select({ days: stageAges.days, won: stageAges.won, lost: stageAges.lost })
    .from(stageAges)
    .where(
      sql`${stageAges.workspace} = ${sql.placeholder('workspace')} AND ${stageAges.stage} = ${sql.placeholder('stage')}`,
    )
    .prepare();
  return (ids, workspace, now) => {
    const who = people.known();
    const byId = new Map(rows.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, toDeal(row, who)]));
    const known = new Map<StageId, readonly StageAge[]>();
    const agesOf = (stage: StageId): readonly StageAge[] => {
      const found = known.get(stage) ?? ages.all({ workspace: workspace.id, stage });
      known.set(stage, found);
      return found;
    };
    return ids.flatMap((id) => {
      const deal = byId.get(id);
      return deal === undefined ? [] : [lineOf(deal, agesOf(deal.stage), workspace, now)];
    });
  };
};

const lineOf = (deal: Deal, ages: readonly StageAge[], workspace: Workspace, now: Instant): StuckLine => {
  const reasons = stuckReasons(deal, workspace, now);
  return {
    deal: deal.number,
    id: deal.id,
    version: deal.version,
    company: deal.company,
    amount: deal.amount,
    stage: deal.stage,
    owner: deal.owner,
    reasons,
    escalated: isEscalated(reasons),
    hint: winChance(ages, workingDaysBetween(deal.stageEnteredAt, now, workspace)),
  };
};
