import type { Command } from '../cards/kit/command.ts';
import { CommandError } from './error.ts';
import { entryOf } from './registry.ts';

/**
 * The command that a pressed button stands for. Throws CommandError `outdated-button` for one that nobody made, or
 * that an earlier version made and this one does not know.
 */
export const pressed = (press: unknown): Command => {
  const named = renamed(press);
  const read = entryOf(
    typeof named === 'object' && named !== null && 'kind' in named ? named.kind : null,
  )?.input.safeParse(named);
  if (read?.success !== true) throw new CommandError('outdated-button');
  return read.data;
};

/** What cards posted by earlier versions call things; they stay in the channels, and people press them. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['seen', 'expectedVersion'],
  ['own', 'onPersonalCard'],
]);

/** The same with today's names, at the top and in what opens a form. */
export const renamed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      RENAMED.get(key) ?? key,
      key === 'ref' ? renamed(item) : item,
    ]),
  );
};
