import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** One running bot, by where it runs and when it was started. */
export interface Instance {
  /** No other has had it or will. */
  id: string;
  /** Whether the instance of an id is known to have ended: another host's is not known to. */
  isDead(id: string): boolean;
}

const SEPARATOR = '/';

/** One for the process, however many senders it has. */
const NONCE = randomUUID();

/** This process. `isRunning` tells whether a process of this machine is there. */
export const thisInstance = (isRunning: (pid: number) => boolean = isProcess): Instance => {
  const host = hostname().replaceAll(SEPARATOR, '-');
  const own = [host, process.pid, NONCE].join(SEPARATOR);
  return {
    id: own,
    isDead(id) {
      const [where, pid] = id.split(SEPARATOR);
      if (id === own || where !== host) return false;
      // Our number, but not us: it was given to us because its former holder is gone (a container's first process).
      return Number(pid) === process.pid || !isRunning(Number(pid));
    },
  };
};

const isProcess = (pid: number): boolean => {
  try {
    // Signal 0 only asks. https://nodejs.org/api/process.html#processkillpid-signal
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
