import type { Command } from '../cards/kit/command.ts';
import { withLongNames } from '../cards/kit/press-names.ts';
import { CommandError } from './error.ts';
import { entryOf } from './registry.ts';

/**
 * The command that a pressed button stands for. Throws CommandError `outdated-button` for one that nobody made, or
 * that an earlier version made and this one does not know.
 */
export const pressed = (press: unknown): Command => {
  const named = withLongNames(press);
  const read = entryOf(
    typeof named === 'object' && named !== null && 'kind' in named ? named.kind : null,
  )?.input.safeParse(named);
  if (read?.success !== true) throw new CommandError('outdated-button');
  return read.data;
};
