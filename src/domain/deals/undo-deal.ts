import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { type Instant, MINUTE } from '../time.ts';
import { changed } from './change.ts';
import type { Deal, DealPatch } from './deal.ts';
import type { Change, DealEvent } from './event.ts';
import { merged } from './fold.ts';

/** How long the last change can be taken back, ms. */
const UNDO_WINDOW = 10 * MINUTE;

/**
 * Takes back the deal's last change: by the person who made it, within ten minutes, while nobody changed the
 * deal since. `lastEvents` are the facts of the deal's present version.
 */
export const undoDeal = (deal: Deal, lastEvents: readonly DealEvent[], ctx: RuleContext): Change => {
  const facts = lastEvents.filter((event) => event.version === deal.version);
  const [first] = facts;
  if (first === undefined || !facts.every(canBeTakenBack)) {
    throw new RuleError('nothing-to-undo', { deal: deal.number });
  }
  if (ctx.by === null || first.by !== ctx.by) {
    throw new RuleError('undo-not-yours', { deal: deal.number, ...(first.by !== null && { by: first.by }) });
  }
  if (ctx.now - first.at > UNDO_WINDOW) {
    throw new RuleError('undo-too-late', { deal: deal.number, minutes: UNDO_WINDOW / MINUTE });
  }
  // The last fact first: where two facts of a change set the same field, the older `was` counts.
  const set = facts.toReversed().reduce<DealPatch>((patch, { was }) => merged(patch, was), {});
  return changed(deal, [{ kind: 'undone', undoes: deal.version, set }], ctx);
};

/** Whether `by` (null: somebody) could take the change back that `lastEvents` tell of: for showing a button, not for deciding. */
export const canUndo = (lastEvents: readonly DealEvent[], by: number | null, now: Instant): boolean =>
  lastEvents.length > 0 &&
  lastEvents.every(
    (event) =>
      canBeTakenBack(event) &&
      event.by !== null &&
      (by === null || event.by === by) &&
      now - event.at <= UNDO_WINDOW,
  );

const canBeTakenBack = (event: DealEvent): boolean =>
  event.kind !== 'created' && event.kind !== 'undone' && event.kind !== 'revealed';
