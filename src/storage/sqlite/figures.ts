import type { Store } from '../../funnel/store.ts';
import type { Connection } from './connection.ts';

export const figures = (_: Connection): Pick<Store, 'figures'> => ({
  async figures(workspace, period) {
    return {
      period,
      stages: workspace.pipeline.stages.map(({ id }) => ({
        stage: id,
        open: 0,
        openAmount: [],
        reached: 0,
        advanced: 0,
        lost: 0,
        conversion: null,
        medianTime: null,
        p90Time: null,
      })),
      won: 0,
      wonAmount: [],
      lost: 0,
      lostReasons: [],
      winRate: null,
      cycle: null,
      newLeads: 0,
      newBySource: [],
    };
  },
});
