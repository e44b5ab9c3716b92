import { DeliveryError } from '../../chat/delivery-error.ts';

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
export const chatError = (error: unknown): DeliveryError =>
  error instanceof DeliveryError
    ? error
    : new DeliveryError('transcript', { retryable: true, deliveryUnknown: true });
