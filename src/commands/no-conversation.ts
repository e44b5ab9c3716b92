import type { Context } from './context.ts';
import { CommandError, type Example } from './error.ts';

/** Why nothing can be posted or set where a command was said: it is no channel, or others read it along. */
export const noConversation = (
  { sharedChannel }: Pick<Context, 'sharedChannel'>,
  example: Example,
): CommandError =>
  new CommandError(sharedChannel === null ? 'no-conversation' : 'channel-shared', {}, example);
