import { ChatError } from '../../src/chat/adapter.ts';

/** How a call to a messenger failed. Throws when it did not. */
export const failure = async (work: Promise<unknown>): Promise<ChatError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ChatError)) throw new Error(`no ChatError: ${String(error)}`);
  return error;
};
