// The thread that answers `Reports`: one question after the other, on a connection of its own that only reads.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../kit/connection.ts';
import { openForReading } from '../../open.ts';
import { reports } from '../index.ts';
import { type Answer, answerTo, type Question } from './question.ts';

const yieldToRequests = (): void => {
  // Linux counts 0 as the calling thread alone; elsewhere it would be the whole bot.
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
};

const noClock = {
  now(): never {
    throw new Error('a report is told the time');
  },
};

yieldToRequests();
const { file }: { file: string } = workerData;
const connection = connect(openForReading(file), noClock);
const here = reports(connection);

const answered = async (question: Question): Promise<Answer<unknown>> => {
  try {
    // Somebody may have committed since the last question, in the same turn of this thread's loop.
    connection.invalidation.recheck();
    return { value: await answerTo(here, question) };
  } catch (error) {
    return { error };
  }
};

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answered(question));
});
