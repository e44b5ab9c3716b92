import { cut } from '../clean-text.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../error.ts';
import { isMention, type Mentioned, type ParseContext } from './context.ts';
import { countryNamed } from './country-name.ts';
import { daysAtStart } from './day-span.ts';
import { memberNamed, personAtStart } from './member-name.ts';
import { officeHours } from './office-hours.ts';
import { zoneNamed } from './zone-name.ts';

const COUNTRY = { en: '/funnel calendar CN', 'zh-CN': '/漏斗 日历 中国' };
const ZONE = { en: '/funnel calendar zone Europe/Berlin', 'zh-CN': '/漏斗 日历 时区 Asia/Shanghai' };
const HOURS = { en: '/funnel calendar hours 9:00-18:00', 'zh-CN': '/漏斗 日历 工作时间 9:00-18:00' };
const AWAY = {
  en: '/funnel away 2026-12-01..2026-12-05 @bob',
  'zh-CN': '/漏斗 休假 2026-12-01..2026-12-05 @小李',
};
const TEAM = { en: '/funnel team @amy north', 'zh-CN': '/漏斗 小组 @小李 华北' };

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
export const calendar = async ({ text }: Mentioned, context: ParseContext): Promise<Command> => {
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
): Promise<Command> => {
  const example = {
    en: `/funnel calendar ${english} 2026-12-24..2026-12-31`,
    'zh-CN': `/漏斗 日历 ${chinese} 2026-12-24..2026-12-31`,
  };
  const { from, to, rest } = await daysAtStart(text, context, example);
  if (rest.length > 100) throw new CommandError('too-long', { length: rest.length, max: 100 }, example);
  return { kind: 'set-days', from, to, working, name: rest };
};

const BACK = /^(?:off|back|end|over|取消|结束|销假|回来|回来了)$/iu;
const STAND_IN = /^(?:(?:covered\s)?by\b|for\b|to\b|with\b|由|交给|代班|代理)[\s:：]*/iu;
const STANDS_IN = /\s*(?:代班|代理|代为跟进|顶班|代)$/u;

/** `away 2026-12-01..2026-12-05 @bob`, `away @amy tomorrow..friday for @bob`, `away off`; alone it opens the form. */
export const away = async ({ text, people }: Mentioned, context: ParseContext): Promise<Command> => {
  const named = isMention(text.charAt(0)) || /^[@＠]/u.test(text);
  const { person, rest } = named ? personAtStart(text) : { person: '', rest: text };
  const other = named ? await memberNamed(person, people, context, AWAY) : null;
  const member = other ?? context.member.id;
  if (rest === '')
    return { kind: 'open-form', ref: { form: 'time-off', ...(other !== null && { member: other }) } };
  if (BACK.test(rest)) return { kind: 'end-time-off', member };
  const days = await daysAtStart(rest, context, AWAY);
  const typed = days.rest.replace(STAND_IN, '').replace(STANDS_IN, '').trim();
  const delegate = typed === '' ? null : await memberNamed(typed, people, context, AWAY);
  return { kind: 'set-time-off', member, from: days.from, to: days.to, delegate };
};

const NONE = /^(?:none|no|off|-|无|没有|移出)$/iu;

/** `team @amy north`, `team @amy none`. */
export const team = async ({ text, people }: Mentioned, context: ParseContext): Promise<Command> => {
  const { person, rest } = personAtStart(text);
  if (person === '' || rest === '') throw new CommandError('team-needs', {}, TEAM);
  if (rest.length > 60) throw new CommandError('too-long', { length: rest.length, max: 60 }, TEAM);
  const member = await memberNamed(person, people, context, TEAM);
  return { kind: 'set-team', member, team: NONE.test(rest) ? null : rest };
};

/** `note on`, `note off`: whether the private note of the morning comes. */
export const morningNote = async ({ text }: Mentioned, _context: ParseContext): Promise<Command> => {
  if (/^(?:on|开|开启|打开)$/iu.test(text)) return { kind: 'set-morning-note', on: true };
  if (/^(?:off|stop|关|关闭|停止)$/iu.test(text)) return { kind: 'set-morning-note', on: false };
  throw new CommandError(
    'note-not-understood',
    { text: cut(text, 40) },
    { en: '/funnel note off', 'zh-CN': '/漏斗 晨报 关' },
  );
};
