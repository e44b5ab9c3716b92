import { sql } from 'drizzle-orm';
import type { FigureScope, Period } from '../../../../domain/reports/figures.ts';
import type { Leader } from '../../../../domain/reports/summary.ts';
import type { MemberId } from '../../../../domain/team/member.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import { endsOfVisits, notBack } from '../kit/fragments.ts';
import { outcomes } from '../kit/outcomes.ts';
import { perScope } from '../kit/per-scope.ts';
import { type Sum, sums, total } from '../kit/sums.ts';

const MAX_COUNT = 5;

/** Who moved deals on in a period, whoever's they are; wins that did not last are moves, not wins. */
export const leaderBoards = (connection: Connection) => {
  const { client, people } = connection;
  const scoped = perScope(connection, (scope) => ({
    moves: statement<{ member: MemberId; deals: number }>(
      client,
      sql`
        SELECT events.by_id AS member, count(*) AS deals
        FROM ${endsOfVisits(scope)} AND events.kind <> 'lost' AND ${notBack} AND events.by_id IS NOT NULL
        GROUP BY events.by_id`,
    ),
    won: statement<Sum & { member: MemberId | null }>(
      client,
      sql`
        SELECT (
            SELECT by_id FROM events
            WHERE events.deal_id = outcomes.id AND events.kind = 'won' AND events.undone = 0
              AND (outcomes.closing IS NULL OR events.version = outcomes.closing)
            ORDER BY events.version DESC LIMIT 1
          ) AS member, amount_currency AS currency, count(*) AS deals, sum(amount_minor) AS minor
        FROM ${outcomes(scope.where)} AS outcomes WHERE status = 'won'
        GROUP BY member, amount_currency`,
    ),
  }));
  return (workspace: Workspace, period: Period, scope: FigureScope): readonly Leader[] => {
    const { queries, values } = scoped(workspace, scope);
    const during = { ...values, ...period };
    const who = people.known();
    const moves = queries.moves.all(during).map((row) => ({ ...row, member: who.person(row.member) }));
    const won = queries.won.all(during).map((row) => ({ ...row, member: who.personOrNone(row.member) }));
    return [...new Set(moves.map(({ member }) => member))]
      .map((member): Leader => {
        const wins = won.filter((row) => row.member === member);
        const moved = moves.filter((row) => row.member === member);
        return { member, moves: total(moved), won: total(wins), wonAmount: sums(wins) };
      })
      .sort((a, b) => b.moves - a.moves || b.won - a.won || a.member - b.member)
      .slice(0, MAX_COUNT);
  };
};
