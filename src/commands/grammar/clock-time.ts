import { chineseNumber } from './chinese-number.ts';

/** 10am, 14:30, 9:30 pm; a bare number is no time. */
const LATIN = /^[\s,，]*(?:at\s+)?(\d{1,2})(?:[:：](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?(?![\p{L}\p{N}])/iu;
/** 上午10点, 下午三点半, 晚上8点一刻, 14时30分. */
const CHINESE =
  /^[\s,，]*(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚)?\s*(\d{1,2}|[零一二两三四五六七八九十]{1,3})(?:[:：](\d{2})|[点點时](?!间|候)(?:钟|整)?(?:(半)|(一刻)|(三刻)|(\d{1,2}|[零一二三四五六七八九十]{1,3})分?)?)/u;

/** The time of day a text begins with, in minutes since midnight, and how many characters say it. */
export const clockAtStart = (text: string): { minute: number; length: number } | null =>
  chinese(text) ?? latin(text);

const latin = (text: string) => {
  const match = LATIN.exec(text);
  if (match === null) return null;
  const [all, hours = '', minutes, half] = match;
  if (minutes === undefined && half === undefined) return null;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const afternoon = half?.toLowerCase().startsWith('p') ?? false;
  return time(
    half === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0),
    Number(minutes ?? 0),
    all.length,
  );
};

const chinese = (text: string) => {
  const match = CHINESE.exec(text);
  if (match === null) return null;
  const [all, part, hours = '', colon, half, quarter, three, minutes] = match;
  if (colon !== undefined && part === undefined) return null;
  const hour = numberOf(hours);
  const late = part !== undefined && /下午|傍晚|晚上|今晚/.test(part) && hour < 12;
  const noon = part === '中午' && hour < 4;
  const minute =
    half !== undefined
      ? 30
      : quarter !== undefined
        ? 15
        : three !== undefined
          ? 45
          : numberOf(colon ?? minutes ?? '0');
  return time(late || noon ? hour + 12 : hour, minute, all.length);
};

const numberOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : Number(chineseNumber(text) ?? 99n);

const time = (hour: number, minute: number, length: number) =>
  hour > 23 || minute > 59 ? null : { minute: hour * 60 + minute, length };
