import { z } from 'zod';
import { defineCommand } from '../define-command.ts';
import { readCalendarWords } from '../grammar/calendar-words.ts';
import { calendarNow } from './calendar-now.ts';

const input = z.strictObject({ kind: z.literal('show-calendar') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-calendar': z.infer<typeof input>;
  }
}

/** The working days and hours, and who is away. */
export const showCalendar = defineCommand({
  kind: 'show-calendar',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'team', en: ['/funnel calendar'], 'zh-CN': ['/漏斗 日历'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['calendar'], 'zh-CN': ['日历', '工作日'] },
      parse: readCalendarWords,
    },
  ],
  handle: (_command, context) => calendarNow(null, context),
});
