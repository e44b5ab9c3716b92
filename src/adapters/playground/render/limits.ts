/** What the page can show well. Longer content is cut visibly by `render`. */
export const LIMITS = {
  title: 300,
  text: 4000,
  label: 80,
  elements: 80,
  fields: 40,
  controls: 12,
  options: 60,
  rows: 60,
  cell: 200,
  bars: 24,
  /** Each has a marker of its own. */
  lines: 4,
} as const;

/** Bytes of a request's body. */
export const BODY_BYTES = 256 * 1024;
/** Messages of each channel that a page gets when it opens. */
export const BACKLOG = 200;
/** How often the transcript is asked for what another program wrote, ms. */
export const POLL_MS = 1000;
