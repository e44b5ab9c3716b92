import { DeliveryError } from '../../src/chat/delivery-error.ts';

/** How a call to a messenger failed. Throws when it did not. */
export const failure = async (work: Promise<unknown>): Promise<DeliveryError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`no DeliveryError: ${String(error)}`);
  return error;
};
