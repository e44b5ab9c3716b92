import type { DealId } from '../deals/deal.ts';
import type { StuckReport } from '../ports/reports.ts';
import { EVERYBODY, type FigureScope } from '../reports/figures.ts';

/** What a stuck digest remembers for the next one of its conversation. */
export interface DigestNote {
  /** All that were stuck. */
  deals: readonly DealId[];
  total: number;
  scope: FigureScope;
}

export const noteOf = ({ deals, total }: StuckReport, scope: FigureScope): DigestNote => ({
  deals,
  total,
  scope,
});

/**
 * The deals of the digest that left this note. null: nothing compares with it, since there was none, it was about
 * other people's deals, or it is of an older version and there were too many to remember.
 */
export const dealsNoted = (note: unknown, scope: FigureScope): readonly DealId[] | null => {
  if (typeof note !== 'object' || note === null || !('deals' in note) || !('total' in note)) return null;
  const { deals, total } = note;
  if (!Array.isArray(deals) || typeof total !== 'number') return null;
  const ids: readonly unknown[] = deals;
  const known = ids.filter((id): id is DealId => Number.isSafeInteger(id));
  if (known.length < Math.max(ids.length, total)) return null;
  // Older versions' notes were about everybody and did not say so.
  return isAbout('scope' in note ? note.scope : EVERYBODY, scope) ? known : null;
};

const isAbout = (noted: unknown, { owner, team, source }: FigureScope): boolean =>
  typeof noted === 'object' &&
  noted !== null &&
  'owner' in noted &&
  'team' in noted &&
  'source' in noted &&
  noted.owner === owner &&
  noted.team === team &&
  noted.source === source;
