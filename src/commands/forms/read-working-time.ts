import type { Command } from '../command.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const readCalendar = async (..._: unknown[]): Promise<Command | null> => pending();
export const readTimeOff = async (..._: unknown[]): Promise<Command | null> => pending();
