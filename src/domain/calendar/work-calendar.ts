import { NINE_O_CLOCK, SIX_O_CLOCK } from '../../lib/minute-of-day.ts';
import type { MemberId } from '../team/ids.ts';
import type { Day, Zone } from '../time.ts';

/** A day that the team itself takes off or works, whatever its country does. */
export interface OwnDay {
  day: Day;
  working: boolean;
  /** Why, as it was typed; may be empty. */
  name: string;
}

/** On which days and at which hours a team works. */
export interface WorkCalendar {
  /** Whose public holidays are days off (`CN`: with its make-up days): ISO 3166-1 alpha-2. null: Monday to Friday. */
  country: string | null;
  /** Minutes of the day: what happens after closing counts for the next day. */
  opensAt: number;
  closesAt: number;
  /** In order of day; they go before the country's. */
  days: readonly OwnDay[];
}

export interface WorkingTime {
  zone: Zone;
  calendar: WorkCalendar;
}

/** A member is away on these days, both included. */
export interface TimeOff {
  from: Day;
  to: Day;
  /** Who gets their reminders meanwhile; null: they themselves. */
  delegate: MemberId | null;
}

export const NINE_TO_SIX: Pick<WorkCalendar, 'opensAt' | 'closesAt'> = {
  opensAt: NINE_O_CLOCK,
  closesAt: SIX_O_CLOCK,
};

/** What a team begins with: the holidays of China where its clocks are China's, else Monday to Friday. */
export const defaultCalendar = (zone: Zone): WorkCalendar => ({
  ...NINE_TO_SIX,
  country: CHINA.has(zone) ? 'CN' : null,
  days: [],
});

const CHINA: ReadonlySet<Zone> = new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'PRC']);
