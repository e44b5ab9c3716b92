import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const setTimeOff: Handler<'set-time-off'> = pending;
export const endTimeOff: Handler<'end-time-off'> = pending;
export const setTeam: Handler<'set-team'> = pending;
export const setMorningNote: Handler<'set-morning-note'> = pending;
