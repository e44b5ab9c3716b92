/** A card must not be changed before the answer to the press on it has arrived, or it jumps back. */
export const SETTLED_AFTER_MS = 500;
