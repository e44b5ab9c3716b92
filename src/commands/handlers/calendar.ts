import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const showCalendar: Handler<'show-calendar'> = pending;
export const setCalendar: Handler<'set-calendar'> = pending;
export const setDays: Handler<'set-days'> = pending;
