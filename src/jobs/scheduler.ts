import type { Clock } from '../chat/clock.ts';
import type { Log } from '../chat/log.ts';
import type { Slot } from '../domain/ports/slots.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { Instant, Zone } from '../domain/time.ts';
import { ALL_JOBS } from './all-jobs.ts';
import { eachMinute } from './each-minute.ts';
import type { DueRun, Job, JobContext, JobStore } from './job.ts';
import { JobError } from './job-error.ts';

/** What the scheduler is given. */
export interface SchedulerParts {
  store: JobStore;
  clock: Clock;
  log: Log;
  /** For tests; else all of them. */
  jobs?: readonly Job[];
}

interface JobStatus {
  name: string;
  workspace: Workspace;
  when: string;
  /** null: whenever a deal makes it due. */
  next: Instant | 'never' | null;
  /** The newest slot that was claimed. */
  last: Instant | null;
}

/** What became of one slot. `already`: it was claimed before, by whoever. */
export type Outcome = 'queued' | 'already' | 'nothing to say' | 'failed';

/** What became of one run. */
export interface Ran {
  workspace: Workspace;
  slot: Slot;
  outcome: Outcome;
}

/** Asks every job what is due, and runs it once. */
export interface Scheduler {
  /** Looks at once, then each minute. Returns before the first look has ended. */
  start(): void;
  /** Ends after the look that is under way. */
  stop(): Promise<void>;
  /** Asks what is due and queues it. A job that fails is logged and asked again next time; never rejects. */
  tick(): Promise<void>;
  list(): Promise<readonly JobStatus[]>;
  /**
   * What a tick at `at` (null: now) would do for one job, in each workspace. Throws `JobError` for an unknown
   * name and for a time to come.
   */
  run(name: string, at: ((zone: Zone) => Instant) | null): Promise<readonly Ran[]>;
}

/** Slots claimed at the same time share a commit of the store: a thousand reminders at nine are soon queued. */
const TOGETHER = 32;

/**
 * Asks each minute what is due. The timer is only a nudge: slots come from the calendar and from the deals,
 * and what was done from the store, so that a restart, a late timer, a changed clock or a second scheduler
 * on the same database neither loses nor repeats a post.
 */
export const createScheduler = (parts: SchedulerParts): Scheduler => {
  const { store, clock, log } = parts;
  const jobs = parts.jobs ?? ALL_JOBS;
  /** Until when each job of each workspace has been seen to by this process. */
  const seen = new Map<string, Instant>();
  let last: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof eachMinute> | null = null;

  const digestConversationsOf = async ({ id }: Workspace) =>
    (await store.conversations.list(id)).filter(({ digests }) => digests !== null);

  const lookAt = async (workspace: Workspace, at: Instant, since: Instant | null): Promise<JobContext> => {
    const digestConversations = await digestConversationsOf(workspace);
    return { store, workspace, digestConversations, at, since, now: clock.now() };
  };

  const take = async ({ slot, deal, make }: DueRun): Promise<Outcome> => {
    const about = { job: slot.job, workspace: slot.workspace, scope: slot.scope };
    try {
      if (await store.slots.isClaimed(slot)) return 'already';
      const work = await make();
      if (work === null) return 'nothing to say';
      if (!(await store.slots.claim(slot, clock.now(), work.messages, deal, work.note))) return 'already';
      log.info({ ...about, slot: new Date(slot.at).toISOString() }, 'a slot was queued');
      return 'queued';
    } catch (error) {
      log.error({ ...about, err: error }, 'a slot failed; it is asked again next minute');
      return 'failed';
    }
  };

  const takeAll = async (dueRuns: readonly DueRun[]): Promise<readonly Omit<Ran, 'workspace'>[]> => {
    const taken: Omit<Ran, 'workspace'>[] = [];
    for (let from = 0; from < dueRuns.length; from += TOGETHER) {
      const some = dueRuns.slice(from, from + TOGETHER);
      taken.push(
        ...(await Promise.all(some.map(async (turn) => ({ slot: turn.slot, outcome: await take(turn) })))),
      );
    }
    return taken;
  };

  const tickOne = async (job: Job, workspace: Workspace): Promise<void> => {
    const key = `${workspace.id}:${job.name}`;
    try {
      const at = clock.now();
      const taken = await takeAll(await job.due(await lookAt(workspace, at, seen.get(key) ?? null)));
      if (taken.every(({ outcome }) => outcome !== 'failed')) seen.set(key, at);
    } catch (error) {
      log.error(
        { job: job.name, workspace: workspace.id, err: error },
        'a job failed; it is asked again next minute',
      );
    }
  };

  const once = async (): Promise<void> => {
    try {
      for (const workspace of await store.team.workspaces()) {
        for (const job of jobs) await tickOne(job, workspace);
      }
    } catch (error) {
      log.error({ err: error }, 'the scheduler could not look; it will again next minute');
    }
  };

  const tick = (): Promise<void> => {
    last = last.then(once);
    return last;
  };

  return {
    start() {
      if (timer !== null) return;
      timer = eachMinute(tick);
      void tick();
    },
    async stop() {
      await timer?.stop();
      timer = null;
      await last;
    },
    tick,
    async list() {
      const now = clock.now();
      const rows: JobStatus[] = [];
      for (const workspace of await store.team.workspaces()) {
        const conversations = await digestConversationsOf(workspace);
        for (const job of jobs) {
          const newest = await store.slots.last(workspace.id, job.name, null);
          rows.push({
            name: job.name,
            workspace,
            when: job.when(workspace, conversations),
            next: job.next(workspace, now, conversations),
            last: newest?.at ?? null,
          });
        }
      }
      return rows;
    },
    async run(name, at) {
      const job = jobs.find((known) => known.name === name);
      if (job === undefined) {
        throw new JobError(`no job is called "${name}". Jobs: ${jobs.map((known) => known.name).join(', ')}`);
      }
      const ran: Ran[] = [];
      for (const workspace of await store.team.workspaces()) {
        const now = clock.now();
        const when = at === null ? now : at(workspace.zone);
        if (when > now) throw new JobError('that time is still to come; the running bot will see to it');
        const taken = await takeAll(await job.due(await lookAt(workspace, when, null)));
        ran.push(...taken.map((one) => ({ workspace, ...one })));
      }
      return ran;
    },
  };
};
