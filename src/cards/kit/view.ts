import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import type { Language } from '../../domain/language.ts';
import type { Pipeline } from '../../domain/pipeline/pipeline.ts';
import type { Actor } from '../../domain/team/delegate.ts';
import type { MemberId } from '../../domain/team/member.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { TranslationKey } from './translation-key.ts';

/** A sentence of the catalogue; `params` are data and never looked up themselves. */
export type Translate = (key: TranslationKey, params?: Readonly<Record<string, string | number>>) => string;

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
