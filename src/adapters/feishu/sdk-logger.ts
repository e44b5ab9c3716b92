import { type Logger, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../chat/log.ts';

/** The SDK's own chatter below this is of no use to anybody. */
export const SDK_LOG_LEVEL = LoggerLevel.warn;

/** The SDK's connection logs errors with the requests that failed, and payloads at debug level: only its own words pass. */
export const sdkLogger = (log: Log): Logger => ({
  error: (...words) => log.warn({ sdk: 'feishu' }, said(words)),
  warn: (...words) => log.warn({ sdk: 'feishu' }, said(words)),
  info() {},
  debug() {},
  trace() {},
});

const said = (words: readonly unknown[]): string =>
  words
    .flat()
    .flatMap((word) => (typeof word === 'string' ? [word] : word instanceof Error ? [word.message] : []))
    .join(' ')
    .slice(0, 300);
