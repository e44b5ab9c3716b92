import { z } from 'zod';
import type { Command } from '../cards/kit/command.ts';
import { withLongNames } from '../cards/kit/press-names.ts';
import { CommandError } from './error.ts';
import { type ParseContext, parse } from './parse.ts';
import { entryOf } from './registry.ts';

const saidLine = z.strictObject({ kind: z.literal('say'), line: z.string().max(1000) });

/**
 * The command that a pressed button stands for, or that the line on it asks for. Throws CommandError `outdated-button` for one that nobody made, or
 * that an earlier version made and this one does not know.
 */
export const pressed = async (press: unknown, context: ParseContext): Promise<Command> => {
  const said = saidLine.safeParse(press);
  if (said.success) return parse({ command: null, text: said.data.line, mentions: new Map() }, context);
  const named = withLongNames(press);
  const read = entryOf(
    typeof named === 'object' && named !== null && 'kind' in named ? named.kind : null,
  )?.input.safeParse(named);
  if (read?.success !== true) throw new CommandError('outdated-button');
  return read.data;
};
