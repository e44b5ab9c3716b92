/** Slack and Feishu give three seconds for an answer; the rest is for the way there and back. */
export const ACK_WITHIN_MS = 2_000;

/** No call of a messenger's API is waited for longer. */
export const API_TIMEOUT_MS = 10_000;

/** How far a signed request's timestamp may be off. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;
