import { sql } from 'drizzle-orm';
import type { FigureScope } from '../../../domain/reports/figures.ts';
import type { MemberId, WorkspaceId } from '../../../domain/team/member.ts';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';

/** No member has this id: what a team that nobody belongs to owns. */
const NOBODY = -1;

/**
 * Every id under which the owners of a scope are kept; null: it does not restrict whose deals. Never empty:
 * nobody at all is an id that no deal has.
 */
export const ownersOf = (
  connection: Connection,
  workspace: WorkspaceId,
  { owner, team }: Pick<FigureScope, 'owner' | 'team'>,
): readonly MemberId[] | null => {
  const who = connection.people.now();
  if (team === null) return owner === null ? null : who.ids(owner);
  const people = teamOf(connection, workspace, team).filter(
    (person) => owner === null || person === who.person(owner),
  );
  return people.length === 0 ? [NOBODY] : people.flatMap((person) => who.ids(person));
};

/** The people of a team: whoever is linked belongs to the first team that one of their rows names. */
const teamOf = ({ client, people }: Connection, workspace: WorkspaceId, team: string): MemberId[] => {
  const named = statement<{ id: MemberId; team: string }>(
    client,
    sql`SELECT id, team FROM members WHERE workspace_id = ${workspace} AND team IS NOT NULL ORDER BY id`,
  );
  const who = people.known();
  const teams = new Map<MemberId, string>();
  for (const row of named.all({})) {
    const person = who.person(row.id);
    if (!teams.has(person)) teams.set(person, row.team);
  }
  return [...teams].filter(([, name]) => name === team).map(([person]) => person);
};
