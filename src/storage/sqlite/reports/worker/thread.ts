import type { Reports } from '../../../../domain/ports/reports.ts';
import { MINUTE } from '../../../../domain/time.ts';
import type { AnswerOf } from './question.ts';
import { WorkerClient, type WorkerClientOptions } from './worker-client.ts';

/** Compiled: Node runs no TypeScript in a worker, so this is for the built bot. */
const PROGRAM = new URL('./thread-worker.js', import.meta.url);

/** Reports that are counted beside this thread. */
export interface ReportThread {
  reports: Reports;
  /** Questions under way are rejected. */
  close(): Promise<void>;
}

/**
 * The reports of `file`, answered by a thread of their own: whoever asks waits, nobody else does. `settled` is
 * awaited before a question goes there, so that it finds what the asker could read here.
 */
export const reportThread = (
  file: string,
  settled: () => Promise<void>,
  how: Partial<WorkerClientOptions> = {},
): ReportThread => {
  const line = new WorkerClient({
    program: PROGRAM,
    options: { workerData: { file } },
    limit: MINUTE,
    idle: MINUTE / 2,
    ...how,
  });
  const ask = async <Method extends keyof Reports>(
    method: Method,
    args: Parameters<Reports[Method]>,
  ): Promise<AnswerOf<Method>> => {
    await settled();
    return line.ask<AnswerOf<Method>>({ method, args });
  };
  return {
    reports: {
      funnel: (...args) => ask('funnel', args),
      stuck: (...args) => ask('stuck', args),
      mornings: (...args) => ask('mornings', args),
      summary: (...args) => ask('summary', args),
      forecast: (...args) => ask('forecast', args),
      sources: (...args) => ask('sources', args),
      lost: (...args) => ask('lost', args),
    },
    close: () => line.close(),
  };
};
