import type { Command } from '../../cards/kit/command.ts';
import type { DealRef } from '../inputs.ts';
import { amountOrNull, readAmount } from './amount.ts';
import type { ParseContext } from './context.ts';
import { dayAhead, wholeMoment } from './dates/moment.ts';
import { lostReasonIn } from './lost-reason.ts';
import { firstWord } from './plain.ts';
import { REASON, reasonOf } from './reason.ts';

/** `won`, `won 48000`, `赢单 5万`, `won USD 1.2m override: the board signed`. */
export const closing = (deal: DealRef, text: string, { workspace }: ParseContext): Command => {
  if (text === '') return { kind: 'win-deal', deal };
  // The longest beginning that is an amount: `USD 1.2m`, `50 000`, `5 万元`.
  const ends = [...text.slice(0, 60).matchAll(/\S(?=\s|$)|\S(?=[,，;；]\s)/gu)]
    .slice(0, 4)
    .map(({ index }) => index + 1);
  for (const end of ends.reverse()) {
    const amount = amountOrNull(text.slice(0, end), workspace.currency);
    if (amount !== null) return { kind: 'win-deal', deal, amount, ...reasonOf(text.slice(end)) };
  }
  const why = reasonOf(text);
  if (why.override === true || REASON.test(text)) return { kind: 'win-deal', deal, ...why };
  return { kind: 'win-deal', deal, amount: readAmount(firstWord(text).word, workspace.currency) };
};

const WIN_BACK = /[\s,，;；]*(?:win[\s-]?back|回访|赢回|再联系)[\s:：]*(?:on\s+|in\s+(?=\d{4}-))?/iu;

/** `lost price`, `lost competitor: went with Acme`, `输单 时机 回访 2026-09-01`. */
export const losing = async (deal: DealRef, text: string, context: ParseContext): Promise<Command> => {
  const back = WIN_BACK.exec(text);
  const on = back === null ? null : winBack(text.slice(back.index + back[0].length), context);
  const { reason, rest } = lostReasonIn(on === null || back === null ? text : text.slice(0, back.index));
  return {
    kind: 'lose-deal',
    deal,
    reason,
    ...(rest !== '' && { text: rest }),
    ...(on !== null && { winBackOn: on }),
  };
};

const winBack = (typed: string, context: ParseContext) => {
  const moment = wholeMoment(typed.trim(), context);
  return moment === null ? null : dayAhead(moment, typed, context);
};
