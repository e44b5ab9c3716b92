import { eq, sql } from 'drizzle-orm';
import type { Deal } from '../../../domain/deals/deal.ts';
import type { StageId } from '../../../domain/pipeline/pipeline.ts';
import { stageAges as agesOf, type Visit } from '../../../domain/pipeline/stage-ages.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { QueryCache } from '../kit/cache.ts';
import type { Connection } from '../kit/connection.ts';
import { allPlaceholders } from '../kit/placeholders.ts';
import { statement } from '../kit/statement.ts';
import { deals } from '../schema/deals.ts';
import { stageAges } from '../schema/figures.ts';
import type { TeamQueries } from '../team/team-queries.ts';

type Ages = readonly { stage: StageId; days: number }[];

/** A deal and what it has added to `stage_ages`. */
interface Counted {
  deal: Deal;
  outcome: string | null;
}

/** Keeps `stage_ages` by what happens to deals; inside the transaction that changes the deal, after its events. */
export const stageAgeCounters = (connection: Connection, team: TeamQueries) => {
  const { client, db, invalidation } = connection;
  const workspaces = new QueryCache<'all', readonly Workspace[]>(invalidation);
  const deal = sql.placeholder('deal');
  const visits = statement<Visit>(
    client,
    sql`
      SELECT from_stage AS stage, entered_at AS enteredAt, at
      FROM events WHERE deal_id = ${deal} AND undone = 0 AND from_stage IS NOT NULL`,
  );
  const count = statement(
    client,
    db
      .insert(stageAges)
      .values(allPlaceholders(stageAges, []))
      .onConflictDoUpdate({
        target: [stageAges.workspace, stageAges.stage, stageAges.days],
        set: { won: sql`won + excluded.won`, lost: sql`lost + excluded.lost` },
      }),
  );
  const keep = statement(
    client,
    db
      .update(deals)
      .set({ outcome: sql`${sql.placeholder('outcome')}` })
      .where(eq(deals.id, deal)),
  );

  const workspaceOf = (id: WorkspaceId): Workspace => {
    const found = workspaces.known('all', team.workspaces).find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no workspace ${id}`);
    return found;
  };

  const add = ({ workspace, status }: Deal, ages: Ages, times: 1 | -1): void => {
    const [won, lost] = status === 'won' ? [times, 0] : [0, times];
    for (const { stage, days } of ages) count.run({ workspace, stage, days, won, lost });
  };

  /** What the deal has added since `before` (null: it is new) became `after`. */
  return (before: Counted | null, after: Deal): string | null => {
    if (after.status === (before?.deal.status ?? 'open')) return before?.outcome ?? null;
    if (before !== null) add(before.deal, read(before.outcome), -1);
    const ages =
      after.status === 'open'
        ? []
        : agesOf(after, visits.all({ deal: after.id }), workspaceOf(after.workspace));
    add(after, ages, 1);
    const outcome = written(ages);
    keep.run({ deal: after.id, outcome });
    return outcome;
  };
};

const written = (ages: Ages): string | null =>
  ages.length === 0 ? null : ages.map(({ stage, days }) => `${stage}:${days}`).join(' ');

/** A stage's id may hold a colon, but no space. */
const read = (outcome: string | null): Ages =>
  (outcome?.split(' ') ?? []).map((entry) => {
    const colon = entry.lastIndexOf(':');
    return { stage: entry.slice(0, colon), days: Number(entry.slice(colon + 1)) };
  });
