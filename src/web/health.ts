import type { ChatAdapter } from '../chat/adapter.ts';
import type { Log } from '../chat/log.ts';
import type { Maintenance } from '../domain/ports/maintenance.ts';

export interface Trouble {
  part: string;
  reason: string;
}

/** What keeps the bot from its work; nothing when it is ready. */
export const readiness = async (
  store: { maintenance: Pick<Maintenance, 'check'> },
  adapters: readonly ChatAdapter[],
  log: Log,
): Promise<readonly Trouble[]> => {
  const troubles: Trouble[] = [];
  try {
    await store.maintenance.check();
  } catch (error) {
    // The database's own words name paths; they belong in the log.
    log.error({ err: error }, 'the database cannot be used');
    troubles.push({ part: 'database', reason: 'cannot be read or written' });
  }
  for (const adapter of adapters) {
    const reason = adapter.healthProblem();
    if (reason !== null) troubles.push({ part: adapter.platform, reason });
  }
  return troubles;
};
