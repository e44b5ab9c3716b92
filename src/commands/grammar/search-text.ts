import type { CommandOf } from '../../cards/kit/command.ts';
import { oneLine } from '../clean-text.ts';
import { CommandError } from '../error.ts';

const MAX_SEARCH = 200;
const EXAMPLE = { en: '/deal acme', 'zh-CN': '/商机 宏达' };

/** The deal that a text names by a part of its name. Throws CommandError: `find-what`, `too-long`. */
export const dealCalled = (typed: string): CommandOf<'show-deal'> => {
  const text = oneLine(typed);
  if (text === '') throw new CommandError('find-what', {}, EXAMPLE);
  if (text.length > MAX_SEARCH)
    throw new CommandError('too-long', { length: text.length, max: MAX_SEARCH }, EXAMPLE);
  return { kind: 'show-deal', deal: { find: text } };
};
