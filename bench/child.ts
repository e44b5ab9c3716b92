import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Said by a child when it serves; `start` waits for it. */
export const listening = (port: number): void => {
  console.log(`listening ${port}`);
};

export interface Child {
  url: string;
  /** From spawn to the line that says it serves, ms. */
  readyMs: number;
  /** Resident memory now, in MB. */
  residentMb(): number;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const PORT = /(?:listening |http:\/\/127\.0\.0\.1:)(\d+)/;

/** Starts a Node program and waits until it prints where it listens. */
export const start = async (args: readonly string[], env: Record<string, string>): Promise<Child> => {
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, [...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('the child has no output');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const port = PORT.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return {
      url: `http://127.0.0.1:${port}`,
      readyMs: performance.now() - began,
      residentMb: () => residentMb(child.pid),
      signal: (name) => void child.kill(name),
      async stop() {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      },
    };
  }
  throw new Error(`${args.join(' ')} ended before it listened`);
};

const residentMb = (pid: number | undefined): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
};

/** Runs a Node program to its end and returns how long it took, ms. */
export const duration = async (args: readonly string[]): Promise<number> => {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: 'inherit' });
  await once(child, 'exit');
  return performance.now() - began;
};
