import type { Language } from '../../../domain/language.ts';
import type { PlaygroundPerson } from '../http/wire.ts';
import type { WordKey } from '../words.ts';

/** One line of the list: taking it makes `text` of the whole composer. */
export interface Completion {
  text: string;
  label: string;
  hint: WordKey | null;
}

interface Verb {
  en: string;
  zh: string;
  hint: WordKey;
}

const COMMANDS: readonly Verb[] = [
  { en: 'lead', zh: '线索', hint: 'hint-lead' },
  { en: 'deal', zh: '商机', hint: 'hint-deal' },
  { en: 'funnel', zh: '漏斗', hint: 'hint-funnel' },
];

const LISTS: readonly Verb[] = [
  { en: 'list', zh: '列表', hint: 'hint-deal-list' },
  { en: 'list mine', zh: '列表 我的', hint: 'hint-deal-mine' },
  { en: 'list stuck', zh: '列表 停滞', hint: 'hint-deal-stuck' },
  { en: 'list pool', zh: '列表 公海', hint: 'hint-deal-pool' },
];

const VERBS: readonly Verb[] = [
  { en: 'move', zh: '推进', hint: 'hint-move' },
  { en: 'won', zh: '赢单', hint: 'hint-won' },
  { en: 'lost', zh: '输单', hint: 'hint-lost' },
  { en: 'follow', zh: '跟进', hint: 'hint-follow' },
  { en: 'note', zh: '备注', hint: 'hint-note' },
  { en: 'call', zh: '电话', hint: 'hint-call' },
  { en: 'meet', zh: '拜访', hint: 'hint-meet' },
  { en: 'wait', zh: '等待', hint: 'hint-wait' },
  { en: 'assign', zh: '分配', hint: 'hint-assign' },
  { en: 'claim', zh: '认领', hint: 'hint-claim' },
  { en: 'release', zh: '释放', hint: 'hint-release' },
  { en: 'snooze', zh: '暂停', hint: 'hint-snooze' },
  { en: 'undo', zh: '撤销', hint: 'hint-undo' },
  { en: 'reopen', zh: '重开', hint: 'hint-reopen' },
];

const REPORTS: readonly Verb[] = [
  { en: 'week', zh: '本周', hint: 'hint-week' },
  { en: 'month', zh: '本月', hint: 'hint-month' },
  { en: 'stuck', zh: '停滞', hint: 'hint-stuck' },
  { en: 'summary', zh: '周报', hint: 'hint-summary' },
  { en: 'review', zh: '季报', hint: 'hint-review' },
  { en: 'forecast', zh: '预测', hint: 'hint-forecast' },
  { en: 'target', zh: '目标', hint: 'hint-target' },
  { en: 'sources', zh: '渠道', hint: 'hint-sources' },
  { en: 'spend', zh: '投放', hint: 'hint-spend' },
  { en: 'lost', zh: '输单', hint: 'hint-lost-report' },
  { en: 'fix', zh: '改进', hint: 'hint-fix' },
  { en: 'numbers', zh: '指标', hint: 'hint-numbers' },
  { en: 'here', zh: '这里', hint: 'hint-here' },
  { en: 'setup', zh: '设置', hint: 'hint-setup' },
  { en: 'preview', zh: '预览', hint: 'hint-preview' },
  { en: 'pause', zh: '暂停', hint: 'hint-pause' },
  { en: 'resume', zh: '恢复', hint: 'hint-resume' },
  { en: 'calendar', zh: '日历', hint: 'hint-calendar' },
  { en: 'away', zh: '休假', hint: 'hint-away' },
  { en: 'team', zh: '小组', hint: 'hint-team' },
  { en: 'note off', zh: '晨报 关闭', hint: 'hint-note-off' },
  { en: 'help', zh: '帮助', hint: 'hint-help' },
];

/** What could come next at the end of what was typed so far; nothing for plain text. */
export const completionsFor = (
  typed: string,
  language: Language,
  people: readonly PlaygroundPerson[],
): readonly Completion[] => {
  const named = /(^|.*[\s,，、])[@＠](\S*)$/su.exec(typed);
  if (named !== null) {
    const [, before = '', part = ''] = named;
    return people
      .filter(({ name }) => begins(name, part))
      .map(({ name }) => ({ text: `${before}@${name} `, label: `@${name}`, hint: null }));
  }
  const words = /^([/／])(\S*)(?:(\s+)(.*))?$/su.exec(typed);
  if (words === null) return [];
  const [, , command = '', gap, rest = ''] = words;
  if (gap === undefined) return offer(COMMANDS, command, '/', '/', language);
  const asked = COMMANDS.find(({ en, zh }) => en === command.toLowerCase() || zh === command);
  // Whoever began in one language goes on in it.
  const spoken: Language = asked?.zh === command ? 'zh-CN' : asked?.en === command ? 'en' : language;
  const before = `/${command} `;
  switch (asked?.en) {
    case 'deal': {
      const about = /^(\S+)\s+(\S*)$/su.exec(rest);
      if (about === null) return offer(LISTS, rest, before, '', spoken);
      const [, deal = '', verb = ''] = about;
      if (deal === 'list' || deal === '列表') return offer(LISTS.slice(1), rest, before, '', spoken);
      return offer(VERBS, verb, `${before}${deal} `, '', spoken);
    }
    case 'funnel':
      return offer(REPORTS, rest, before, '', spoken);
    default:
      return [];
  }
};

const offer = (
  verbs: readonly Verb[],
  part: string,
  before: string,
  mark: string,
  language: Language,
): readonly Completion[] =>
  verbs
    .filter(({ en, zh }) => begins(en, part) || begins(zh, part))
    .map(({ en, zh, hint }) => {
      const own = language === 'zh-CN' ? zh : en;
      const other = own === zh ? en : zh;
      // The language somebody types in is the one they get.
      const word = begins(own, part) ? own : other;
      return { text: `${before}${word} `, label: `${mark}${word}`, hint };
    });

const begins = (word: string, part: string): boolean =>
  word.toLowerCase().startsWith(part.trim().toLowerCase());
