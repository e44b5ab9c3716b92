import { sql } from 'drizzle-orm';
import type { DealId } from '../../../domain/deals/deal.ts';
import type { MorningNote } from '../../../domain/digests/message.ts';
import type { Morning, MorningAsk } from '../../../domain/ports/reports.ts';
import { type AtRisk, byRisk } from '../../../domain/stuck/stuck-order.ts';
import { stuckThresholds } from '../../../domain/stuck/stuck-rules.ts';
import type { MemberId } from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Instant } from '../../../domain/time.ts';
import { filterQuery } from '../deals/deal-filter.ts';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';
import type { PersonIndex } from '../team/people.ts';
import { stuckLines } from './stuck.ts';
import { stuckDeals } from './stuck-deals.ts';

/** What the day asks of each owner: one statement for all follow-ups, one for all stuck deals, however many owners. */
export const morningReport = (
  connection: Connection,
): ((workspace: Workspace, ask: MorningAsk) => readonly Morning[]) => {
  const { client, people } = connection;
  const dueDeals = followUpsDue(connection);
  const followUps = followUpLines(connection);
  const atRisk = stuckDeals(connection);
  const lines = stuckLines(connection);

  const read = (workspace: Workspace, ask: MorningAsk): readonly Morning[] => {
    const { now, until } = ask;
    const who = people.now();
    const due = byOwner(dueDeals(workspace, until, who));
    const query = filterQuery(connection, workspace.id, { stuck: stuckThresholds(workspace, now) });
    const stuck = byOwner(atRisk(query, who));
    const order = byRisk(workspace.currency);
    const owners = [...new Set([...due.keys(), ...stuck.keys()])].sort((a, b) => a - b);
    return owners.map((owner) => {
      const mine = due.get(owner) ?? [];
      const broken = [...(stuck.get(owner) ?? [])].sort(order);
      return {
        owner,
        followUps: followUps(mine.slice(0, ask.followUps).map(({ id }) => id)),
        totalFollowUps: mine.length,
        stuck: lines(
          broken.slice(0, ask.stuck).map(({ id }) => id),
          workspace,
          now,
        ),
        totalStuck: broken.length,
      };
    });
  };
  // One moment of the file, also while another process writes.
  return (workspace, ask) => client.transaction(read)(workspace, ask);
};

interface Due {
  id: DealId;
  owner: MemberId | null;
}

/** The open deals with a follow-up before `until`, by its time. */
const followUpsDue = ({ client }: Connection) => {
  const due = statement<Due>(
    client,
    sql`
      SELECT id, owner_id AS owner FROM deals
      WHERE workspace_id = ${sql.placeholder('workspace')} AND follow_up_at < ${sql.placeholder('until')}
        AND +status = 'open' AND +owner_id IS NOT NULL
      ORDER BY follow_up_at, id`,
  );
  return (workspace: Workspace, until: Instant, who: PersonIndex): readonly Due[] => {
    const rows = due.all({ workspace: workspace.id, until });
    return who.plain ? rows : rows.map(({ id, owner }) => ({ id, owner: who.personOrNone(owner) }));
  };
};

type FollowUps = MorningNote['followUps'];

const followUpLines = ({ client }: Connection) => {
  const whole = statement<Omit<FollowUps[number], 'overdueAfter'> & { overdueAfter: Instant | null }>(
    client,
    sql`
      SELECT number AS deal, id, version, company, follow_up_at AS at, coalesce(follow_up_text, '') AS text,
        follow_up_overdue_after AS overdueAfter
      FROM deals WHERE id IN (SELECT value FROM json_each(${sql.placeholder('ids')}))
      ORDER BY follow_up_at, id`,
  );
  return (ids: readonly DealId[]): FollowUps =>
    ids.length === 0
      ? []
      : whole.all({ ids: JSON.stringify(ids) }).map(({ overdueAfter, ...line }) => ({
          ...line,
          ...(overdueAfter !== null && { overdueAfter }),
        }));
};

/** Deals in the pool are nobody's morning. */
const byOwner = <T extends Due | AtRisk>(deals: readonly T[]): Map<MemberId, T[]> => {
  const groups = new Map<MemberId, T[]>();
  for (const deal of deals) {
    if (deal.owner === null) continue;
    const group = groups.get(deal.owner);
    if (group === undefined) groups.set(deal.owner, [deal]);
    else group.push(deal);
  }
  return groups;
};
