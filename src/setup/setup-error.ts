/** Setting up cannot go on. `message` is one line that says what to do; `usage`: it was asked for wrongly. */
export class SetupError extends Error {
  readonly usage: boolean;

  constructor(message: string, { usage = false, cause }: { usage?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = 'SetupError';
    this.usage = usage;
  }
}
