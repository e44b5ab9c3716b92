import { DeliveryError } from '../../chat/delivery-error.ts';
import { field, textAt } from '../shared/payload.ts';

/** The message is no more, or Feishu lets nobody change it any longer: a new one has to be posted. */
const GONE = new Set([
  '230011', // withdrawn
  '230031', // older than 14 days
  '230110', // deleted
]);

/** Too much at once of one method by the whole app, whomever it was for. */
const APP_LIMITED = '99991400';

/** Too much at once. https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control */
const LIMITED = new Set([APP_LIMITED, '230020', '11232', '11233', '11247']);

/** Feishu is unwell, or still busy with the same message; it may have happened all the same. */
const UNSURE = new Set(['1500', '2200', '5000', '230049']);

/** Somebody is pressing the card just now: nothing was changed, and it can be in a moment. */
const PRESSED = '200810';

/** The token was not the right one; the next one may be. */
const STALE_TOKEN = new Set(['99991661', '99991663', '99991664', '99991665', '99991668', '99991671']);

/** The app opens nothing, until somebody acts. */
const APP = new Set([
  '10003', // no app id
  '10012', // no app secret
  '10013', // no such app
  '10014', // wrong secret
  '10015', // wrong secret
  '10019', // app not installed
  '99991662', // app switched off
  '99991673', // app not installed
]);

/** What a card was refused with; the text of the answer may say where. */
const CARD = new Set([
  '230099',
  '230025',
  '230028',
  '11310',
  '200380',
  '200550',
  '200570',
  '200621',
  '200732',
]);

const SOON_MS = 1_000;
const LATER_MS = 60_000;
const UNKNOWN_FATE = { retryable: true, deliveryUnknown: true };

/** The token has run out: the same call may work with a fresh one. */
export const isStaleToken = (code: string): boolean => STALE_TOKEN.has(code);
/** Nothing works until an administrator of the tenant, or of the app, acts. */
export const isAppTrouble = (code: string): boolean => APP.has(code) || STALE_TOKEN.has(code);
/** Too many calls, of a chat or of the app: later it may work. */
export const isLimited = (code: string): boolean => LIMITED.has(code);
/** The whole app calls too often, not one chat. */
export const isAppLimited = (code: string): boolean => code === APP_LIMITED;
/** The group or the client takes no such card; a text may do. */
export const isRefusedCard = (code: string): boolean => CARD.has(code);

/** Feishu's own answer, in the terms of the dispatcher. `resetMs`: when it says the limit ends. */
export const ofCode = (code: string, resetMs: number | null = null, cause?: unknown): DeliveryError => {
  if (LIMITED.has(code)) {
    return new DeliveryError(code, { retryable: true, retryAfterMs: Math.max(resetMs ?? 0, SOON_MS), cause });
  }
  if (code === PRESSED) return new DeliveryError(code, { retryable: true, retryAfterMs: SOON_MS, cause });
  // An app is put right by a person: hurry is no use.
  if (isAppTrouble(code)) return new DeliveryError(code, { retryable: true, retryAfterMs: LATER_MS, cause });
  return new DeliveryError(code, {
    retryable: UNSURE.has(code),
    deliveryUnknown: UNSURE.has(code),
    gone: GONE.has(code),
    cause,
  });
};

/** The code of an answer, `0` where all went well; null: this is no answer of Feishu's. */
export const codeOf = (answer: unknown): string | null => {
  const code = field(answer, 'code');
  return typeof code === 'number' || typeof code === 'string' ? String(code) : null;
};

/** The one place where failures of the SDK and of its HTTP client get their meaning. */
export const toDeliveryError = (error: unknown): DeliveryError => {
  if (error instanceof DeliveryError) return error;
  const status = field(error, 'response', 'status');
  if (typeof status === 'number') return ofResponse(status, field(error, 'response'), error);
  // The SDK tells only in words why there is no token.
  const refused = error instanceof Error ? /^failed to get \w+, code: (\d+)/.exec(error.message) : null;
  if (refused?.[1] !== undefined) return ofCode(refused[1], null, error);
  return ofRequest(textAt(error, 'code') ?? '', error);
};

const ofResponse = (status: number, response: unknown, cause: unknown): DeliveryError => {
  const code = codeOf(field(response, 'data'));
  const resetMs = seconds(textAt(response, 'headers', 'x-ogw-ratelimit-reset'));
  if (status === 429) return ofCode(code !== null && isLimited(code) ? code : APP_LIMITED, resetMs, cause);
  if (code !== null) return ofCode(code, resetMs, cause);
  return new DeliveryError(`http_${status}`, {
    retryable: status >= 500,
    deliveryUnknown: status >= 500,
    cause,
  });
};

/** `code`: the system's, or the HTTP client's. */
const ofRequest = (code: string, cause: unknown): DeliveryError => {
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT')
    return new DeliveryError('timeout', { ...UNKNOWN_FATE, cause });
  // Nobody answered the call at all: it cannot have arrived.
  const isRefused = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
  return new DeliveryError('unreachable', { retryable: true, deliveryUnknown: !isRefused, cause });
};

const seconds = (text: string | null): number | null => {
  const value = Number(text);
  return text === null || !Number.isFinite(value) || value < 0 ? null : value * 1_000;
};
