import type { Reports } from '../../../funnel/reports.ts';
import type { Connection } from '../connection.ts';
import { funnelFigures } from './funnel.ts';
import { lostFigures } from './lost.ts';
import { stuckReport } from './stuck.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

/** The reports, counted by SQL on the connection that is given. */
export const reports = (connection: Connection): Reports => {
  const funnel = funnelFigures(connection);
  const lost = lostFigures(connection);
  const stuck = stuckReport(connection);
  return {
    funnel: async (workspace, period, scope) => funnel(workspace, period, scope),
    stuck: async (workspace, ask) => stuck(workspace, ask),
    summary: pending,
    forecast: pending,
    sources: pending,
    lost: async (workspace, period) => lost(workspace, period),
    customers: pending,
  };
};
