import type { Command } from '../cards/kit/command.ts';
import type { MemberId } from '../domain/team/member.ts';
import { cut } from '../lib/text.ts';
import { CommandError } from './error.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import { NUMBER, NUMBER_GLUED } from './grammar/deal-number.ts';
import { isPersonWord, memberNamed } from './grammar/member-name.ts';
import { firstWord, plain } from './grammar/plain.ts';
import { dealCalled } from './grammar/search-text.ts';
import type { DealRef } from './inputs.ts';
import { MAX_SEVERAL } from './several-deals.ts';
import { asked, askedOfDeal, dealsVerbAtStart, dealVerbAtStart, nearestDealVerb } from './verbs.ts';

const HELP = /^(?:help|帮助|[?？])$/iu;

/** `/deal …`: what a person wants of one deal, a search, or a list. */
export const parseDeal = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const { text } = said;
  const several = SEVERAL.exec(text);
  if (several !== null) {
    const rest = text.slice(several[0].length).replace(/^[\s:：,，]+/u, '');
    if (dealVerbAtStart(rest) !== null) return forSeveral(several[0], { ...said, text: rest }, context);
  }
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
  if (word !== null)
    return asked(word, { ...said, text: word.rest, word: wordBefore(text, word.rest) }, context);
  const glued = NUMBER_GLUED.exec(text);
  if (glued !== null) {
    const rest = text.slice(glued[0].length);
    const deal = numbered(glued[1] ?? '');
    if (dealVerbAtStart(rest) !== null) return aboutDeal(deal, { ...said, text: rest }, context);
  }
  refuseVerbBeforeNumber(text);
  const owner = await personWhole(said, context);
  if (owner !== null) return { kind: 'list-deals', filter: { status: 'open', owner }, page: 0 };
  return (await namedThenVerb(said, context)) ?? dealCalled(text);
};

/** Whose deals are meant where nothing but somebody's name was said: `@bob`, 王伟. */
const personWhole = async ({ text, people }: Mentioned, context: ParseContext): Promise<MemberId | null> => {
  if (isPersonWord(text) && !/\s/u.test(text)) return memberNamed(text, people, context, PERSON_EXAMPLE);
  const members = await context.store.team.members(context.workspace.id);
  const named = members.filter(({ name, also = [] }) =>
    [name, ...also].some((one) => plain(one) === plain(text)),
  );
  return named.length === 1 ? (named[0]?.id ?? null) : null;
};

const PERSON_EXAMPLE = { en: '/deal list @bob', 'zh-CN': '/商机 列表 @小李' };

/** Several deals by their numbers: `190,195,200`, `#1 #2`, 1、2和3. */
export const SEVERAL =
  /^[#＃]?\d{1,9}(?:\s*(?:[,，、;；+&]|and|和|及)\s*[#＃]?\d{1,9}|\s+[#＃]?\d{1,9}(?=\s))+(?![\d.])/iu;

const forSeveral = async (typed: string, said: Mentioned, context: ParseContext): Promise<Command> => {
  const numbers = [...new Set([...typed.matchAll(/\d+/gu)].map(([digits]) => Number(digits)))].filter(
    (one) => one > 0,
  );
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return aboutDeal({ number: first ?? 0 }, said, context);
  if (numbers.length > MAX_SEVERAL)
    throw new CommandError('too-many-deals', { max: MAX_SEVERAL }, SEVERAL_EXAMPLE);
  const command = await aboutDeal({ number: first }, said, context);
  if (!('deal' in command) || command.kind === 'open-deal-form')
    throw new CommandError('several-needs-all', {}, SEVERAL_EXAMPLE);
  return { kind: 'for-several', numbers, command, sure: false };
};

const SEVERAL_EXAMPLE = { en: '/deal 12,15 assign @bob', 'zh-CN': '/商机 12,15 分配 @小李' };
const MAX_NAME_WORDS = 6;

/** 蓝海 电话 ok: a name, then what is wanted of the deal; null where the whole line is rather a name. */
const namedThenVerb = async (said: Mentioned, context: ParseContext): Promise<Command | null> => {
  const { text } = said;
  const { store, workspace } = context;
  for (const { index } of [...text.matchAll(/\s+/gu)].slice(0, MAX_NAME_WORDS)) {
    const [name, rest] = [text.slice(0, index), text.slice(index).trim()];
    if (dealVerbAtStart(rest) === null) continue;
    const [whole] = await store.deals.search(workspace.id, text, 1);
    const [deal] = whole === undefined ? await store.deals.search(workspace.id, name, 1) : [];
    return deal === undefined ? null : aboutDeal({ find: name }, { ...said, text: rest }, context);
  }
  return null;
};

const numbered = (digits: string): DealRef => {
  const number = Number(digits.normalize('NFKC'));
  if (number === 0)
    throw new CommandError('deal-not-found', { deal: 0 }, { en: '/deal list', 'zh-CN': '/商机 列表' });
  return { number };
};

const aboutDeal = async (deal: DealRef, said: Mentioned, context: ParseContext): Promise<Command> => {
  const found = dealVerbAtStart(said.text);
  if (found !== null)
    return askedOfDeal(
      found,
      { ...said, text: found.rest, deal, word: wordBefore(said.text, found.rest) },
      context,
    );
  const { word } = firstWord(said.text);
  const number = 'number' in deal ? deal.number : 12;
  const close = nearestDealVerb(word);
  throw close === null
    ? new CommandError(
        'verb-unknown',
        { verb: cut(word, 40) },
        { en: `/deal ${number} note …`, 'zh-CN': `/商机 ${number} 备注 …` },
      )
    : new CommandError('verb-unknown-near', { verb: cut(word, 40), nearest: close }, null, [[[word, close]]]);
};

/** The verb as it was typed before what is left of a text. */
const wordBefore = (text: string, rest: string): string =>
  text.slice(0, text.length - rest.length).replace(/[\s:：,，]+$/u, '');

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
