import { workingDaysBetween } from '../calendar/calendar.ts';
import type { DealFields } from '../deals/deal.ts';
import type { Workspace } from '../team/workspace.ts';
import type { Instant } from '../time.ts';
import type { StageId } from './pipeline.ts';

/** Whatever takes longer is counted as this many working days. */
const MAX_LENGTH = 400;

/** A visit that has ended. */
export interface Visit {
  stage: StageId;
  enteredAt: Instant;
  at: Instant;
}

/**
 * Of a closed deal: each stage it reached, and how many working days its longest visit there took (0: it was skipped).
 * Visits to stages that the pipeline no longer has are left out.
 */
export const stageAges = (
  deal: Pick<DealFields, 'status' | 'furthest'>,
  visits: readonly Visit[],
  workspace: Workspace,
): readonly { stage: StageId; days: number }[] => {
  const order = workspace.pipeline.stages.map(({ id }) => id);
  const furthest =
    deal.status === 'won'
      ? order.length - 1
      : Math.max(order.indexOf(deal.furthest), ...visits.map(({ stage }) => order.indexOf(stage)));
  return order.slice(0, furthest + 1).map((stage) => {
    const lengths = visits
      .filter((visit) => visit.stage === stage)
      .map(({ enteredAt, at }) => workingDaysBetween(enteredAt, at, workspace));
    return { stage, days: Math.min(MAX_LENGTH, Math.max(0, ...lengths)) };
  });
};
