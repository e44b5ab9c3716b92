import { definitionsCard } from '../../cards/reports/definitions-card.ts';
import { forecastCard } from '../../cards/reports/forecast-card.ts';
import { lostCard } from '../../cards/reports/lost-card.ts';
import { sourcesCard } from '../../cards/reports/sources-card.ts';
import { summaryCard } from '../../cards/reports/summary-card.ts';
import { SECTIONS } from '../../domain/digests/digest-settings.ts';
import { EVERYBODY } from '../../domain/reports/figures.ts';
import { type PeriodName, periodBefore, periodOf } from '../../domain/reports/periods.ts';
import type { Handler } from '../handler.ts';

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

export const showForecast: Handler<'show-forecast'> = async (_, { store, workspace, now, view }) => ({
  kind: 'card',
  card: forecastCard(await store.reports.forecast(workspace, now, EVERYBODY), view),
});

export const showSources: Handler<'show-sources'> = async (
  { period: asked, by, page = 0 },
  { store, workspace, now, view },
) => {
  const name = named(asked);
  const period = periodOf(name, now, workspace.zone);
  const sources = await store.reports.sources(workspace, period, EVERYBODY, by);
  return { kind: 'card', card: sourcesCard(sources, { period: name, by, page }, view) };
};

export const showLost: Handler<'show-lost'> = async ({ period: asked }, { store, workspace, now, view }) => {
  const name = named(asked);
  const figures = await store.reports.lost(workspace, periodOf(name, now, workspace.zone));
  return { kind: 'card', card: lostCard(figures, name, view) };
};

/** What flowed "now" is what did in the last thirty days. */
const named = (period: PeriodName): Exclude<PeriodName, 'now'> => (period === 'now' ? '30d' : period);

export const showDefinitions: Handler<'show-definitions'> = async (_, { view }) => ({
  kind: 'card',
  card: definitionsCard(view),
});
