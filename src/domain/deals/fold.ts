import { blankValues } from '../pipeline/field-values.ts';
import { type CustomChanges, type CustomValues, withChanges } from './custom-values.ts';
import type { DealFields, DealPatch } from './deal.ts';
import type { FieldChanges } from './event.ts';

/** Before its first event a deal is this; the `created` event says what differs. */
export const BLANK: DealFields = {
  ...blankValues(),
  status: 'open',
  stage: '',
  furthest: '',
  stageEnteredAt: 0,
  closedAt: null,
  lostReason: null,
  lostText: null,
  winBackOn: null,
  contactedAt: null,
  followUp: null,
  waiting: null,
  snoozedUntil: null,
  custom: {},
};

/** The deal after an event. */
export const apply = <T extends DealFields>(deal: T, event: Pick<FieldChanges, 'set'>): T => {
  const { custom, ...fields } = event.set;
  return {
    ...deal,
    ...fields,
    ...(custom !== undefined && { custom: withChanges(deal.custom, custom) }),
  };
};

/** Both patches as one; where they set the same field, the second counts. */
export const merged = (first: DealPatch, second: DealPatch): DealPatch => ({
  ...first,
  ...second,
  ...(second.custom !== undefined && { custom: { ...first.custom, ...second.custom } }),
});

/** What `set` really changes in `deal`, and what was there. */
export const differences = (deal: DealFields, set: DealPatch): FieldChanges => {
  const changes: FieldChanges = { set: {}, was: {} };
  for (const key of fieldsIn(set)) {
    if (key === 'custom' || set[key] === undefined || same(set[key], deal[key])) continue;
    copy(key, set, changes.set);
    copy(key, deal, changes.was);
  }
  if (set.custom !== undefined) addCustom(deal.custom, set.custom, changes);
  return changes;
};

const addCustom = (values: CustomValues, set: CustomChanges, changes: FieldChanges): void => {
  const differing = Object.entries(set).filter(([id, value]) => !same(value, values[id] ?? null));
  if (differing.length === 0) return;
  changes.set.custom = Object.fromEntries(differing);
  changes.was.custom = Object.fromEntries(differing.map(([id]) => [id, values[id] ?? null]));
};

/** The fields that `set` names. */
export const fieldsIn = (set: DealPatch): (keyof DealFields)[] => Object.keys(set).filter(isField);

const isField = (key: string): key is keyof DealFields => Object.hasOwn(BLANK, key);

const copy = <K extends keyof DealFields>(key: K, from: DealPatch, to: DealPatch): void => {
  to[key] = from[key];
};

/** By value, through the lists and plain objects that fields hold. */
const same = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const entries = Object.entries(a);
  const others = new Map(Object.entries(b));
  return entries.length === others.size && entries.every(([key, value]) => same(value, others.get(key)));
};
