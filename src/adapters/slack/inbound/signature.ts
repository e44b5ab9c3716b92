import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGNATURE_WINDOW_MS } from '../../shared/time-limits.ts';

/**
 * Whether Slack signed these bytes lately. `now` in ms.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const isSigned = (
  secret: string,
  body: Buffer,
  timestamp: unknown,
  signature: unknown,
  now: number,
): boolean => {
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1_000) > SIGNATURE_WINDOW_MS) return false;
  const expected = Buffer.from(sign(secret, timestamp, body));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

const sign = (secret: string, timestamp: string, body: Buffer): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
