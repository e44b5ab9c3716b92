import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Answer } from './question.ts';

/** Which worker is started, and for how long it is waited for and kept. */
export interface WorkerClientOptions {
  /** The worker's program: answers each message with one `Answer`. */
  program: URL;
  options: WorkerOptions;
  /** ms from when a question's turn comes until it is given up. */
  limit: number;
  /** ms without a question after which the worker is ended. */
  idle: number;
  /** Runs once after `ms`, without keeping the process alive; the returned function takes it back. */
  after?: (ms: number, run: () => void) => () => void;
}

/**
 * A worker that is there while it is needed: started by a question, ended when there have been none for a while.
 * It answers one question at a time, in order. Where it dies or takes too long, the question under way is rejected
 * and the next one starts it anew.
 */
export class WorkerClient {
  readonly #how: Required<WorkerClientOptions>;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #reject: ((error: Error) => void) | null = null;
  #cancelIdle = (): void => {};
  #isClosed = false;

  constructor(how: WorkerClientOptions) {
    this.#how = { after: later, ...how };
  }

  ask<Value>(question: object): Promise<Value> {
    const turn = this.#last.then(() => this.#put<Value>(question));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** What is under way or in line is rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end(new Error(CLOSED));
  }

  async #put<Value>(question: object): Promise<Value> {
    if (this.#isClosed) throw new Error(CLOSED);
    this.#cancelIdle();
    const { limit, idle, after } = this.#how;
    const worker = this.#worker ?? this.#start();
    worker.ref();
    const tooLong = new Error(`a report took longer than ${limit / 1000} s`);
    const cancelLimit = after(limit, () => void this.#end(tooLong));
    try {
      const answer = await new Promise<Answer<Value>>((resolve, reject) => {
        this.#reject = reject;
        worker.once('message', resolve);
        worker.postMessage(question);
      });
      if ('error' in answer) throw answer.error;
      return answer.value;
    } finally {
      this.#reject = null;
      cancelLimit();
      worker.unref();
      if (this.#worker === worker) this.#cancelIdle = after(idle, () => void this.#end(null));
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#how.program, this.#how.options);
    worker.on('error', (cause) => this.#lost(worker, new Error('the report thread failed', { cause })));
    worker.on('exit', (code) => this.#lost(worker, new Error(`the report thread ended with ${code}`)));
    this.#worker = worker;
    return worker;
  }

  #lost(worker: Worker, error: Error | null): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (error !== null) this.#reject?.(error);
  }

  async #end(error: Error | null): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#cancelIdle();
    this.#lost(worker, error);
    await worker.terminate();
  }
}

const CLOSED = 'the database was closed';

const later = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
