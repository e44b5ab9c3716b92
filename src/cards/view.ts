import type { MemberId } from '../funnel/member.ts';
import type { Language, Pipeline } from '../funnel/pipeline.ts';
import type { Actor } from '../funnel/stand-in.ts';
import type { Instant, Zone } from '../funnel/time.ts';
import type { WorkCalendar } from '../funnel/work-calendar.ts';

/** A sentence of the catalogue; `params` are data and never looked up themselves. */
export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Through whose eyes a card is built: the language, the zone, the names. */
export interface View {
  t: Translate;
  language: Language;
  zone: Zone;
  calendar: WorkCalendar;
  now: Instant;
  pipeline: Pipeline;
  /** The name of a member, or a word for somebody unknown. */
  name(member: MemberId | null): string;
  /** Who reads it; null for a channel, where contacts are masked and no button is left out. */
  reader: Actor | null;
}
