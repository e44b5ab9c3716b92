import { type Database, SqliteError, type Statement } from 'better-sqlite3';

interface Job {
  work(): void;
  settle(): void;
  fail(error: unknown): void;
}

/** How long another process may hold the write lock beyond SQLite's own patience, and how often we ask. */
const BUSY_TRIES = 40;
const BUSY_PAUSE_MS = 50;

/**
 * All writes of the store, in order. Those that arrive in the same turn of the event loop share one
 * transaction, hence one fsync; each is still all or nothing (a savepoint), and each is answered only
 * after the COMMIT succeeded. When the COMMIT fails, all of them fail.
 */
export class WriteQueue {
  readonly #client: Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #save: Statement;
  readonly #release: Statement;
  readonly #undo: Statement;
  #waiting: Job[] = [];
  #scheduled = false;
  #busyTries = 0;
  #idle: (() => void)[] = [];

  constructor(client: Database) {
    this.#client = client;
    // IMMEDIATE: the write lock is taken before anything is read, so what is read stays true until the COMMIT.
    this.#begin = client.prepare('BEGIN IMMEDIATE');
    this.#commit = client.prepare('COMMIT');
    this.#rollback = client.prepare('ROLLBACK');
    this.#save = client.prepare('SAVEPOINT write');
    this.#release = client.prepare('RELEASE write');
    this.#undo = client.prepare('ROLLBACK TO write');
  }

  /** `work` runs synchronously inside the transaction; when it throws, nothing of it stays. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let settle = (): void => {};
      this.#waiting.push({
        work: () => {
          const result = work();
          settle = () => resolve(result);
        },
        settle: () => settle(),
        fail: reject,
      });
      this.#schedule();
    });
  }

  /** Resolves when no write waits. */
  async drained(): Promise<void> {
    if (this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const jobs = this.#waiting;
    this.#waiting = [];
    try {
      this.#begin.run();
      this.#busyTries = 0;
    } catch (error) {
      this.#wait(jobs, error);
      return;
    }
    const done = this.#workThrough(jobs);
    if (done !== null) for (const job of done) job.settle();
    this.#rest();
  }

  /** Another process writes: stay in line without holding up the event loop. */
  #wait(jobs: Job[], error: unknown): void {
    this.#busyTries += 1;
    if (!isBusy(error) || this.#busyTries > BUSY_TRIES) {
      this.#busyTries = 0;
      for (const job of jobs) job.fail(error);
      this.#rest();
      return;
    }
    this.#waiting = [...jobs, ...this.#waiting];
    this.#scheduled = true;
    setTimeout(() => this.#flush(), BUSY_PAUSE_MS);
  }

  /** The jobs whose work is durable now; those that failed have been told. null: none is. */
  #workThrough(jobs: readonly Job[]): Job[] | null {
    const done: Job[] = [];
    try {
      for (const job of jobs) if (this.#worked(job)) done.push(job);
      this.#commit.run();
      return done;
    } catch (error) {
      if (this.#client.inTransaction) this.#rollback.run();
      for (const job of jobs) job.fail(error);
      return null;
    }
  }

  #worked(job: Job): boolean {
    this.#save.run();
    try {
      job.work();
    } catch (error) {
      // A full disk or an I/O error makes SQLite roll back the whole transaction by itself.
      if (!this.#client.inTransaction) throw error;
      this.#undo.run();
      this.#release.run();
      job.fail(error);
      return false;
    }
    this.#release.run();
    return true;
  }

  #rest(): void {
    if (this.#waiting.length > 0) return;
    for (const wake of this.#idle.splice(0)) wake();
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY');
