/** As much of real time as waiting needs. */
export interface Waiting {
  /** Runs once after `ms`; the returned function takes it back. */
  after(ms: number, run: () => void): () => void;
}

/** What a promise that never rejects comes to; null where that takes longer than `ms`. */
export const withinTime = <T>(work: Promise<T>, ms: number, timers: Waiting): Promise<T | null> =>
  new Promise((resolve) => {
    const cancel = timers.after(ms, () => resolve(null));
    void work.then((value) => {
      cancel();
      resolve(value);
    });
  });
