import type { DealEvent } from '../../funnel/event.ts';
import type { events } from './schema/deals.ts';

export type EventRow = typeof events.$inferSelect;

/** The columns that figures are made of. */
interface Passage {
  fromStage: string | null;
  toStage: string | null;
  enteredAt: number | null;
}

export const toEventRow = (
  event: DealEvent,
  workspace: number,
  deal: number,
): Omit<EventRow, 'id' | 'undone'> => {
  const { kind, at, by, version, ...payload } = event;
  return { workspace, deal, version, kind, at, by, ...passage(event), payload: JSON.stringify(payload) };
};

/** Only our own rows are read: what was written as a `DealEvent` comes back as one. */
export const toEvent = (row: EventRow): DealEvent => ({
  kind: row.kind,
  at: row.at,
  by: row.by,
  version: row.version,
  ...JSON.parse(row.payload),
});

const NONE: Passage = { fromStage: null, toStage: null, enteredAt: null };

const passage = (event: DealEvent): Passage => {
  switch (event.kind) {
    case 'moved':
      return { fromStage: event.from, toStage: event.to, enteredAt: event.enteredAt };
    case 'won':
    case 'lost':
      return { fromStage: event.from, toStage: null, enteredAt: event.enteredAt };
    default:
      return NONE;
  }
};
