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
