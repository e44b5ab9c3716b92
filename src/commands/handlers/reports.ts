import { definitionsCard } from '../../cards/definitions-card.ts';
import { summaryCard } from '../../cards/summary-card.ts';
import { SECTIONS } from '../../funnel/digest-settings.ts';
import { EVERYBODY } from '../../funnel/figures.ts';
import { periodBefore, periodOf } from '../../funnel/periods.ts';
import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

/** The last whole week or quarter, of everybody and with all there is to it. */
export const showSummary: Handler<'show-summary'> = async (
  { summary: kind },
  { store, workspace, now, view },
) => {
  const name = kind === 'weekly' ? 'week' : 'quarter';
  const period = periodBefore(name, periodOf(name, now, workspace.zone), workspace.zone);
  const ask = { kind, period, now, scope: EVERYBODY, sections: SECTIONS };
  return { kind: 'card', card: summaryCard(await store.reports.summary(workspace, ask), view) };
};

export const showForecast: Handler<'show-forecast'> = pending;
export const showSources: Handler<'show-sources'> = pending;
export const showLost: Handler<'show-lost'> = pending;
export const showDefinitions: Handler<'show-definitions'> = async (_, { view }) => ({
  kind: 'card',
  card: definitionsCard(view),
});
