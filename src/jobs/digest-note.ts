import { z } from 'zod';
import type { DealId } from '../funnel/deal.ts';
import { EVERYBODY, type FigureScope } from '../funnel/figures.ts';
import type { StuckReport } from '../funnel/reports.ts';
import type { Slot, Store } from '../funnel/store.ts';
import { readNote } from './digest-progress.ts';

const noted = z.object({
  scope: z.object({ owner: z.int().nullable(), team: z.string().nullable(), source: z.string().nullable() }),
});

/** What a stuck digest remembers for the next one of its conversation. */
export const noteOf = ({ deals, total }: StuckReport, scope: FigureScope) => ({ deals, total, scope });

/**
 * The deals of the last digest in the slot's conversation. null: there was none, or it was about other people's deals,
 * against which nothing has improved or become worse.
 */
export const dealsBefore = async (
  store: Pick<Store, 'lastSlot'>,
  { workspace, job, scope: place }: Omit<Slot, 'at'>,
  scope: FigureScope,
): Promise<readonly DealId[] | null> => {
  const note: unknown = (await store.lastSlot(workspace, job, place))?.note;
  // Notes of older versions were about everybody and did not say so.
  const about = noted.safeParse(note).data?.scope ?? EVERYBODY;
  return isSame(about, scope) ? (readNote(note)?.deals ?? null) : null;
};

const isSame = (one: FigureScope, other: FigureScope): boolean =>
  one.owner === other.owner && one.team === other.team && one.source === other.source;
