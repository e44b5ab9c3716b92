import type { Command } from '../command.ts';
import type { Mentioned, ParseContext } from './context.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const forecast = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const sources = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const lost = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const target = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const spend = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
export const fix = async (_said: Mentioned, _context: ParseContext): Promise<Command> => pending();
