/**
 * Presses that have not been answered yet, by the pressed card's message. Until the answer is out the card must
 * not be changed in another way: Feishu would fail, or turn the change back.
 * https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/handle-card-callbacks
 */
export interface Presses {
  during<T>(messageId: string | null, answered: Promise<T>): Promise<T>;
  /** Resolves when the message is not being pressed. */
  over(messageId: string): Promise<void>;
}

/** Presses under way by card, so that a change of the card can wait for their answers. */
export const createPresses = (): Presses => {
  const open = new Map<string, Set<Promise<unknown>>>();

  return {
    during(messageId, answered) {
      if (messageId === null) return answered;
      const others = open.get(messageId) ?? new Set();
      open.set(messageId, others.add(answered));
      return answered.finally(() => {
        others.delete(answered);
        if (others.size === 0) open.delete(messageId);
      });
    },
    async over(messageId) {
      const answers = open.get(messageId);
      if (answers === undefined) return;
      await Promise.allSettled(answers);
      // The answer itself still has to be written.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};
