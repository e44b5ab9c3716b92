import type { FigureScope } from './figures.ts';
import type { Member } from './member.ts';
import type { StuckDigest } from './message.ts';
import type { StuckReport } from './reports.ts';
import type { Instant } from './time.ts';

/** What is posted of a report: with whom the escalated lines are brought to. */
export const digestOf = (
  { lines, total, owners, progress }: StuckReport,
  scope: FigureScope,
  _members: readonly Member[],
  at: Instant,
): StuckDigest => ({ at, scope, lines, owners, managers: [], total, progress });
