import { cut } from '../clean-text.ts';
import type { Command, DealRef } from '../command.ts';
import { CommandError } from '../error.ts';
import type { ParseContext } from './context.ts';
import { dueAt, momentAtEnd, momentAtStart, untilOf, wholeMoment } from './moment.ts';

const OVER = /^(?:done|over|off|stop|end|完成|结束|取消|已完成|收到)$/iu;
const UP = /^(?:up(?!\p{L})\s*)?(?:for\s+|until\s+|till\s+|直到|至|到)?/iu;

/** `follow tomorrow 10am send case study`, `跟进 明天10点 发案例`; the time may come last. */
export const planning = async (deal: DealRef, typed: string, context: ParseContext): Promise<Command> => {
  if (OVER.test(typed)) return { kind: 'finish-follow-up', deal };
  const text = typed.replace(/^up\s+/i, '');
  const found = (await momentAtStart(text, context)) ?? (await momentAtEnd(text, context));
  if (found === null)
    throw new CommandError(
      'time-not-understood',
      { time: cut(text, 60) },
      { en: '/deal 12 follow tomorrow 10am call back', 'zh-CN': '/商机 12 跟进 明天10点 回电话' },
    );
  return { kind: 'plan-follow-up', deal, at: dueAt(found.moment, text, context), text: found.rest };
};

/** What is waited for where nobody said: an answer. */
const ANSWER = { en: 'answer', 'zh-CN': '回复' } as const;

/** `wait contract 3d`, `等待 合同 3天`. */
export const waiting = async (deal: DealRef, typed: string, context: ParseContext): Promise<Command> => {
  if (OVER.test(typed)) return { kind: 'end-waiting', deal };
  const text = typed.replace(/^for\s+/i, '');
  const found = (await momentAtEnd(text, context)) ?? (await momentAtStart(text, context));
  if (found === null)
    throw new CommandError(
      'wait-needs-time',
      { text: cut(text, 60) },
      { en: '/deal 12 wait contract 3d', 'zh-CN': '/商机 12 等待 合同 3天' },
    );
  const what = found.rest === '' ? ANSWER[context.language] : found.rest;
  if (what.length > 200)
    throw new CommandError(
      'too-long',
      { length: what.length, max: 200 },
      { en: '/deal 12 wait contract 3d', 'zh-CN': '/商机 12 等待 合同 3天' },
    );
  return { kind: 'start-waiting', deal, what, due: dueAt(found.moment, text, context) };
};

/** `snooze 3d`, `暂停到下周一`, `snooze off`. */
export const snoozing = async (deal: DealRef, typed: string, context: ParseContext): Promise<Command> => {
  if (OVER.test(typed)) return { kind: 'wake-deal', deal };
  const text = typed.replace(UP, '');
  const moment = await wholeMoment(text, context);
  if (moment === null)
    throw new CommandError(
      'time-not-understood',
      { time: cut(text, 60) },
      { en: '/deal 12 snooze 3d', 'zh-CN': '/商机 12 暂停 3天' },
    );
  return { kind: 'snooze-deal', deal, until: untilOf(moment, text, context) };
};
