import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { createSender } from './chat/sender.ts';
import { loadConfig } from './config.ts';
import type { Instant, Zone } from './funnel/time.ts';
import { JobError } from './jobs/job-error.ts';
import type { Ran } from './jobs/scheduler.ts';
import type { Parts } from './main.ts';

/** A running bot looks for new messages each second. */
const TAKEN_WITHIN = 4_000;
const LOOK_EVERY = 200;
/** Once somebody sends, a full outbox may take its time. */
const SENT_WITHIN = 30_000;

/** The table of `funnelbot jobs list`. */
export const listJobs = (): Promise<string> =>
  withParts(async ({ scheduler }) => {
    const jobs = await scheduler.list();
    const several = new Set(jobs.map(({ workspace }) => workspace.id)).size > 1;
    const rows = jobs.map(({ name, workspace, when, next, last }) => [
      ...(several ? [workspace.name || String(workspace.id)] : []),
      name,
      when,
      next === null ? 'looked for each minute' : localTime(next, workspace.zone),
      last === null ? 'never' : localTime(last, workspace.zone),
    ]);
    const head = [...(several ? ['TEAM'] : []), 'NAME', 'WHEN', 'NEXT SLOT', 'LAST SLOT'];
    return table([head, ...rows]);
  });

/** Claims and queues as the scheduler would, then sees to it that it is sent: by the running bot, else by itself. */
export const runJob = (name: string, slot: string | null): Promise<{ text: string; failed: boolean }> =>
  withParts(async (parts) => {
    const ran = await parts.scheduler.run(name, slot === null ? null : slotTime(slot));
    const lines = ran.map((one) => `${name}: ${told(one)}`);
    if (ran.length === 0) lines.push(...(await nothingDue(name, slot, parts)));
    const failed = ran.filter(({ outcome }) => outcome === 'failed').length > 0;
    if (!ran.some(({ outcome }) => outcome === 'queued')) return { text: text(lines), failed };
    const { line, sent } = await seeItSent(parts);
    return { text: text([...lines, `${name}: ${line}`]), failed: failed || !sent };
  });

/** The log goes to stderr and is quiet: what was done is said in words. */
const withParts = async <T>(use: (parts: Parts) => Promise<T>): Promise<T> => {
  const config = loadConfig();
  const [{ openParts }, { pino }] = await Promise.all([import('./main.ts'), import('pino')]);
  const parts = await openParts(config, { log: pino({ level: 'error' }, pino.destination(2)) });
  try {
    // A running bot goes first, so that its pages show at once what is posted and one process keeps the platforms' pace.
    await parts.sender.stop();
    return await use(parts);
  } finally {
    await parts.close();
  }
};

const told = ({ workspace, slot, outcome }: Ran): string => {
  const where = `slot ${localTime(slot.at, workspace.zone)}, ${slot.scope.replace(':', ' ')}`;
  switch (outcome) {
    case 'queued':
      return `claimed ${where}`;
    case 'already':
      return `already posted for ${where}`;
    case 'nothing to say':
      return `nothing to say any more for ${where}`;
    case 'failed':
      return `failed for ${where} (see above)`;
    default:
      return outcome satisfies never;
  }
};

/** Why nothing happened, and what would make something happen. */
const nothingDue = async (
  name: string,
  slot: string | null,
  { store, scheduler }: Parts,
): Promise<string[]> => {
  const lines: string[] = [];
  for (const { workspace, when, next } of (await scheduler.list()).filter((job) => job.name === name)) {
    const then = next === null ? '' : `, next at ${localTime(next, workspace.zone)}`;
    lines.push(`${name}: nothing is due ${slot === null ? 'now' : 'at that time'} (${when}${then})`);
    const conversations = await store.conversations(workspace.id);
    if (next !== null && !conversations.some(({ digests }) => digests)) {
      lines.push(`${name}: no channel gets digests yet; an admin says "/funnel here" in one`);
    }
  }
  return lines.length > 0 ? lines : [`${name}: nothing is due, nobody uses this database yet`];
};

/** Waits for a running bot to send what waits; when none does, sends it. */
const seeItSent = async (parts: Parts): Promise<{ line: string; sent: boolean }> => {
  const waiting = async () => (await parts.store.outbox.backlog(parts.clock.now())).waiting;
  const atFirst = await waiting();
  let left = atFirst;
  for (let waited = 0; waited < (left < atFirst ? SENT_WITHIN : TAKEN_WITHIN); waited += LOOK_EVERY) {
    if (left === 0) return { line: 'sent by the running bot', sent: true };
    await sleep(LOOK_EVERY);
    left = await waiting();
  }
  const adapters = new Map(parts.adapters.map((adapter) => [adapter.platform, adapter]));
  const sender = createSender({ ...parts, adapters });
  await sender.drained();
  await sender.stop();
  left = await waiting();
  if (left === 0) return { line: 'sent', sent: true };
  return { line: `${left} messages still wait; the bot sends them when it runs`, sent: false };
};

/** With an offset it is an instant; without one, that time on each team's own clock. */
const slotTime = (typed: string): ((zone: Zone) => Instant) => {
  try {
    if (/(Z|[+-]\d{2}(:?\d{2})?)$/i.test(typed) && typed.includes('T')) {
      const { epochMilliseconds } = Temporal.Instant.from(typed);
      return () => epochMilliseconds;
    }
    const local = Temporal.PlainDateTime.from(typed);
    if (!typed.includes(':')) throw new RangeError('no time of day');
    return (zone) => local.toZonedDateTime(zone).epochMilliseconds;
  } catch {
    throw new JobError(
      `--slot ${JSON.stringify(typed)} is no time: write it like 2026-03-03T09:00 or 2026-03-03T01:00:00Z`,
    );
  }
};

const localTime = (at: Instant, zone: Zone): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = local.toLocaleString('en', { weekday: 'short' });
  return `${day} ${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} ${zone}`;
};

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return text(
    rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  );
};
