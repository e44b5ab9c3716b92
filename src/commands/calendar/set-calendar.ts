import { z } from 'zod';
import { calendarForm } from '../../cards/calendar/calendar-form.ts';
import { countries } from '../../domain/calendar/public-holidays.ts';
import { offsetAt } from '../../domain/calendar/zone-offset.ts';
import type { Zone } from '../../domain/time.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { readCalendar } from '../forms/read-working-time.ts';
import { minute } from '../inputs.ts';
import { calendarNow } from './calendar-now.ts';

const input = z.strictObject({
  kind: z.literal('set-calendar'),
  zone: z.string().max(60).optional(),
  /** null: Monday to Friday, no public holidays. */
  country: z.string().length(2).nullable().optional(),
  opensAt: minute.optional(),
  closesAt: minute.optional(),
});
const formInput = z.strictObject({
  form: z.literal('calendar'),
  /** What the form began with. */
  shown: z
    .strictObject({ zone: z.string(), country: z.string().nullable(), opensAt: minute, closesAt: minute })
    .optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-calendar': z.infer<typeof input>;
  }
  interface Forms {
    calendar: z.infer<typeof formInput>;
  }
}

const HOURS = { en: '/funnel calendar hours 9:00-18:00', 'zh-CN': '/漏斗 日历 工作时间 9:00-18:00' };

/** Whose public holidays, the time zone and the working hours. */
export const setCalendar = defineCommand({
  kind: 'set-calendar',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: {
    topic: 'team',
    en: ['/funnel calendar DE', '/funnel calendar hours 9:00-18:00'],
    'zh-CN': ['/漏斗 日历 中国', '/漏斗 日历 工作时间 9:00-18:00'],
  },
  forms: [
    defineForm({
      name: 'calendar',
      about: null,
      input: formInput,
      open: (_ref, { workspace, view }) => calendarForm(workspace, view),
      read: (form, { shown }) => readCalendar(form, shown),
    }),
  ],
  async handle({ kind: _, ...fields }, context) {
    const { store, workspace, view, now } = context;
    const { zone, country } = fields;
    if (zone !== undefined && !isZone(zone, now))
      throw new CommandError(
        'zone-unknown',
        { zone },
        { en: '/funnel calendar zone Europe/Berlin', 'zh-CN': '/漏斗 日历 时区 Asia/Shanghai' },
      );
    if (country != null && country !== 'CN' && !countries().includes(country))
      throw new CommandError(
        'country-unknown',
        { country },
        { en: '/funnel calendar CN', 'zh-CN': '/漏斗 日历 中国' },
      );
    const { kind: outcome } = await store.team.saveWorkspace(workspace.id, fields);
    if (outcome === 'hours-reversed') throw new CommandError('hours-reversed', {}, HOURS);
    return calendarNow(view.t('done.set-calendar'), context);
  },
});

const isZone = (zone: Zone, now: number): boolean => {
  try {
    return Number.isFinite(offsetAt(now, zone));
  } catch {
    return false;
  }
};
