import type { Language } from '../../funnel/pipeline.ts';
import { cut } from '../clean-text.ts';
import type { Command, PERIODS } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { pause, preview, resume, setup } from './digests.ts';
import { fix } from './fix.ts';
import { linkMembers, unlinkMember } from './linking.ts';
import { memberNamed, personAtStart } from './member-name.ts';
import { nearest } from './nearest.ts';
import { firstWord } from './plain.ts';
import { forecast, lost, sources } from './reporting.ts';
import { scopeIn } from './scope.ts';
import { spend } from './spend.ts';
import { target } from './target.ts';
import { away, calendar, morningNote, team } from './working-time.ts';

type Word =
  | (typeof PERIODS)[number]
  | 'stuck'
  | 'summary'
  | 'help'
  | 'here'
  | 'role'
  | 'link'
  | 'unlink'
  | 'language'
  | 'review'
  | 'forecast'
  | 'sources'
  | 'lost'
  | 'target'
  | 'spend'
  | 'fix'
  | 'numbers'
  | 'setup'
  | 'pause'
  | 'resume'
  | 'preview'
  | 'calendar'
  | 'away'
  | 'team'
  | 'note';

const WORDS: ReadonlyMap<string, Word> = new Map(
  (
    [
      ['now', ['now', '现在', '当前', '目前']],
      ['week', ['week', '周', '本周', '这周']],
      ['month', ['month', '月', '本月', '这个月']],
      ['quarter', ['quarter', '季度', '本季度', '季']],
      ['30d', ['30d', '30天', '近30天', '30 天']],
      ['stuck', ['stuck', '停滞', '卡住']],
      ['summary', ['summary', '周报', '总结', 'weekly']],
      ['help', ['help', '帮助', '?']],
      ['here', ['here', '这里', '播报']],
      ['role', ['role', '角色', '权限']],
      ['link', ['link', '关联', '绑定', '合并']],
      ['unlink', ['unlink', '取消关联', '解除关联', '解绑']],
      ['language', ['language', '语言', 'lang']],
      ['review', ['review', '季报', '季度复盘', '复盘']],
      ['forecast', ['forecast', '预测']],
      ['sources', ['sources', '渠道', '来源']],
      ['lost', ['lost', '输单', '丢单']],
      ['target', ['target', '目标']],
      ['spend', ['spend', '投放', '花费']],
      ['fix', ['fix', '改进', '任务']],
      ['numbers', ['numbers', 'definitions', '指标', '口径']],
      ['setup', ['setup', '设置', 'settings']],
      ['pause', ['pause', '暂停']],
      ['resume', ['resume', '恢复']],
      ['preview', ['preview', '预览']],
      ['calendar', ['calendar', '日历', '工作日']],
      ['away', ['away', '休假', '请假']],
      ['team', ['team', '小组', '团队']],
      ['note', ['note', '晨报', 'morning']],
    ] satisfies [Word, string[]][]
  ).flatMap(([word, spellings]) => spellings.map((spelling): [string, Word] => [spelling, word])),
);

/** `/funnel …`: reports, and the few settings of a team. */
export const parseFunnel = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const { word, rest } = reportWord(said.text);
  if (word === '' || /[:：]/.test(word)) return report('now', said, context);
  const known = WORDS.get(word.normalize('NFKC').toLowerCase());
  switch (known) {
    case 'now':
    case 'week':
    case 'month':
    case 'quarter':
    case '30d':
      return report(known, { ...said, text: rest }, context);
    case 'stuck':
      return {
        kind: 'show-stuck',
        page: 0,
        ...(await scopeIn({ ...said, text: rest }, context, '/funnel stuck team:north source:zhihu')),
      };
    case 'summary':
      return { kind: 'show-summary', summary: 'weekly' };
    case 'help':
      return helpAbout(rest);
    case 'here':
      return digestsHere(rest);
    case 'role':
      return role({ ...said, text: rest }, context);
    case 'link':
      return linkMembers({ ...said, text: rest }, context);
    case 'unlink':
      return unlinkMember({ ...said, text: rest }, context);
    case 'language':
      return language(rest);
    case 'review':
      return { kind: 'show-summary', summary: 'quarterly' };
    case 'numbers':
      return { kind: 'show-definitions' };
    case 'forecast':
      return forecast();
    case 'sources':
      return sources({ ...said, text: rest });
    case 'lost':
      return lost({ ...said, text: rest });
    case 'target':
      return target({ ...said, text: rest }, context);
    case 'spend':
      return spend({ ...said, text: rest }, context);
    case 'fix':
      return fix({ ...said, text: rest }, context);
    case 'setup':
      return setup({ ...said, text: rest }, context);
    case 'pause':
      return pause({ ...said, text: rest });
    case 'resume':
      return resume({ ...said, text: rest });
    case 'preview':
      return preview({ ...said, text: rest });
    case 'calendar':
      return calendar({ ...said, text: rest }, context);
    case 'away':
      return away({ ...said, text: rest }, context);
    case 'team':
      return team({ ...said, text: rest }, context);
    case 'note':
      return morningNote({ ...said, text: rest }, context);
    case undefined:
      throw unknownReport(word);
    default:
      return known satisfies never;
  }
};

/** 角色@小李 needs no blank. */
const reportWord = (text: string): { word: string; rest: string } => {
  const { word, rest } = firstWord(text);
  const person = word.search(/[@＠\uE000-\uF8FF]/u);
  return person <= 0 ? { word, rest } : { word: word.slice(0, person), rest: text.slice(person) };
};

const unknownReport = (word: string): CommandError => {
  const close = nearest(word, WORDS.keys());
  const params = { report: cut(word, 40) };
  return close === null
    ? new CommandError('report-unknown', params, '/funnel week')
    : new CommandError('report-unknown-near', { ...params, nearest: close }, `/funnel ${close}`);
};

const report = async (
  period: (typeof PERIODS)[number],
  said: Mentioned,
  context: ParseContext,
): Promise<Command> => ({
  kind: 'show-funnel',
  period,
  ...(await scopeIn(said, context, '/funnel week owner:@bob source:zhihu')),
});

const helpAbout = (topic: string): Command => {
  const known = /^(?:lead|线索)$/i.test(topic)
    ? 'lead'
    : /^(?:deal|商机)$/i.test(topic)
      ? 'deal'
      : /^(?:funnel|漏斗)$/i.test(topic)
        ? 'funnel'
        : undefined;
  return { kind: 'show-help', ...(known !== undefined && { topic: known }) };
};

const digestsHere = (rest: string): Command => {
  if (/^(?:|on|开|开启|打开)$/iu.test(rest)) return { kind: 'set-digests', on: true };
  if (/^(?:off|stop|关|关闭|停止)$/iu.test(rest)) return { kind: 'set-digests', on: false };
  throw new CommandError('here-not-understood', { text: cut(rest, 40) }, '/funnel here off');
};

const ROLES: ReadonlyMap<string, 'admin' | 'manager' | 'rep' | 'viewer'> = new Map([
  ['admin', 'admin'],
  ['管理员', 'admin'],
  ['manager', 'manager'],
  ['经理', 'manager'],
  ['主管', 'manager'],
  ['rep', 'rep'],
  ['sales', 'rep'],
  ['销售', 'rep'],
  ['viewer', 'viewer'],
  ['查看者', 'viewer'],
  ['只读', 'viewer'],
]);

const ROLE_EXAMPLE = '/funnel role @bob manager';

const role = async ({ text, people }: Mentioned, context: ParseContext): Promise<Command> => {
  const { person, rest } = personAtStart(text);
  if (person === '') throw new CommandError('role-needs', {}, ROLE_EXAMPLE);
  const known = ROLES.get(rest.toLowerCase());
  if (known === undefined) throw new CommandError('role-unknown', { role: cut(rest, 40) }, ROLE_EXAMPLE);
  return { kind: 'set-role', member: await memberNamed(person, people, context, ROLE_EXAMPLE), role: known };
};

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...['en', 'english', '英文', '英语'].map((word): [string, Language] => [word, 'en']),
  ...['zh', 'cn', 'zh-cn', 'zh_cn', 'chinese', '中文', '简体', '简体中文', '汉语'].map(
    (word): [string, Language] => [word, 'zh-CN'],
  ),
]);
const HERE = /\s*(?:\bhere|这里|本群|本频道)$/iu;

/** `language zh` is about who says it, `language zh here` about the channel. */
const language = (rest: string): Command => {
  const known = LANGUAGES.get(rest.replace(HERE, '').toLowerCase());
  if (known !== undefined)
    return { kind: HERE.test(rest) ? 'set-channel-language' : 'set-language', language: known };
  throw new CommandError('language-unknown', { language: cut(rest, 40) }, '/funnel language zh');
};
