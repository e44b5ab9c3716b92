import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { DeliveryError } from '../../chat/delivery-error.ts';

/** The message is no more, or Slack lets nobody change it any longer: a new one has to be posted. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_inactive']);

/** Slack is busy or unwell; the same call may succeed later. https://docs.slack.dev/reference/methods/chat.postMessage */
const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'service_unavailable',
  'internal_error',
  'fatal_error',
  'request_timeout',
  'team_added_to_org',
]);

/** Slack says of these that something may have happened all the same. */
const UNSURE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** The token opens nothing any more, until somebody acts. */
const TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'org_login_required',
  'ekm_access_denied',
  'no_permission',
  'not_allowed_token_type',
]);

const SOON_MS = 1_000;

/** The token opens nothing any more, until an administrator acts. */
export const isTokenTrouble = (code: string): boolean => TOKEN.has(code);

/** The one place where Slack's failures get their meaning. */
export const toDeliveryError = (error: unknown): DeliveryError => {
  if (error instanceof DeliveryError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new DeliveryError('ratelimited', {
      retryable: true,
      retryAfterMs: Math.max(error.retryAfter * 1_000, SOON_MS),
      cause: error,
    });
  }
  if (error instanceof WebAPIPlatformError) return ofCode(error.data.error, error);
  if (error instanceof WebAPIHTTPError) {
    return new DeliveryError(`http_${error.statusCode}`, {
      retryable: error.statusCode >= 500 || error.statusCode === 429,
      deliveryUnknown: error.statusCode >= 500,
      cause: error,
    });
  }
  if (error instanceof WebAPIRequestError) return ofRequest(error.original);
  // A 429 without a usable Retry-After comes as a bare Error.
  if (error instanceof Error && error.message.startsWith('Retry header')) {
    return new DeliveryError('ratelimited', { retryable: true, retryAfterMs: SOON_MS, cause: error });
  }
  return error instanceof Error
    ? ofRequest(error)
    : new DeliveryError('unreachable', { ...RETRY_UNSURE, cause: error });
};

const RETRY_UNSURE = { retryable: true, deliveryUnknown: true };

/** An answer that is no JSON (a proxy's page) arrives here as its whole text. */
export const ofCode = (code: string, cause?: unknown): DeliveryError => {
  if (!/^[a-z0-9_-]{1,60}$/i.test(code)) return new DeliveryError('bad_answer', { ...RETRY_UNSURE, cause });
  return new DeliveryError(code, {
    retryable: PASSING.has(code) || TOKEN.has(code),
    gone: GONE.has(code),
    deliveryUnknown: UNSURE.has(code),
    // A token is put right by a person: hurry is no use.
    retryAfterMs: TOKEN.has(code) ? 60_000 : null,
    cause,
  });
};

const ofRequest = (error: Error): DeliveryError => {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return new DeliveryError('timeout', { ...RETRY_UNSURE, cause: error });
  }
  // Nobody answered the call at all: it cannot have arrived.
  const refused = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(String(causeCode(error)));
  return new DeliveryError('unreachable', { retryable: true, deliveryUnknown: !refused, cause: error });
};

const causeCode = (error: Error): unknown => {
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
};
