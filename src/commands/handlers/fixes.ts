import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const assignFix: Handler<'assign-fix'> = pending;
export const finishFix: Handler<'finish-fix'> = pending;
