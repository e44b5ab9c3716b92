import type { Command } from '../command.ts';
import type { Mentioned, ParseContext } from './context.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const setup = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const pause = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const resume = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const preview = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
