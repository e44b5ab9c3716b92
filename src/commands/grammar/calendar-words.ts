import type { Command, CommandOf } from '../../cards/kit/command.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { countryNamed } from './country-name.ts';
import { daysAtStart } from './dates/day-span.ts';
import { officeHours } from './office-hours.ts';
import { zoneNamed } from './zone-name.ts';

const COUNTRY = { en: '/funnel calendar CN', 'zh-CN': '/漏斗 日历 中国' };
const ZONE = { en: '/funnel calendar zone Europe/Berlin', 'zh-CN': '/漏斗 日历 时区 Asia/Shanghai' };
const HOURS = { en: '/funnel calendar hours 9:00-18:00', 'zh-CN': '/漏斗 日历 工作时间 9:00-18:00' };

/** What `/funnel calendar` can be followed by; Chinese words need no blank after them. */
const TOPICS = {
  zone: /^(?:(?:time\s?)?zone\b|时区)[\s:：=]*/iu,
  hours: /^(?:(?:working\s)?hours\b|工作时间|上班时间|办公时间)[\s:：=]*/iu,
  off: /^(?:(?:day\s)?off\b|holiday\b|放假|休息)[\s:：=]*/iu,
  work: /^(?:work(?:ing)?\b|补班|上班|加班)[\s:：=]*/iu,
  clear: /^(?:clear\b|remove\b|清除|删除)[\s:：=]*/iu,
  country: /^(?:country\b|国家|地区)[\s:：=]*/iu,
} as const;

/** `calendar`, `calendar CN`, `calendar off 2026-12-24..2026-12-31 Christmas`, 日历 补班 2026-12-27. */
export const readCalendarWords = async ({ text }: Mentioned, context: ParseContext): Promise<Command> => {
  const after = (topic: keyof typeof TOPICS): string | null =>
    TOPICS[topic].test(text) ? text.replace(TOPICS[topic], '') : null;
  if (text === '') return { kind: 'show-calendar' };
  const zone = after('zone');
  if (zone !== null) return { kind: 'set-calendar', zone: zoneNamed(zone, ZONE) };
  const hours = after('hours');
  if (hours !== null) return { kind: 'set-calendar', ...officeHours(hours, HOURS) };
  const off = after('off');
  if (off !== null) return ownDays(off, false, ['off', '放假'], context);
  const work = after('work');
  if (work !== null) return ownDays(work, true, ['work', '上班'], context);
  const clear = after('clear');
  if (clear !== null) return ownDays(clear, null, ['clear', '清除'], context);
  return { kind: 'set-calendar', country: countryNamed(after('country') ?? text, COUNTRY) };
};

const ownDays = async (
  text: string,
  working: boolean | null,
  [english, chinese]: readonly [english: string, chinese: string],
  context: ParseContext,
): Promise<CommandOf<'set-days'>> => {
  const example = {
    en: `/funnel calendar ${english} 2026-12-24..2026-12-31`,
    'zh-CN': `/漏斗 日历 ${chinese} 2026-12-24..2026-12-31`,
  };
  const { from, to, rest } = await daysAtStart(text, context, example);
  if (rest.length > 100) throw new CommandError('too-long', { length: rest.length, max: 100 }, example);
  return { kind: 'set-days', from, to, working, name: rest };
};
