import type { WorkspaceId } from './member.ts';
import type { Currency } from './money.ts';
import type { Language, Pipeline } from './pipeline.ts';
import type { Zone } from './time.ts';

/** The team that shares one funnel, with the settings every rule needs. */
export interface Workspace {
  id: WorkspaceId;
  name: string;
  zone: Zone;
  language: Language;
  currency: Currency;
  /** Days without any event after which an open deal is stuck (working days). */
  quietDays: number;
  /** Minute of the day of the digests, in the workspace's zone (540 = 09:00). */
  digestMinute: number;
  pipeline: Pipeline;
}
