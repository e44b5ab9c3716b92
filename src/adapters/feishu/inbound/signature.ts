import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { SIGNATURE_WINDOW_MS } from '../../shared/time-limits.ts';

/**
 * Whether Feishu signed these bytes lately. `now` in ms. The SDK signs JSON it has written anew, and takes any time.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export const isSigned = (
  encryptKey: string,
  body: Buffer,
  headers: { timestamp: unknown; nonce: unknown; signature: unknown },
  now: number,
): boolean => {
  const { timestamp, nonce, signature } = headers;
  if (typeof nonce !== 'string' || typeof signature !== 'string') return false;
  return isRecent(timestamp, now) && isSame(signature, sign(encryptKey, String(timestamp), nonce, body));
};

const sign = (encryptKey: string, timestamp: string, nonce: string, body: Buffer): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');

/** Feishu's timestamps are in seconds. */
const isRecent = (timestamp: unknown, now: number): boolean =>
  typeof timestamp === 'string' &&
  /^\d{1,12}$/.test(timestamp) &&
  Math.abs(now - Number(timestamp) * 1_000) <= SIGNATURE_WINDOW_MS;

/** Without telling by its time how much of it was right. */
export const isSame = (given: string, expected: string): boolean => {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
};

/** AES-256-CBC; the key is the SHA-256 of the encrypt key, the first 16 bytes are the IV. null: not ours. */
export const decrypted = (encryptKey: string, encrypted: string): string | null => {
  try {
    const bytes = Buffer.from(encrypted, 'base64');
    const key = createHash('sha256').update(encryptKey).digest();
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    return decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
};
