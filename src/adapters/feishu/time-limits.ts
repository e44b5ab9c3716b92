/** The seconds Feishu gives are three; the rest is for the way there and back. */
export const ACK_WITHIN_MS = 2_000;
/** How long somebody's first event waits for their name. */
export const NAME_WITHIN_MS = 700;
/** A card must not be changed before the answer to the press on it has arrived, or it jumps back. */
export const SETTLED_AFTER_MS = 500;
export const API_TIMEOUT_MS = 10_000;
/** How far a request's timestamp may be off. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;
