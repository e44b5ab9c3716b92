import type { Command } from '../../cards/kit/command.ts';
import { cut } from '../../lib/text.ts';
import type { DealRef } from '../inputs.ts';
import { closing, losing } from './closing.ts';
import type { ParseContext } from './context.ts';
import { BREAK, REASON, reasonOf } from './reason.ts';
import { stageAtStart, unknownStage } from './stage-name.ts';

const TO = /^(?:to\s+|到|至)/iu;
const NEXT = /^(?:next|forward|下一步|下一阶段|下一个阶段|往前)(?![\p{Script=Latin}\p{N}])/iu;
const BACK = /^(?:back|退回|回退|上一步|上一阶段)(?![\p{Script=Latin}\p{N}])/iu;
const WON = /^(?:won|赢单|成交)(?![\p{Script=Latin}\p{N}])/iu;
const LOST = /^(?:lost|输单|丢单)(?![\p{Script=Latin}\p{N}])/iu;

/** `move proposal`, `move back to new because …`, `推进 方案报价`, `move won 48000`. */
export const moving = async (deal: DealRef, typed: string, context: ParseContext): Promise<Command> => {
  const text = typed.replace(TO, '').trim();
  const back = BACK.exec(text);
  if (back !== null) return movingBack(deal, text.slice(back[0].length), context);
  const won = WON.exec(text);
  if (won !== null) return closing(deal, text.slice(won[0].length).trim(), context);
  const lost = LOST.exec(text);
  if (lost !== null) {
    const rest = text.slice(lost[0].length).trim();
    return rest === '' ? { kind: 'open-deal-form', form: 'lost', deal } : losing(deal, rest, context);
  }
  const next = NEXT.exec(text);
  if (next !== null) return { kind: 'move-deal', deal, to: 'next', ...reasonOf(text.slice(next[0].length)) };
  const found = stageAtStart(text, context);
  if (found === null) throw unknownStage(cut(text, 60), context);
  return { kind: 'move-deal', deal, to: found.stage, ...reasonOf(found.rest) };
};

/** Back by one stage, or to the stage named; the reason a move back needs may follow. */
export const movingBack = (deal: DealRef, typed: string, context: ParseContext): Command => {
  const text = typed.replace(BREAK, '').replace(TO, '');
  const found = text === '' || REASON.test(text) ? null : stageAtStart(text, context);
  return { kind: 'move-deal', deal, to: found?.stage ?? 'back', ...reasonOf(found?.rest ?? text) };
};
