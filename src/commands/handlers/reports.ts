import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const showSummary: Handler<'show-summary'> = pending;
export const showForecast: Handler<'show-forecast'> = pending;
export const showSources: Handler<'show-sources'> = pending;
export const showLost: Handler<'show-lost'> = pending;
export const showDefinitions: Handler<'show-definitions'> = pending;
