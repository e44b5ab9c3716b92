import type { Card } from './card.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const morningNoteCard = (..._: unknown[]): Card => pending();
