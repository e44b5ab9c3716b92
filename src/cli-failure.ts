import { ConfigError } from './config.ts';
import { JobError } from './jobs/job-error.ts';
import { SetupError } from './setup/setup-error.ts';

/** What the person at the command line reads: one line per problem. `usage`: they asked for it wrongly. */
export const explainFailure = (error: unknown): { lines: readonly string[]; usage: boolean } => {
  if (error instanceof ConfigError) return { lines: error.problems, usage: true };
  if (error instanceof JobError) return { lines: [error.message], usage: true };
  if (error instanceof SetupError) return { lines: [error.message], usage: error.usage };
  if (!(error instanceof Error)) return { lines: [oneLine(String(error))], usage: false };
  return { lines: [oneLine(portTrouble(error) ?? error.message)], usage: false };
};

const portTrouble = (error: Error): string | null => {
  if (!('code' in error)) return null;
  const port = 'port' in error ? error.port : '';
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another program: stop it, or set PORT to another one`;
    case 'EACCES':
      return 'syscall' in error && error.syscall === 'listen'
        ? `port ${port} needs more rights: set PORT to one from 1024 up`
        : null;
    case 'EADDRNOTAVAIL':
      return 'HOST is no address of this machine: use 127.0.0.1 or 0.0.0.0';
    case 'ENOTFOUND':
      return 'syscall' in error && error.syscall === 'getaddrinfo'
        ? `HOST is not known: ${error.message}`
        : null;
    default:
      return null;
  }
};

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();
