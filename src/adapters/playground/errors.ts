import { ChatError } from '../../chat/adapter.ts';

/** A request the playground does not answer; `status` is what HTTP calls it. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, why: string) {
    super(why);
    this.name = 'Refused';
    this.status = status;
  }
}

/** The transcript lives in the bot's own file: whatever fails there is worth another try. */
export const chatError = (error: unknown): ChatError =>
  error instanceof ChatError
    ? error
    : new ChatError('transcript', { retryable: true, deliveryUnknown: true });
