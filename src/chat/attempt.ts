import { DeliveryError } from './delivery-error.ts';
import type { Log } from './log.ts';

/**
 * Tries one way of bringing an answer to somebody. False: it did not go this way, and the next may be tried. A try of
 * unknown fate counts as gone: better one answer than two.
 */
export const attempts =
  (log: Log) =>
  async (way: string, deliver: () => Promise<void>): Promise<boolean> => {
    try {
      await deliver();
      return true;
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.warn({ way, code: error.code }, 'an answer could not go this way');
      return error.deliveryUnknown;
    }
  };
