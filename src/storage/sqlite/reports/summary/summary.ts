import type { SummaryAsk } from '../../../../domain/ports/reports.ts';
import { periodBefore } from '../../../../domain/reports/periods.ts';
import { SUMMARY_SPAN, type Summary } from '../../../../domain/reports/summary.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import type { forecasts } from '../forecast.ts';
import type { Funnel } from '../funnel.ts';
import type { sourceReports } from '../sources.ts';
import { bottlenecks } from './bottlenecks.ts';
import { cohorts } from './cohorts.ts';
import type { customerReports } from './customers.ts';
import { leaderBoards } from './leaders.ts';
import { dataQuality } from './quality.ts';
import { notableDeals } from './top-deals.ts';
import { trends } from './trends.ts';

interface Parts {
  funnel: Funnel;
  forecast: ReturnType<typeof forecasts>;
  sources: ReturnType<typeof sourceReports>;
  customers: ReturnType<typeof customerReports>;
}

/** A week or a quarter, read in one moment of the file. */
export const summaries = (connection: Connection, { funnel, forecast, sources, customers }: Parts) => {
  const notable = notableDeals(connection);
  const bottleneck = bottlenecks(connection, funnel, notable);
  const leaders = leaderBoards(connection);
  const quality = dataQuality(connection);
  const trend = trends(connection);
  const cohort = cohorts(connection);
  const read = (workspace: Workspace, ask: SummaryAsk): Summary => {
    const { kind, period, now, scope, sections } = ask;
    const quarterly = kind === 'quarterly';
    const open = funnel.open(workspace, scope);
    const earlier = periodBefore(SUMMARY_SPAN[kind], period, workspace.zone);
    const figures = funnel.figures(workspace, period, scope, open);
    const before = funnel.figures(workspace, earlier, scope, open);
    return {
      kind,
      at: now,
      scope,
      sections,
      figures,
      before,
      bottleneck: bottleneck(workspace, [figures, before], figures, scope),
      wins: notable.wins(workspace, period, scope),
      losses: notable.losses(workspace, period, scope),
      sources: sources(workspace, period, scope, 'source'),
      forecast: forecast(workspace, now, scope, open),
      leaders: leaders(workspace, period, scope),
      quality: quality(workspace, scope),
      trend: trend(workspace, kind, period, scope),
      cohort: quarterly ? cohort(workspace, period, scope) : [],
      customers: quarterly ? customers(workspace, scope) : null,
    };
  };
  return (workspace: Workspace, ask: SummaryAsk): Summary =>
    connection.client.transaction(read)(workspace, ask);
};
