import type { Deal } from '../deals/deal.ts';
import type { DealEvent } from '../deals/event.ts';
import { isTouch } from '../deals/touch.ts';
import type { OwnerAtRisk, StuckDigest, StuckLine } from '../digests/message.ts';
import { sumByCurrency } from '../money.ts';
import type { MemberId } from '../team/member.ts';
import type { Workspace } from '../team/workspace.ts';
import type { Instant } from '../time.ts';
import { isEscalated } from './escalation.ts';
import { stuckReasons } from './stuck-rules.ts';

/** A deal of a posted digest as it is now, with what happened since, newest first. */
export interface DealNow {
  deal: Deal;
  since: readonly DealEvent[];
}

/** What became of a line: still to be acted on, or done with the last thing that happened. */
export type LineNow = { kind: 'stuck'; line: StuckLine } | { kind: 'done'; line: StuckLine; last: DealEvent };

/**
 * A line of a posted digest as it is at `now`. `found` null: the deal has not changed, so it stays as it was posted,
 * also when a time has passed since.
 */
export const lineNow = (
  line: StuckLine,
  found: DealNow | null,
  workspace: Workspace,
  now: Instant,
): LineNow => {
  const last = found?.since[0];
  if (found === null || last === undefined) return { kind: 'stuck', line };
  const { deal, since } = found;
  if (cameToNothing(since)) return { kind: 'stuck', line: { ...line, version: deal.version } };
  const reasons = stuckReasons(deal, workspace, now);
  if (reasons.length === 0) return { kind: 'done', line, last };
  const { version, company, amount, stage, owner } = deal;
  const fresh = { ...line, version, company, amount, stage, owner, reasons };
  const hint = stage === line.stage ? line.hint : null;
  return { kind: 'stuck', line: { ...fresh, escalated: isEscalated(reasons), hint } };
};

/** Nothing that was done has stayed: it was taken back, or somebody only looked at the contact. */
const cameToNothing = (since: readonly DealEvent[]): boolean => {
  const undone = new Set(since.flatMap((event) => (event.kind === 'undone' ? [event.undoes] : [])));
  return since.every((event) => event.kind === 'undone' || !isTouch(event) || undone.has(event.version));
};

/** The digest with its lines as they are now: whose they are, and what the owners still have at risk. */
export const digestNow = (digest: StuckDigest, lines: readonly LineNow[]): StuckDigest => {
  const stuck = lines.flatMap((one) => (one.kind === 'stuck' ? [one.line] : []));
  return {
    ...digest,
    lines: lines.map((one) => (one.kind === 'done' ? { ...one.line, escalated: false } : one.line)),
    owners: ownersNow(digest, stuck),
  };
};

/** What each owner had at risk, less the lines as they were, and with those that are still stuck. */
const ownersNow = ({ owners, lines }: StuckDigest, stuck: readonly StuckLine[]): OwnerAtRisk[] => {
  const met = new Set([...owners.map(({ owner }) => owner), ...stuck.map(({ owner }) => owner)]);
  return [...met]
    .map((owner): OwnerAtRisk => {
      const before = owners.find((one) => one.owner === owner);
      const was = ofOwner(lines, owner);
      const still = ofOwner(stuck, owner);
      const less = was.map(({ amount }) => amount && { ...amount, minor: -amount.minor });
      const sums = sumByCurrency([...(before?.amount ?? []), ...less, ...still.map(({ amount }) => amount)]);
      return {
        owner,
        deals: (before?.deals ?? 0) - was.length + still.length,
        amount: sums.filter(({ minor }) => minor > 0),
      };
    })
    .filter(({ deals }) => deals > 0);
};

const ofOwner = (lines: readonly StuckLine[], owner: MemberId | null): readonly StuckLine[] =>
  lines.filter((line) => line.owner === owner);
