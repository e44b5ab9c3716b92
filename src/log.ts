import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

const CAUSES = 3;

/** What is said of an error. Not its other fields: those of an HTTP client hold the request with its token. */
interface Said {
  type: string;
  message: string;
  code?: string | number;
  stack?: string;
  cause?: Said;
}

const said = (error: Error, causes = CAUSES): Said => ({
  type: error.name,
  message: error.message,
  ...('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? { code: error.code }
    : {}),
  ...(error.stack === undefined ? {} : { stack: error.stack }),
  ...(error.cause instanceof Error && causes > 0 ? { cause: said(error.cause, causes - 1) } : {}),
});

/** The log, a JSON line each. Of an error only name, words, code and stack are written. */
export const createLog = (level: Config['logLevel'], to?: DestinationStream): Logger => {
  const options = {
    level,
    serializers: { err: (error: unknown) => (error instanceof Error ? said(error) : String(error)) },
  };
  return to === undefined ? pino(options) : pino(options, to);
};
