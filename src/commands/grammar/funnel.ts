import { cut } from '../clean-text.ts';
import type { Command, PERIODS } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { pause, preview, resume, setup } from './digests.ts';
import { fix } from './fix.ts';
import { linkMembers, unlinkMember } from './linking.ts';
import { nearest } from './nearest.ts';
import { firstWord } from './plain.ts';
import { forecast, lost, sources } from './reporting.ts';
import { scopeIn } from './scope.ts';
import { spend } from './spend.ts';
import { target } from './target.ts';
import { digestsHere, helpAbout, language, role } from './team-words.ts';
import { away, calendar, morningNote, team } from './working-time.ts';

/** Reads what follows the word. */
type Reader = (said: Mentioned, context: ParseContext) => Command | Promise<Command>;

const report =
  (period: (typeof PERIODS)[number]): Reader =>
  async (said, context) => ({
    kind: 'show-funnel',
    period,
    ...(await scopeIn(said, context, {
      en: '/funnel week owner:@bob source:zhihu',
      'zh-CN': '/漏斗 本周 负责人:@小李 渠道:知乎',
    })),
  });

const stuck: Reader = async (said, context) => ({
  kind: 'show-stuck',
  page: 0,
  ...(await scopeIn(said, context, {
    en: '/funnel stuck team:north source:zhihu',
    'zh-CN': '/漏斗 停滞 小组:华北 渠道:知乎',
  })),
});

/** Each word in all its spellings, and who reads the rest of the line. */
const WORDS: ReadonlyMap<string, Reader> = new Map(
  (
    [
      ['now 现在 当前 目前', report('now')],
      ['week 周 本周 这周', report('week')],
      ['month 月 本月 这个月', report('month')],
      ['quarter 季度 本季度 季', report('quarter')],
      ['30d 30天 近30天', report('30d')],
      ['stuck 停滞 卡住', stuck],
      ['summary 周报 总结 weekly', () => ({ kind: 'show-summary', summary: 'weekly' })],
      ['review 季报 季度复盘 复盘', () => ({ kind: 'show-summary', summary: 'quarterly' })],
      ['forecast 预测', forecast],
      ['sources 渠道 来源', sources],
      ['lost 输单 丢单', lost],
      ['target 目标', target],
      ['spend 投放 花费', spend],
      ['fix 改进 任务', fix],
      ['numbers definitions 指标 口径', () => ({ kind: 'show-definitions' })],
      ['here 这里 播报', digestsHere],
      ['setup 设置 settings', setup],
      ['pause 暂停', pause],
      ['resume 恢复', resume],
      ['preview 预览', preview],
      ['calendar 日历 工作日', calendar],
      ['away 休假 请假', away],
      ['team 小组 团队', team],
      ['note 晨报 morning', morningNote],
      ['role 角色 权限', role],
      ['link 关联 绑定 合并', linkMembers],
      ['unlink 取消关联 解除关联 解绑', unlinkMember],
      ['language 语言 lang', language],
      ['help 帮助 ?', helpAbout],
    ] satisfies [string, Reader][]
  ).flatMap(([spellings, reader]) => spellings.split(' ').map((word): [string, Reader] => [word, reader])),
);

/** `/funnel …`: reports, and the settings of a team. */
export const parseFunnel = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const { word, rest } = reportWord(said.text);
  if (word === '' || /[:：]/.test(word)) return report('now')(said, context);
  const reader = WORDS.get(word.normalize('NFKC').toLowerCase());
  if (reader === undefined) throw unknownReport(word);
  return reader({ ...said, text: rest }, context);
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
    ? new CommandError('report-unknown', params, { en: '/funnel week', 'zh-CN': '/漏斗 本周' })
    : new CommandError(
        'report-unknown-near',
        { ...params, nearest: close },
        { en: `/funnel ${close}`, 'zh-CN': `/漏斗 ${close}` },
      );
};
