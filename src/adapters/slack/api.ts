import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Log } from '../../chat/log.ts';
import type { Health } from '../shared/health.ts';
import { field, parsedJson, textAt } from '../shared/payload.ts';
import { API_TIMEOUT_MS } from '../shared/time-limits.ts';
import { ofCode, toDeliveryError } from './errors.ts';

/** The calls the adapter makes, each with a time limit. */
export interface SlackApi {
  /** One call, no retries: the outbox decides about those. Throws `DeliveryError`. */
  call(method: string, args: Record<string, unknown>): Promise<unknown>;
  /** Posts to a response_url. Throws `DeliveryError`; a used-up or expired one is `expired_url`. */
  respond(url: string, body: object): Promise<void>;
}

/** For every client of the SDK: no retries of its own, and our log. */
export const clientOptions = (apiUrl: string, log: Log) => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: API_TIMEOUT_MS,
  logger: slackLogger(log),
});

/** Over the SDK's client; `health` is told how each call went. */
export const createApi = (
  { botToken, apiUrl }: { botToken: string; apiUrl: string },
  log: Log,
  health: Health,
): SlackApi => {
  const client = new WebClient(botToken, { ...clientOptions(apiUrl, log), allowAbsoluteUrls: false });

  return {
    async call(method, args) {
      try {
        const result = await client.apiCall(method, args);
        health.answered();
        return result;
      } catch (error) {
        const failure = toDeliveryError(error);
        health.failed(failure.code);
        log.debug({ method, code: failure.code }, 'Slack refused a call');
        throw failure;
      }
    },

    async respond(url, body) {
      let response: Response;
      let text: string;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(API_TIMEOUT_MS),
        });
        text = await response.text();
      } catch (error) {
        throw toDeliveryError(error);
      }
      const answer = parsedJson(text);
      if (response.ok && field(answer, 'ok') !== false) return;
      if (response.status === 404 || response.status === 410) throw new DeliveryError('expired_url');
      throw ofCode(textAt(answer, 'error') ?? (text === '' ? `http_${response.status}` : text.trim()));
    },
  };
};

/** The SDK logs payloads at debug level: what people typed has no place in a log. */
export const slackLogger = (log: Log): Logger => ({
  debug() {},
  info() {},
  warn: (...words) => log.warn({ sdk: 'slack' }, words.map(String).join(' ')),
  error: (...words) => log.error({ sdk: 'slack' }, words.map(String).join(' ')),
  setLevel() {},
  getLevel: () => LogLevel.WARN,
  setName() {},
});
