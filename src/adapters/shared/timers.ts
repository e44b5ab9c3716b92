/** Real time for pacing and acks, which must not follow the bot's clock when that is moved. */
export interface Timers {
  /** Monotonic, ms. */
  now(): number;
  /** Runs once after `ms`; the returned function takes it back. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own. */
export const realTimers: Timers = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
