import { cut, oneLine } from '../clean-text.ts';
import type { Command, DealRef, ListFilter } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { dealVerb } from './deal-verbs.ts';
import { VERB_WORDS, verbAtStart } from './deal-words.ts';
import { listDeals } from './list.ts';
import { nearest } from './nearest.ts';
import { firstWord } from './plain.ts';

/** `12`, `#12`, `１２`: nine digits are more deals than anybody has. */
const NUMBER = /^[#＃]?([\d０-９]{1,9})(?![\d０-９\p{L}.])/u;
const NUMBER_GLUED = /^[#＃]?([\d０-９]{1,9})号?(?=[\u4E00-\u9FFF])/u;
const LIST = /^(?:list(?![\p{L}\p{N}])|列表|清单)/iu;
const FIND = /^(?:(?:find|search)(?![\p{L}\p{N}])|查找|搜索)[\s:：]*/iu;
const HELP = /^(?:help|帮助|[?？])$/iu;
const MAX_SEARCH = 200;

/** `/deal …`: what a person wants of one deal, a search, or a list. */
export const parseDeal = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const { text } = said;
  const number = NUMBER.exec(text);
  if (number !== null) {
    const deal = numbered(number[1] ?? '');
    const rest = text.slice(number[0].length).replace(/^[\s:：,，]+/u, '');
    return rest === '' ? { kind: 'show-deal', deal } : aboutDeal(deal, { ...said, text: rest }, context);
  }
  if (text === '') return { kind: 'list-deals', filter: mine(context), page: 0 };
  if (HELP.test(text)) return { kind: 'show-help', topic: 'deal' };
  const list = LIST.exec(text);
  if (list !== null) return listDeals({ ...said, text: text.slice(list[0].length).trim() }, context);
  const glued = NUMBER_GLUED.exec(text);
  if (glued !== null) {
    const rest = text.slice(glued[0].length);
    const deal = numbered(glued[1] ?? '');
    if (verbAtStart(rest) !== null) return aboutDeal(deal, { ...said, text: rest }, context);
  }
  refuseVerbBeforeNumber(text);
  const wanted = text.replace(FIND, '');
  // `/deal find` alone: a form to look it up in.
  return wanted === '' && text !== '' ? { kind: 'open-form', ref: { form: 'find' } } : find(wanted);
};

/** The number a text behind `/deal` begins with; null: none. */
export const dealNumberIn = (text: string): number | null => {
  const digits = (NUMBER.exec(text) ?? NUMBER_GLUED.exec(text))?.[1];
  return digits === undefined ? null : Number(digits.normalize('NFKC'));
};

const mine = ({ member }: ParseContext): ListFilter => ({ status: 'open', owner: member.id });

const numbered = (digits: string): DealRef => {
  const number = Number(digits.normalize('NFKC'));
  if (number === 0)
    throw new CommandError('deal-not-found', { deal: 0 }, { en: '/deal list', 'zh-CN': '/商机 列表' });
  return { number };
};

const find = (typed: string): Command => {
  const text = oneLine(typed);
  if (text === '') throw new CommandError('find-what', {}, { en: '/deal acme', 'zh-CN': '/商机 宏达' });
  if (text.length > MAX_SEARCH)
    throw new CommandError(
      'too-long',
      { length: text.length, max: MAX_SEARCH },
      { en: '/deal acme', 'zh-CN': '/商机 宏达' },
    );
  return { kind: 'show-deal', deal: { find: text } };
};

const aboutDeal = async (deal: DealRef, said: Mentioned, context: ParseContext): Promise<Command> => {
  const found = verbAtStart(said.text);
  if (found !== null) return dealVerb(found.verb, deal, { ...said, text: found.rest }, context);
  const { word } = firstWord(said.text);
  const number = 'number' in deal ? deal.number : 12;
  const close = nearest(word, VERB_WORDS);
  throw close === null
    ? new CommandError(
        'verb-unknown',
        { verb: cut(word, 40) },
        { en: `/deal ${number} note …`, 'zh-CN': `/商机 ${number} 备注 …` },
      )
    : new CommandError(
        'verb-unknown-near',
        { verb: cut(word, 40), nearest: close },
        { en: `/deal ${number} ${close}`, 'zh-CN': `/商机 ${number} ${close}` },
      );
};

/** `move 12 proposal` would otherwise be looked for as a company: the number comes first. */
const refuseVerbBeforeNumber = (text: string): void => {
  const found = verbAtStart(text);
  const number = found === null ? null : NUMBER.exec(found.rest);
  if (found === null || number === null) return;
  const rest = found.rest.slice(number[0].length).trim();
  const verb = text.slice(0, text.length - found.rest.length).trim();
  throw new CommandError(
    'number-first',
    {},
    cut(`/deal ${number[1]} ${verb}${rest === '' ? '' : ` ${rest}`}`, 200),
  );
};
