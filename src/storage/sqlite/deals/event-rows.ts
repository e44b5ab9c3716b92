import type { DealPatch } from '../../../domain/deals/deal.ts';
import type { DealEvent } from '../../../domain/deals/event.ts';
import type { events } from '../schema/deals.ts';
import type { PersonIndex } from '../team/people.ts';

/** A fact as it stands in the table. `payload` is JSON of what has no column. */
export type EventRow = typeof events.$inferSelect;

/** The columns that figures are made of. */
interface Passage {
  fromStage: string | null;
  toStage: string | null;
  enteredAt: number | null;
}

/** A fact as it will be stored. Its `version` and `at` (epoch ms) are the change's. */
export const toEventRow = (
  event: DealEvent,
  workspace: number,
  deal: number,
): Omit<EventRow, 'id' | 'undone'> => {
  const { kind, at, by, version } = event;
  const { fromStage, toStage, enteredAt } = passage(event);
  const payload = JSON.stringify({ ...event, ...WITHOUT_COLUMNS });
  return { workspace, deal, version, kind, at, by, fromStage, toStage, enteredAt, payload };
};

/** What has a column of its own; JSON leaves out what is undefined. */
const WITHOUT_COLUMNS = { kind: undefined, at: undefined, by: undefined, version: undefined };

/** Only our own rows are read: what was written as a `DealEvent` comes back as one. */
export const toEvent = (row: EventRow, who: PersonIndex): DealEvent => {
  const event: DealEvent = {
    kind: row.kind,
    at: row.at,
    by: row.by,
    version: row.version,
    ...JSON.parse(row.payload),
  };
  return factOfPeople(event, who);
};

/** The fact with each member as the person they are now. */
export const factOfPeople = (event: DealEvent, who: PersonIndex): DealEvent => {
  if (who.plain) return event;
  const fact = {
    ...event,
    by: who.personOrNone(event.by),
    set: owned(event.set, who),
    was: owned(event.was, who),
  };
  return fact.kind === 'assigned'
    ? { ...fact, from: who.personOrNone(fact.from), to: who.personOrNone(fact.to) }
    : fact;
};

const owned = (fields: DealPatch, who: PersonIndex): DealPatch =>
  fields.owner === undefined ? fields : { ...fields, owner: who.personOrNone(fields.owner) };

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
