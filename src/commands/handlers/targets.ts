import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const setTarget: Handler<'set-target'> = pending;
export const addSpend: Handler<'add-spend'> = pending;
