/** A job cannot be run as asked; the message is for the person at the command line. */
export class JobError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'JobError';
  }
}
