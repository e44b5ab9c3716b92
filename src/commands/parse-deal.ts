import type { Command } from '../cards/kit/command.ts';
import { cut } from '../lib/text.ts';
import { CommandError } from './error.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import { NUMBER, NUMBER_GLUED } from './grammar/deal-number.ts';
import { nearest } from './grammar/nearest.ts';
import { firstWord } from './grammar/plain.ts';
import { dealCalled } from './grammar/search-text.ts';
import type { DealRef } from './inputs.ts';
import { asked, askedOfDeal, DEAL_WORDS, dealsVerbAtStart, dealVerbAtStart } from './verbs.ts';

const HELP = /^(?:help|帮助|[?？])$/iu;

/** `/deal …`: what a person wants of one deal, a search, or a list. */
export const parseDeal = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const { text } = said;
  const number = NUMBER.exec(text);
  if (number !== null) {
    const deal = numbered(number[1] ?? '');
    const rest = text.slice(number[0].length).replace(/^[\s:：,，]+/u, '');
    return rest === '' ? { kind: 'show-deal', deal } : aboutDeal(deal, { ...said, text: rest }, context);
  }
  if (text === '')
    return { kind: 'list-deals', filter: { status: 'open', owner: context.member.id }, page: 0 };
  if (HELP.test(text)) return { kind: 'show-help', topic: 'deal' };
  const word = dealsVerbAtStart(text);
  if (word !== null) return asked(word, { ...said, text: word.rest }, context);
  const glued = NUMBER_GLUED.exec(text);
  if (glued !== null) {
    const rest = text.slice(glued[0].length);
    const deal = numbered(glued[1] ?? '');
    if (dealVerbAtStart(rest) !== null) return aboutDeal(deal, { ...said, text: rest }, context);
  }
  refuseVerbBeforeNumber(text);
  return dealCalled(text);
};

const numbered = (digits: string): DealRef => {
  const number = Number(digits.normalize('NFKC'));
  if (number === 0)
    throw new CommandError('deal-not-found', { deal: 0 }, { en: '/deal list', 'zh-CN': '/商机 列表' });
  return { number };
};

const aboutDeal = async (deal: DealRef, said: Mentioned, context: ParseContext): Promise<Command> => {
  const found = dealVerbAtStart(said.text);
  if (found !== null) return askedOfDeal(found, { ...said, text: found.rest, deal }, context);
  const { word } = firstWord(said.text);
  const number = 'number' in deal ? deal.number : 12;
  const close = nearest(word, DEAL_WORDS);
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
  const found = dealVerbAtStart(text);
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
