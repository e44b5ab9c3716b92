import type { RuleContext } from '../rule-context.ts';
import type { Deal } from './deal.ts';
import { EDITABLE, type EditableFields, readFields } from './editable.ts';
import type { DealEvent } from './event.ts';
import { apply, differences } from './fold.ts';

/** The deal as it was before `since` happened: all its events from a version on, the newest first. */
export const beforeEvents = (deal: Deal, since: readonly DealEvent[]): Deal => ({
  ...since.reduce((now, { was }) => apply(now, { set: was }), deal),
  version: Math.min(deal.version, ...since.map(({ version }) => version - 1)),
});

/** What of an edit is left where the deal has changed since it was seen. */
export interface MergedEdit {
  /** What the person changed themselves. */
  fields: EditableFields;
  /** Ids of the fields that somebody else has given another value meanwhile. */
  conflicts: readonly string[];
}

/** Two edits of one state: each keeps the fields it changed, and only those that both changed are in question. */
export const mergeEdit = (now: Deal, seen: Deal, typed: EditableFields, ctx: RuleContext): MergedEdit => {
  const patch = readFields(typed, ctx);
  const mine = idsIn(differences(seen, patch).set);
  const fields: EditableFields = { ...typed };
  for (const { id } of EDITABLE) if (!mine.has(id)) delete fields[id];
  if (typed.custom !== undefined)
    fields.custom = Object.fromEntries(Object.entries(typed.custom).filter(([id]) => mine.has(id)));
  const gone = Object.fromEntries(Object.keys(seen.custom).map((id) => [id, null]));
  const theirs = idsIn(differences(seen, { ...now, custom: { ...gone, ...now.custom } }).set);
  const differing = idsIn(differences(now, patch).set);
  return { fields, conflicts: [...mine].filter((id) => theirs.has(id) && differing.has(id)) };
};

const idsIn = ({ custom = {}, ...own }: ReturnType<typeof differences>['set']): ReadonlySet<string> =>
  new Set([...Object.keys(own), ...Object.keys(custom)]);
