// A worker that does as it is told: answers with its thread and what it was asked, throws, ends or says nothing.
import { parentPort, threadId } from 'node:worker_threads';

parentPort.on('message', ({ say, refuse, crash, end, silent }) => {
  if (crash) throw new Error('out of order');
  if (end) process.exit(3);
  if (refuse) parentPort.postMessage({ error: new Error(refuse) });
  else if (!silent) parentPort.postMessage({ value: { say, thread: threadId } });
});
