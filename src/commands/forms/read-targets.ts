import type { Command } from '../command.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const readTarget = async (..._: unknown[]): Promise<Command | null> => pending();
export const readFix = async (..._: unknown[]): Promise<Command | null> => pending();
