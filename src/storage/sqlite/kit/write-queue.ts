import { type Database, SqliteError, type Statement } from 'better-sqlite3';

/** What the store wants to know of its transactions. */
export interface WriteHooks {
  /** A transaction has begun and holds the write lock. */
  begun(): void;
  /** Something that was written, and perhaps read since, did not stay. */
  forget(): void;
}

interface Job {
  /** Does the work inside the transaction. False: it failed, left nothing behind and has been told. */
  attempt(): boolean;
  done(): void;
  fail(error: unknown): void;
}

/** How often, and with what pause, the write lock is asked for again while another process holds it: ten seconds. */
const BUSY_TRIES = 400;
const BUSY_PAUSE_MS = 5;

/**
 * All writes of the store. Those that arrive in the same turn of the event loop share one transaction,
 * hence one fsync; each is still all or nothing (a savepoint), and each is answered only after the COMMIT
 * succeeded. When the COMMIT fails, all of them fail.
 *
 * A write is carried out as soon as it arrives, so that what is read later in the same turn is already
 * built on it: fifty people who write a note on one deal at once do not conflict with each other. What
 * was read so is durable when `settled` resolves.
 */
export class WriteQueue {
  readonly #client: Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #save: Statement;
  readonly #release: Statement;
  readonly #takeBack: Statement;
  readonly #tell: WriteHooks;
  /** Carried out in the open transaction. */
  #carriedOut: Job[] = [];
  /** In line until another process lets go of the write lock. */
  #inLine: Job[] = [];
  #busyTries = 0;
  #settling: ((error: unknown) => void)[] = [];

  constructor(client: Database, tell: WriteHooks) {
    this.#client = client;
    this.#tell = tell;
    // IMMEDIATE: the write lock is taken before anything is read, so what is read stays true until the COMMIT.
    this.#begin = client.prepare('BEGIN IMMEDIATE');
    this.#commit = client.prepare('COMMIT');
    this.#rollback = client.prepare('ROLLBACK');
    this.#save = client.prepare('SAVEPOINT write');
    this.#release = client.prepare('RELEASE write');
    this.#takeBack = client.prepare('ROLLBACK TO write');
  }

  /** `work` runs synchronously inside the transaction; when it throws, nothing of it stays. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let done = (): void => {};
      this.#add({
        attempt: () => {
          const result = this.#wholly(work, reject);
          if (result === null) return false;
          done = () => resolve(result.value);
          return true;
        },
        done: () => done(),
        fail: reject,
      });
    });
  }

  /** Resolves when all that could be read up to now is durable; rejects when it did not become so. */
  async settled(): Promise<void> {
    if (this.#carriedOut.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      this.#settling.push((error) => (error === null ? resolve() : reject(error)));
    });
  }

  /** Ends the open transaction now; what waits for another process fails. */
  close(): void {
    if (this.#client.inTransaction) this.#end();
    for (const job of this.#inLine.splice(0)) job.fail(new Error('the database was closed'));
  }

  #add(job: Job): void {
    if (this.#inLine.length > 0) {
      this.#inLine.push(job);
      return;
    }
    try {
      if (!this.#client.inTransaction) {
        this.#begin.run();
        this.#tell.begun();
        setImmediate(() => this.#end());
      }
    } catch (error) {
      this.#inLine.push(job);
      this.#waitOrFail(error);
      return;
    }
    this.#carryOut(job);
  }

  #carryOut(job: Job): void {
    try {
      if (job.attempt()) this.#carriedOut.push(job);
    } catch (error) {
      job.fail(error);
      this.#lose(error);
    }
  }

  /** Another process writes: stay in line without holding up the event loop. */
  #waitOrFail(error: unknown): void {
    this.#busyTries += 1;
    if (isBusy(error) && this.#busyTries <= BUSY_TRIES) {
      setTimeout(() => this.#tryAgain(), BUSY_PAUSE_MS);
      return;
    }
    this.#busyTries = 0;
    for (const job of this.#inLine.splice(0)) job.fail(error);
  }

  #tryAgain(): void {
    if (this.#inLine.length === 0) return;
    try {
      this.#begin.run();
      this.#tell.begun();
    } catch (error) {
      this.#waitOrFail(error);
      return;
    }
    this.#busyTries = 0;
    for (const job of this.#inLine.splice(0)) {
      if (this.#client.inTransaction) this.#carryOut(job);
      else this.#add(job);
    }
    this.#end();
  }

  #end(): void {
    if (!this.#client.inTransaction) return;
    try {
      this.#commit.run();
    } catch (error) {
      this.#lose(error);
      return;
    }
    for (const job of this.#carriedOut.splice(0)) job.done();
    for (const settle of this.#settling.splice(0)) settle(null);
  }

  /** The whole transaction is gone, and with it what was carried out before. */
  #lose(error: unknown): void {
    if (this.#client.inTransaction) this.#rollback.run();
    this.#tell.forget();
    for (const job of this.#carriedOut.splice(0)) job.fail(error);
    for (const settle of this.#settling.splice(0)) settle(error);
  }

  /** null: it failed and was taken back. Throws when SQLite gave up the whole transaction (full disk, I/O error). */
  #wholly<T>(work: () => T, fail: (error: unknown) => void): { value: T } | null {
    this.#save.run();
    try {
      const value = work();
      this.#release.run();
      return { value };
    } catch (error) {
      if (!this.#client.inTransaction) throw error;
      this.#takeBack.run();
      this.#release.run();
      this.#tell.forget();
      fail(error);
      return null;
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY');
