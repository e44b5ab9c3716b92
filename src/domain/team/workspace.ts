import { NINE_O_CLOCK } from '../../lib/minute-of-day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Language } from '../language.ts';
import type { Currency } from '../money.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Zone } from '../time.ts';
import type { WorkspaceId } from './member.ts';

/** The team that shares one funnel, with the settings every rule needs. */
export interface Workspace {
  id: WorkspaceId;
  name: string;
  zone: Zone;
  language: Language;
  currency: Currency;
  /** Days without any event after which an open deal is stuck (working days). */
  quietDays: number;
  /** Minute of the day, in the workspace's zone (540 = 09:00), of morning notes and of digests unless a conversation has its own. */
  digestMinute: number;
  calendar: WorkCalendar;
  pipeline: Pipeline;
}

/** What a team has that has not said otherwise. */
export const USUAL_PACE: Pick<Workspace, 'quietDays' | 'digestMinute'> = {
  quietDays: 7,
  digestMinute: NINE_O_CLOCK,
};
