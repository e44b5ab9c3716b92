import type { Command } from '../command.ts';
import type { Mentioned, ParseContext } from './context.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const calendar = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const away = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const team = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const morningNote = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
