import type { Command } from '../cards/kit/command.ts';
import { cut } from '../lib/text.ts';
import { CommandError } from './error.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import { nearest } from './grammar/nearest.ts';
import { periodAtStart } from './grammar/period-name.ts';
import { CJK, firstWord } from './grammar/plain.ts';
import { parseDeal, SEVERAL } from './parse-deal.ts';
import { parseFunnel } from './parse-funnel.ts';
import { dealsVerbAtStart, dealVerbAtStart, funnelVerb } from './verbs.ts';

const GREETING =
  /^(?:hi|hello|hey|hiya|yo|good\s+(?:morning|afternoon|evening)|help|start|menu|你好|您好|嗨|哈[喽啰]|在吗|在不在|早|早上好|早安|下午好|晚上好|菜单|怎么用|使用说明|帮助)(?:\s+(?:there|bot|team|all))?[\s!！。.~～?？]*$/iu;
const MINE =
  /^(?:(?:show\s+)?my\s+(?:deals|list|leads|pipeline)|mine|我的|我的(?:商机|单子|客户|列表|线索))$/iu;
const TODAY =
  /^(?:to-?\s?do(?:s|\s+list)?|my\s+(?:day|tasks|to-?dos?)|what(?:['’]s|\s+is)?\s+(?:up|due|next)(?:\s+today)?|待办|今天(?:做什么|干什么|有什么)|今日待办|我的待办|我的一天)[?？]*$/iu;
/** A deal by its number: `#12`, `12 won`, 12号推进. */
const NUMBERED = /^[#＃]?\d{1,9}号?(?![\d.])/u;

/** What somebody typed to the bot without one of its commands: a word of theirs alone, a greeting, or what could be a lead. */
export const parseLine = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const text = said.text.trim();
  if (GREETING.test(text)) return { kind: 'show-help' };
  if (MINE.test(text)) return listOf({ owner: context.member.id });
  if (TODAY.test(text)) return listOf({ owner: context.member.id, due: 'today' });
  const plain = text.normalize('NFKC');
  if (isAboutDeals(plain)) return parseDeal({ ...said, text: plain }, context);
  const isPeriod = periodAtStart(plain, context)?.rest === '';
  if (isPeriod || funnelVerb(firstWord(plain).word) !== undefined)
    return parseFunnel({ ...said, text: plain }, context);
  throw unknown(text);
};

const isAboutDeals = (text: string): boolean => {
  if (dealsVerbAtStart(text) !== null) return true;
  const number = SEVERAL.exec(text) ?? NUMBERED.exec(text);
  if (number === null) return false;
  const rest = text.slice(number[0].length).trim();
  return /^[#＃]\d+$/u.test(text) || (rest !== '' && dealVerbAtStart(rest) !== null);
};

const listOf = (filter: { owner: number; due?: 'today' }): Command => ({
  kind: 'list-deals',
  filter: { status: 'open', ...filter },
  page: 0,
});

const HELP = { en: '/funnel help', 'zh-CN': '/漏斗 帮助' };
const COMMANDS = ['lead', 'deal', 'funnel', '线索', '商机', '漏斗'] as const;

/** The nearest command; else what was typed may be about somebody who asked. */
const unknown = (text: string): CommandError => {
  const { word, rest } = firstWord(text.replace(/^[/／]\s*/u, ''));
  const close = nearest(word, COMMANDS);
  if (close !== null)
    return new CommandError(
      'command-unknown-near',
      { command: cut(word, 40), nearest: `/${close}` },
      cut(`/${close} ${rest}`.trim(), 200),
    );
  if (/^[/／]/u.test(text)) return new CommandError('command-unknown', { command: cut(word, 40) }, HELP);
  // Nothing anybody could be called: a mention of everybody, a smiley, a number.
  if (!/\p{L}/u.test(text.replace(/<[^>]*>|:[\w+-]+:|@\S+/gu, '')))
    return new CommandError('command-unknown', { command: cut(text, 40) }, HELP);
  const lead = CJK.test(text) ? '/线索' : '/lead';
  return new CommandError('command-unknown-lead', { command: cut(text, 40) }, `${lead} ${text}`);
};
