import type { Form } from '../form.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const targetForm = (..._: unknown[]): Form => pending();
