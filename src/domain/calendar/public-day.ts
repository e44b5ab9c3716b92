import type { Language } from '../language.ts';
import type { Day } from '../time.ts';

/** What a country has decided about a day. `working`: a make-up day, worked in exchange for a longer holiday. */
export interface PublicDay {
  day: Day;
  working: boolean;
  names: Readonly<Record<Language, string>>;
}
