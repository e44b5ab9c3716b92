import { cut } from '../clean-text.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../error.ts';
import { isMention, type Mentioned, type ParseContext } from './context.ts';
import { memberNamed, personAtStart } from './member-name.ts';
import { dueAt, momentAtEnd, momentAtStart } from './moment.ts';
import { plain } from './plain.ts';

const EXAMPLE = {
  en: '/funnel fix @bob tomorrow 10am review all quotes above 100k',
  'zh-CN': '/漏斗 改进 @小李 明天10点 复核10万以上的报价',
};
const FINISH = /^(?:done|finish(?:ed)?|complete|完成|做完)\s*#?(\d{1,9})?$/iu;

/**
 * `fix @bob tomorrow 10am review all quotes`, `改进 @小李 明天10点 复盘报价`; the time may come last. Words that name
 * nobody begin the form with them; `fix done 3` says that it is done.
 */
export const fix = async ({ text, people }: Mentioned, context: ParseContext): Promise<Command> => {
  const done = FINISH.exec(text);
  if (done !== null) {
    if (done[1] === undefined || Number(done[1]) === 0)
      throw new CommandError('fix-which', {}, { en: '/funnel fix done 3', 'zh-CN': '/漏斗 改进 完成 3' });
    return { kind: 'finish-fix', fix: Number(done[1]) };
  }
  if (text === '') return { kind: 'open-form', ref: { form: 'fix' } };
  const { person, rest } = personAtStart(text);
  if (!(await isPerson(person, context)))
    return { kind: 'open-form', ref: { form: 'fix', text: cut(text, 500) } };
  const to = await memberNamed(person, people, context, EXAMPLE);
  const found = (await momentAtStart(rest, context)) ?? (await momentAtEnd(rest, context));
  if (found === null) throw new CommandError('fix-needs-time', { text: cut(rest, 60) }, EXAMPLE);
  if (found.rest === '') throw new CommandError('fix-needs-text', {}, EXAMPLE);
  return { kind: 'assign-fix', to, at: dueAt(found.moment, rest, context), text: found.rest };
};

/** Somebody is meant where a word says so, or is somebody's whole or first name: a beginning could be any word. */
const isPerson = async (word: string, { store, workspace }: ParseContext): Promise<boolean> => {
  if (isMention(word.charAt(0)) || /^[@＠]|^(?:me|myself|我|自己)$/iu.test(word)) return true;
  const wanted = plain(word);
  return (await store.team.members(workspace.id)).some(({ name, also = [] }) =>
    [name, ...also].some((one) => [one, ...one.split(/\s+/u)].some((part) => plain(part) === wanted)),
  );
};
