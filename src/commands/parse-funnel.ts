import type { Command } from '../cards/kit/command.ts';
import { cut } from '../lib/text.ts';
import { CommandError } from './error.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import { isPersonWord } from './grammar/member-name.ts';
import { nearest } from './grammar/nearest.ts';
import { periodAtStart } from './grammar/period-name.ts';
import { firstWord } from './grammar/plain.ts';
import { scopeIn } from './grammar/scope.ts';
import { asked, FUNNEL_WORDS, funnelVerb } from './verbs.ts';

/** `/funnel …`: reports, and the settings of a team. */
export const parseFunnel = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const report = await ofPeriod(said, context);
  if (report !== null) return report;
  const { word, rest } = reportWord(said.text);
  // `/funnel`, `/funnel owner:@bob`: as it stands now.
  const isNow = word === '' || /[:：]/.test(word) || isPersonWord(word);
  const found = funnelVerb(isNow ? 'now' : word);
  if (found === undefined) throw unknownReport(word);
  return asked(found, isNow ? { ...said, word: '' } : { ...said, text: rest, word }, context);
};

/** The funnel of any period: `last month`, `Q3 @bob`, 10月 渠道:知乎; null: no period is named first. */
const ofPeriod = async (said: Mentioned, context: ParseContext): Promise<Command | null> => {
  const found = periodAtStart(said.text, context);
  if (found === null) return null;
  const { rest, ...asked } = found;
  return {
    kind: 'show-funnel',
    ...asked,
    ...(await scopeIn({ ...said, text: rest }, context, PERIOD_EXAMPLE)),
  };
};

const PERIOD_EXAMPLE = { en: '/funnel last month owner:@bob', 'zh-CN': '/漏斗 上个月 负责人:@小李' };

/** 角色@小李 needs no blank. */
const reportWord = (text: string): { word: string; rest: string } => {
  const { word, rest } = firstWord(text);
  const person = word.search(/[@＠\uE000-\uF8FF]/u);
  return person <= 0 ? { word, rest } : { word: word.slice(0, person), rest: text.slice(person) };
};

const unknownReport = (word: string): CommandError => {
  const close = nearest(word, FUNNEL_WORDS);
  const params = { report: cut(word, 40) };
  return close === null
    ? new CommandError('report-unknown', params, { en: '/funnel week', 'zh-CN': '/漏斗 本周' })
    : new CommandError('report-unknown-near', { ...params, nearest: close }, null, [[[word, close]]]);
};
