/** What /readyz is told of a messenger. */
export interface Health {
  /** A call was answered well. */
  answered(): void;
  /** A call was refused with the messenger's own code. */
  failed(code: string): void;
  /** In words for an administrator; null where all is well. */
  healthProblem(): string | null;
}

/** One failed call is nothing; an app or a token that opens nothing, or a dead connection, is. */
export const createHealth = (
  messenger: string,
  parts: {
    /** Whether nothing works until somebody acts. */
    isFatal(code: string): boolean;
    remedy: string;
    /** What is wrong with the connection on which events come in; null: nothing, or there is none. */
    connectionProblem(): string | null;
  },
): Health => {
  let state: 'unknown' | 'well' | { code: string } = 'unknown';

  return {
    answered() {
      state = 'well';
    },
    failed(code) {
      // What nothing works without outweighs whatever else fails because of it.
      const isKnownFatal = typeof state === 'object' && parts.isFatal(state.code);
      if (parts.isFatal(code) || (state !== 'well' && !isKnownFatal)) state = { code };
    },
    healthProblem() {
      if (state === 'unknown') return `${messenger} has not answered yet.`;
      if (state === 'well') return parts.connectionProblem();
      return parts.isFatal(state.code)
        ? `${messenger} said ${state.code}: ${parts.remedy}.`
        : `${messenger} cannot be used: ${state.code}.`;
    },
  };
};
