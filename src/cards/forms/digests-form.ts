import type { Form } from '../form.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const digestsForm = (..._: unknown[]): Form => pending();
