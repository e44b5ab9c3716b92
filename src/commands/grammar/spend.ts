import type { CommandOf } from '../../cards/kit/command.ts';
import type { Money } from '../../domain/money.ts';
import type { Day } from '../../domain/time.ts';
import { cut } from '../../lib/text.ts';
import { CommandError } from '../error.ts';
import { amountOrNull, readAmount } from './amount.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { countOrNull } from './count.ts';
import { wholeMoment } from './dates/moment.ts';
import { nearest } from './nearest.ts';
import { sourceNamed } from './source-name.ts';
import { SPEND_KEYS, type SpendKey, takePairs } from './spend-words.ts';

const EXAMPLE = { en: '/funnel spend zhihu 2000 sessions:3000', 'zh-CN': '/漏斗 投放 知乎 2000 流量:3000' };

const COUNTED = new Set(['amount', 'impressions', 'reach', 'sessions', 'interactions']);

type Told = Partial<Omit<CommandOf<'add-spend'>, 'kind'>>;

/** `spend zhihu 2000 impressions:50000 campaign:618 on:2026-11-03`, `投放 知乎 2000 曝光:50000 日期:昨天`. */
export const readSpend = async (
  { text }: Mentioned,
  context: ParseContext,
): Promise<CommandOf<'add-spend'>> => {
  const { left, pairs } = takePairs(text.slice(0, 1000));
  let told: Told = {};
  for (const { key, value, whole } of pairs) {
    const known = SPEND_KEYS.get(key);
    if (known === undefined) throw unknownPart(whole, key);
    told = { ...told, ...(await keyed(known, value, context)) };
  }
  const { source: named, amount } = sourceAndAmount(left, context);
  const source = told.source ?? named;
  if (source === '') throw new CommandError('spend-needs-source', {}, EXAMPLE);
  if (source.length > 100) throw new CommandError('too-long', { length: source.length, max: 100 }, EXAMPLE);
  if (amount === null && !Object.keys(told).some((key) => COUNTED.has(key)))
    throw new CommandError('spend-empty', {}, EXAMPLE);
  return {
    kind: 'add-spend',
    ...told,
    source: await sourceNamed(source, context),
    ...(amount !== null && { amount }),
  };
};

const keyed = async (key: SpendKey, value: string, context: ParseContext): Promise<Told> => {
  switch (key) {
    case 'source':
      return { source: value };
    case 'campaign':
      return { campaign: cut(value, 100) };
    case 'amount':
      return { amount: readAmount(value, context.workspace.currency, EXAMPLE) };
    case 'on':
      return { day: await dayGone(value, context) };
    case 'impressions':
      return { impressions: counted(value) };
    case 'reach':
      return { reach: counted(value) };
    case 'sessions':
      return { sessions: counted(value) };
    case 'interactions':
      return { interactions: counted(value) };
    default:
      return key satisfies never;
  }
};

/** Where no year is named, the last such day: figures are of what was. */
const dayGone = (text: string, context: ParseContext): Day => {
  const moment = wholeMoment(text, { ...context, backward: true });
  if (moment === null) throw new CommandError('time-not-understood', { time: cut(text, 60) }, EXAMPLE);
  return moment.day;
};

const counted = (value: string): number => {
  const count = countOrNull(value);
  if (count === null) throw new CommandError('count-not-understood', { count: cut(value, 40) }, EXAMPLE);
  return count;
};

/** `google ads 2000`, `2000 zhihu`, `知乎2000`: a name and, before or after it, what was paid. */
const sourceAndAmount = (
  text: string,
  { workspace: { currency } }: ParseContext,
): { source: string; amount: Money | null } => {
  const [, quoted, after] = /^["“]([^"”]{1,100})["”]\s*(.*)$/su.exec(text) ?? [];
  if (quoted !== undefined)
    return { source: quoted, amount: after ? readAmount(after, currency, EXAMPLE) : null };
  const words = text.split(/\s+/u).filter(Boolean);
  const first = paidAt(words, 0, currency);
  if (first !== null && first.end < words.length && first.end > 1)
    return { source: words.slice(first.end).join(' '), amount: first.amount };
  for (let start = 1; start < words.length; start += 1) {
    const paid = paidAt(words, start, currency);
    if (paid === null) continue;
    const extra = words[paid.end];
    if (extra !== undefined) throw unknownPart(extra, extra);
    return { source: words.slice(0, start).join(' '), amount: paid.amount };
  }
  if (first !== null) return { source: words.slice(first.end).join(' '), amount: first.amount };
  const last = words.at(-1) ?? '';
  const [, name, rest] = /^(.*[\u4E00-\u9FFF])([\d¥$€£].*)$/su.exec(last) ?? [];
  const attached = rest === undefined ? null : amountOrNull(rest, currency);
  if (name !== undefined && attached !== null)
    return { source: [...words.slice(0, -1), name].join(' '), amount: attached };
  if (words.length > 1 && /^[-+]?[\d¥$€£]/u.test(last)) readAmount(last, currency, EXAMPLE);
  return { source: text, amount: null };
};

/** The longest amount that begins at a word: `USD 1.2m`, `50 000`, `5 万元`. */
const paidAt = (
  words: readonly string[],
  start: number,
  currency: string,
): { amount: Money; end: number } | null => {
  for (let end = Math.min(words.length, start + 4); end > start; end -= 1) {
    const amount = amountOrNull(words.slice(start, end).join(' '), currency);
    if (amount !== null) return { amount, end };
  }
  return null;
};

const unknownPart = (part: string, word: string): CommandError => {
  const close = nearest(word, SPEND_KEYS.keys());
  const params = { part: cut(part, 40) };
  return close === null
    ? new CommandError('spend-part-unknown', params, EXAMPLE)
    : new CommandError('spend-part-unknown-near', { ...params, nearest: `${close}:` }, EXAMPLE);
};
