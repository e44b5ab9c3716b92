import type { Form } from '../form.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const timeOffForm = (..._: unknown[]): Form => pending();
