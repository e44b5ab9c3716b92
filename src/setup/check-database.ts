import { relative } from 'node:path';
import type { Config } from '../config.ts';
import type { Conversation } from '../domain/team/member.ts';
import { type Finding, fine, unknown, wrong } from './finding.ts';

const MEBIBYTE = 1024 ** 2;
/** Below it SQLite may soon refuse to write. */
const ENOUGH = 200 * MEBIBYTE;

/** The database, and the channels that digests go to. */
export const checkDatabase = async (
  { databaseUrl, defaults }: Config,
  limit: number,
): Promise<{ findings: Finding[]; digests: readonly Conversation[] }> => {
  const { inspectDatabase } = await import('../storage/sqlite/kit/inspect.ts');
  const { openStore, StoreOpenError } = await import('../storage/sqlite/index.ts');
  try {
    const { file, bytes, freeBytes, pending } = inspectDatabase(databaseUrl, limit);
    const path = relative('.', file);
    const findings = [
      bytes === null
        ? fine('database', `${path} will be made at the first start`)
        : fine('database', `${path}, ${size(bytes)}, writable, ${upToDate(pending)}`),
      freeBytes < ENOUGH
        ? wrong('disk', `only ${size(freeBytes)} free beside the database: make room`)
        : fine('disk', `${size(freeBytes)} free`),
    ];
    // Opening would migrate it, perhaps under the feet of an older version that is running.
    if (bytes === null || pending > 0) return { findings, digests: [] };
    const store = await openStore(databaseUrl, { clock: { now: () => Date.now() }, defaults });
    const workspaces = await store.team.workspaces();
    const conversations = await Promise.all(workspaces.map(({ id }) => store.conversations.list(id)));
    await store.maintenance.close();
    const digests = conversations.flat().filter((conversation) => conversation.digests);
    if (digests.length === 0 && workspaces.length > 0) {
      findings.push(
        unknown('digests', 'no channel gets them yet: an admin says "/funnel here" in the team channel'),
      );
    }
    return { findings, digests };
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error;
    return { findings: [wrong('database', error.message)], digests: [] };
  }
};

const upToDate = (pending: number): string =>
  pending === 0 ? 'up to date' : `the next start brings it up to date (${pending} migrations)`;

const size = (bytes: number): string =>
  bytes < 1024 * MEBIBYTE
    ? `${Math.max(0.1, bytes / MEBIBYTE).toFixed(1)} MB`
    : `${(bytes / 1024 / MEBIBYTE).toFixed(1)} GB`;
