import { isDay } from '../../../domain/calendar/calendar.ts';
import type { Language } from '../../../domain/language.ts';
import { cut } from '../../../lib/text.ts';
import { CommandError } from '../../error.ts';
import type { Doubt } from './piece.ts';

/** What can be two times is asked back, with a line for each. */
export const doubtful = ({ typed, instead }: Doubt, language: Language): CommandError => {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const words = instead.map((text) => {
    const day = text.slice(0, 10);
    return isDay(day) ? `${text} (${weekday.format(Date.parse(day))})` : text;
  });
  return new CommandError(
    'date-doubtful',
    { time: cut(typed, 60), first: words[0] ?? '', second: words[1] ?? '' },
    null,
    instead.map((text) => [[typed, text]]),
  );
};
