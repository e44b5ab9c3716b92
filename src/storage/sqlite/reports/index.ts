import type { Reports } from '../../../domain/ports/reports.ts';
import type { Connection } from '../kit/connection.ts';
import { forecasts } from './forecast.ts';
import { funnelFigures } from './funnel.ts';
import { lostFigures } from './lost.ts';
import { morningReport } from './owner-agendas.ts';
import { sourceReports } from './sources.ts';
import { stuckReport } from './stuck.ts';
import { customerReports } from './summary/customers.ts';
import { summaries } from './summary/summary.ts';

/** The reports, counted by SQL on the connection that is given. */
export const reports = (connection: Connection): Reports => {
  const funnel = funnelFigures(connection);
  const lost = lostFigures(connection);
  const stuck = stuckReport(connection);
  const forecast = forecasts(connection, funnel);
  const sources = sourceReports(connection);
  const customers = customerReports(connection);
  const summary = summaries(connection, { funnel, forecast, sources, customers });
  const mornings = morningReport(connection);
  return {
    funnel: async (workspace, period, scope) => funnel.figures(workspace, period, scope),
    mornings: async (workspace, ask) => mornings(workspace, ask),
    stuck: async (workspace, ask) => stuck(workspace, ask),
    summary: async (workspace, ask) => summary(workspace, ask),
    forecast: async (workspace, now, scope) => forecast(workspace, now, scope),
    sources: async (workspace, period, scope, by) => sources(workspace, period, scope, by),
    lost: async (workspace, period) => lost(workspace, period),
  };
};
