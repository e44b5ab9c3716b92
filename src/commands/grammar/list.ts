import type { CommandOf } from '../../cards/kit/command.ts';
import { cut } from '../../lib/text.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { lackNamed } from './lack-name.ts';
import { isPersonWord, memberNamed } from './member-name.ts';
import { nearest } from './nearest.ts';
import { sourceNamed } from './source-name.ts';
import { type StageExample, stageNamed } from './stage-name.ts';
import { teamNamed } from './team-name.ts';

type ListFilter = CommandOf<'list-deals'>['filter'];

const EXAMPLE = { en: '/deal list mine stage:proposal', 'zh-CN': '/商机 列表 我的 阶段:方案报价' };
const STAGE: StageExample = {
  none: { en: '/deal list stage:proposal', 'zh-CN': '/商机 列表 阶段:方案报价' },
  of: (stage) => ({ en: `/deal list stage:${stage}`, 'zh-CN': `/商机 列表 阶段:${stage}` }),
};
const OWNER = { en: '/deal list @bob', 'zh-CN': '/商机 列表 @小李' };
const MAX_PARTS = 20;

type Word = 'mine' | 'team' | 'pool' | 'stuck' | 'open' | 'won' | 'lost' | 'today' | 'overdue' | 'week';
const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...['mine', 'my', 'me', '我的', '我'].map((word): [string, Word] => [word, 'mine']),
  ...['team', 'all', '团队', '全部', '所有'].map((word): [string, Word] => [word, 'team']),
  ...['pool', '公海'].map((word): [string, Word] => [word, 'pool']),
  ...['stuck', '停滞', '卡住'].map((word): [string, Word] => [word, 'stuck']),
  ...['open', '进行中'].map((word): [string, Word] => [word, 'open']),
  ...['won', '赢单', '成交'].map((word): [string, Word] => [word, 'won']),
  ...['lost', '输单', '丢单'].map((word): [string, Word] => [word, 'lost']),
  ...['today', 'due', 'todo', '今天', '今日', '待办', '到期'].map((word): [string, Word] => [word, 'today']),
  ...['overdue', 'late', '逾期', '过期', '超期'].map((word): [string, Word] => [word, 'overdue']),
  ...['week', '本周', '这周'].map((word): [string, Word] => [word, 'week']),
]);

type Key = 'stage' | 'owner' | 'team' | 'source' | 'lacks' | 'older' | 'page';
const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['stage', 'stage'],
  ['阶段', 'stage'],
  ['owner', 'owner'],
  ['负责人', 'owner'],
  ['team', 'team'],
  ['小组', 'team'],
  ['团队', 'team'],
  ['lacks', 'lacks'],
  ['without', 'lacks'],
  ['缺', 'lacks'],
  ['缺少', 'lacks'],
  ['source', 'source'],
  ['from', 'source'],
  ['渠道', 'source'],
  ['来源', 'source'],
  ['来自', 'source'],
  ['older', 'older'],
  ['超过', 'older'],
  ['早于', 'older'],
  ['page', 'page'],
  ['页', 'page'],
]);

/** One part: `key:value` (the value may be quoted, or several words up to the next key) or a bare word. */
const PART = /([\p{L}]{1,12})\s?[:：]\s*(?:"([^"]{0,100})"|“([^”]{0,100})”|(\S{1,100}))|(\S{1,100})/gu;

/** `list mine stuck stage:proposal owner:@bob team:north source:知乎 lacks:amount older:7d won`. */
export const readListFilter = async (
  said: Mentioned,
  context: ParseContext,
): Promise<{ filter: ListFilter; page: number }> => {
  let filter: ListFilter = {};
  let page = 0;
  const parts = [...said.text.slice(0, 1000).matchAll(PART)].slice(0, MAX_PARTS);
  for (let index = 0; index < parts.length; index++) {
    const [whole, key, double, curly, bare, word] = parts[index] ?? [''];
    const value = double ?? curly ?? bare;
    if (key === undefined || value === undefined) {
      filter = { ...filter, ...(await bareWord(word ?? whole, said, context)) };
      continue;
    }
    const name = KEYS.get(key.toLowerCase());
    if (name === undefined) throw unknownPart(whole);
    if (name === 'page') page = pageOf(value);
    else if (name === 'stage') {
      const { stage, taken } = stageOver(
        value,
        parts.slice(index + 1).map((part) => part[5]),
        context,
      );
      filter = { ...filter, stage };
      index += taken;
    } else filter = { ...filter, ...(await keyed(name, value, said, context)) };
  }
  return { filter, page };
};

const bareWord = async (word: string, { people }: Mentioned, context: ParseContext): Promise<ListFilter> => {
  if (isPersonWord(word)) return { owner: await memberNamed(word, people, context, OWNER) };
  const known = WORDS.get(
    word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[,，]$/, ''),
  );
  switch (known) {
    case 'mine':
      return { owner: context.member.id };
    case 'team':
      return {};
    case 'pool':
      return { owner: null };
    case 'stuck':
      return { stuck: true };
    case 'open':
    case 'won':
    case 'lost':
      return { status: known };
    case 'today':
    case 'overdue':
    case 'week':
      return { due: known };
    case undefined:
      return stageOrUnknown(word, context);
    default:
      return known satisfies never;
  }
};

const stageOrUnknown = (word: string, context: ParseContext): ListFilter => {
  try {
    return { stage: stageNamed(word, context, STAGE).id };
  } catch (error) {
    if (error instanceof CommandError && error.code === 'stage-unknown') throw unknownPart(word);
    throw error;
  }
};

const unknownPart = (part: string): CommandError => {
  const key = /^(.+?)\s?[:：]$/u.exec(part)?.[1];
  if (key !== undefined && KEYS.has(key.toLowerCase()))
    return new CommandError('filter-empty', { part }, EXAMPLE);
  const close = nearest(part, [...WORDS.keys(), ...[...KEYS.keys()].map((key) => `${key}:`)]);
  const params = { part: cut(part, 40) };
  return close === null
    ? new CommandError('filter-unknown', params, EXAMPLE)
    : new CommandError('filter-unknown-near', { ...params, nearest: close }, null, [[[part, close]]]);
};

const keyed = async (
  key: Exclude<Key, 'stage' | 'page'>,
  value: string,
  { people }: Mentioned,
  context: ParseContext,
): Promise<ListFilter> => {
  switch (key) {
    case 'owner':
      if (/^(?:none|nobody|pool|无|公海|-)$/iu.test(value)) return { owner: null };
      return {
        owner: await memberNamed(value, people, context, OWNER),
      };
    case 'team':
      return {
        team: await teamNamed(value, context, {
          en: '/deal list team:north',
          'zh-CN': '/商机 列表 小组:华北',
        }),
      };
    case 'lacks':
      return { lacks: lackNamed(value) };
    case 'source':
      return { source: await sourceNamed(value, context) };
    case 'older':
      return { olderDays: daysOf(value) };
    default:
      return key satisfies never;
  }
};

/** `stage:New lead`: a name of several words reaches as far as it still is one. */
const stageOver = (value: string, following: readonly (string | undefined)[], context: ParseContext) => {
  for (let taken = Math.min(2, following.length); taken > 0; taken--) {
    const words = following.slice(0, taken);
    if (words.some((word) => word === undefined)) continue;
    const name = [value, ...words].join(' ');
    const stage = context.workspace.pipeline.stages.find(({ names }) =>
      Object.values(names).some((known) => known.toLowerCase() === name.toLowerCase()),
    );
    if (stage !== undefined) return { stage: stage.id, taken };
  }
  return { stage: stageNamed(value, context, STAGE).id, taken: 0 };
};

const UNIT_DAYS: Readonly<Record<string, number>> = {
  d: 1,
  天: 1,
  w: 7,
  周: 7,
  m: 30,
  月: 30,
  个月: 30,
  y: 365,
  年: 365,
};

const daysOf = (value: string): number => {
  const [, count, unit = 'd'] =
    /^(\d{1,4})(d|天|w|周|m|个月|月|y|年)?$/u.exec(value.normalize('NFKC').toLowerCase()) ?? [];
  const days = Number(count) * (UNIT_DAYS[unit] ?? 1);
  if (!(days > 0))
    throw new CommandError(
      'days-not-understood',
      { days: cut(value, 40) },
      { en: '/deal list older:7d', 'zh-CN': '/商机 列表 早于:7天' },
    );
  return days;
};

const pageOf = (value: string): number => (/^[1-9]\d{0,4}$/.test(value) ? Number(value) - 1 : 0);
