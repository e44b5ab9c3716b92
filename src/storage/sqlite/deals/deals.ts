import type { DealStore } from '../../../domain/ports/deals.ts';
import type { Queueing } from '../digests/queueing.ts';
import type { Connection } from '../kit/connection.ts';
import type { TeamQueries } from '../team/team-queries.ts';
import { commits } from './commit.ts';
import { dealReads } from './deal-reads.ts';
import { dealHistory } from './history.ts';
import { dealSearch } from './search.ts';

/** The deals of a SQLite file, see `DealStore`. */
export const dealStore = (connection: Connection, line: Queueing, team: TeamQueries): DealStore => ({
  ...dealReads(connection),
  ...dealSearch(connection),
  ...dealHistory(connection),
  ...commits(connection, line, team),
});
