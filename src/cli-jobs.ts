import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { createSender } from './chat/sender.ts';
import { loadConfig } from './config.ts';
import { channelTitle } from './domain/digests/channel-title.ts';
import { DIGEST_JOBS } from './domain/digests/digest-slots.ts';
import type { Slot } from './domain/ports/slots.ts';
import type { Instant, Zone } from './domain/time.ts';
import { ALL_JOBS } from './jobs/all-jobs.ts';
import { JobError } from './jobs/job-error.ts';
import type { Outcome, Ran } from './jobs/scheduler.ts';
import type { Parts } from './main.ts';

/** A running bot looks for new messages each second. */
const TAKEN_WITHIN = 3_000;
const LOOK_EVERY = 200;
/** Once somebody sends, a full outbox may take its time. */
const SENT_WITHIN = 30_000;

/** The table of `funnelbot jobs list`. */
export const listJobs = (): Promise<string> =>
  withParts(async ({ scheduler }) => {
    const jobs = await scheduler.list();
    const several = new Set(jobs.map(({ workspace }) => workspace.id)).size > 1;
    const rows = jobs.map(({ name, workspace, when, next, last }) => [
      ...(several ? [`${workspace.id} ${workspace.name}`] : []),
      name,
      when,
      nextWords(next, workspace.zone),
      last === null ? 'never' : localTime(last, workspace.zone),
    ]);
    if (jobs.length === 0) {
      rows.push(...ALL_JOBS.map(({ name }) => [name, 'from the first start on', '–', 'never']));
    }
    const head = [...(several ? ['TEAM'] : []), 'NAME', 'WHEN', 'NEXT SLOT', 'LAST SLOT'];
    return table([head, ...rows]);
  });

/** Claims and queues as the scheduler would, then sees to it that it is sent: by the running bot, else by itself. */
export const runJob = async (
  name: string,
  slot: string | null,
): Promise<{ text: string; failed: boolean }> => {
  const at = slot === null ? null : slotTime(slot);
  return withParts(async (parts) => {
    const before = await waiting(parts);
    const ran = await parts.scheduler.run(name, at);
    const lines = await told(ran, parts);
    if (ran.length === 0) lines.push(...(await nothingDue(name, slot, parts)));
    const failed = ran.filter(({ outcome }) => outcome === 'failed').length > 0;
    if (!ran.some(({ outcome }) => outcome === 'queued')) return { text: text(lines), failed };
    const { line, sent } = await seeItSent(parts, before);
    return { text: text([...lines, `${name}: ${line}`]), failed: failed || !sent };
  });
};

/** The log goes to stderr and is quiet: what was done is said in words. */
const withParts = async <T>(use: (parts: Parts) => Promise<T>): Promise<T> => {
  const config = loadConfig();
  const [{ openParts }, { createLog }] = await Promise.all([import('./main.ts'), import('./log.ts')]);
  const parts = await openParts(config, { log: createLog('error', process.stderr) });
  try {
    // A running bot goes first, so that its pages show at once what is posted and one process keeps the platforms' pace.
    await parts.sender.stop();
    return await use(parts);
  } finally {
    await parts.close();
  }
};

const TOLD: Record<Outcome, string> = {
  queued: 'claimed',
  already: 'already posted for this slot:',
  'nothing to say': 'nothing to say any more for',
  failed: 'failed (the reason is above) for',
};
/** Reminders may be many. */
const MAX_TOLD = 10;

const told = async (ran: readonly Ran[], parts: Parts): Promise<string[]> => {
  const lines: string[] = [];
  for (const { workspace, slot, outcome } of ran.slice(0, MAX_TOLD)) {
    const where = await place(slot, parts);
    lines.push(`${slot.job}: ${TOLD[outcome]} ${localTime(slot.at, workspace.zone)}, ${where}`);
  }
  const more = ran.length - lines.length;
  return more > 0 ? [...lines, `…and ${more} more`] : lines;
};

/** A slot's scope as people know it. */
const place = async ({ workspace, scope }: Slot, { store }: Parts): Promise<string> => {
  const [kind, id] = scope.split(':');
  if (kind === 'deal') {
    const deal = await store.deals.find(workspace, Number(id));
    return deal === null ? scope : `deal #${deal.number}`;
  }
  const conversation = await store.conversations.find(workspace, Number(id));
  if (conversation === null) return scope;
  return `${conversation.platform} ${channelTitle(conversation) ?? conversation.external}`;
};

/** Why nothing happened, and what would make something happen. */
const nothingDue = async (
  name: string,
  slot: string | null,
  { store, scheduler }: Parts,
): Promise<string[]> => {
  const lines: string[] = [];
  for (const { workspace, when, next } of (await scheduler.list()).filter((job) => job.name === name)) {
    const then = next === null || next === 'never' ? '' : `, next at ${localTime(next, workspace.zone)}`;
    lines.push(`${name}: nothing is due ${slot === null ? 'now' : 'at that time'} (${when}${then})`);
    const conversations = await store.conversations.list(workspace.id);
    if (Object.values<string>(DIGEST_JOBS).includes(name) && !conversations.some(({ digests }) => digests)) {
      lines.push(`${name}: no channel gets digests yet; an admin says "/funnel here" in one`);
    }
  }
  return lines.length > 0 ? lines : [`${name}: nothing is due, nobody uses this database yet`];
};

const waiting = async ({ store, clock }: Parts): Promise<number> =>
  (await store.outbox.backlog(clock.now())).waiting;

/** Waits for a running bot to send what was added to the `before` messages; when none does, sends it. */
const seeItSent = async (parts: Parts, before: number): Promise<{ line: string; sent: boolean }> => {
  const atFirst = await waiting(parts);
  let left = atFirst;
  for (let waited = 0; waited < (left < atFirst ? SENT_WITHIN : TAKEN_WITHIN); waited += LOOK_EVERY) {
    if (left <= before) return { line: 'sent by the running bot', sent: true };
    await sleep(LOOK_EVERY);
    left = await waiting(parts);
  }
  const adapters = new Map(parts.adapters.map((adapter) => [adapter.platform, adapter]));
  const sender = createSender({ ...parts, adapters });
  await sender.drained();
  await sender.stop();
  left = await waiting(parts);
  if (left <= before) return { line: 'sent', sent: true };
  return { line: `not sent yet: ${left} messages wait for the bot to run`, sent: false };
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
  } catch (error) {
    throw new JobError(
      `--slot ${JSON.stringify(typed)} is no time: write it like 2026-03-03T09:00 or 2026-03-03T01:00:00Z`,
      error,
    );
  }
};

const nextWords = (next: Instant | 'never' | null, zone: Zone): string => {
  if (next === null) return 'asked each minute';
  return next === 'never' ? '–' : localTime(next, zone);
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
