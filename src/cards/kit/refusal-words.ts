import { cut } from '../../lib/text.ts';
import { calendarDay, dayAndTime, listed } from './format.ts';
import { stageName } from './names.ts';
import type { KeyUnder } from './translation-key.ts';
import type { View } from './view.ts';
import { wordsOf } from './words-of.ts';

type Params = Readonly<Record<string, string | number>>;

/** Whatever is refused, by rules or by readers, has a sentence in the catalogues. */
export type ErrorCode = KeyUnder<'error.'>;

/** The sentence of an error's code under `error.`; any of them may name all `{{stages}}`. */
export const refusalWords = (code: ErrorCode, params: Params, view: View): string => {
  const stages = listed(
    view.pipeline.stages.map((stage) => stage.names[view.language]),
    view,
  );
  const named = Object.entries(params).map(([name, value]) => [name, inWords(name, value, view)]);
  // A change without a person is the bot's own.
  return view.t(`error.${code}`, { stages, by: view.t('member.bot'), ...Object.fromEntries(named) });
};

/** A rule names things by id (see `RuleErrorParams`); what a person typed is cut to what reads as a sentence. */
const inWords = (name: string, value: string | number, view: View): string | number => {
  if (typeof value === 'number') {
    if (name === 'owner' || name === 'by') return view.name(value);
    return name === 'at' ? dayAndTime(value, view) : value;
  }
  switch (name) {
    case 'who':
      return value === '' ? view.t('member.unknown') : cut(value, 200);
    case 'stage':
      return cut(stageName(value, view), 80);
    // Ids of the list: a person reads them in words.
    case 'reasons':
      return value
        .split(', ')
        .map((reason) => wordsOf(`lost.${reason}`, view) ?? reason)
        .join(view.t('list.comma'));
    case 'platform':
      return wordsOf(`platform.${value}`, view) ?? value;
    case 'on':
      return calendarDay(value, view);
    case 'status':
      return wordsOf(`status.${value}`, view) ?? value;
    default:
      // Where nothing was typed, quotes around nothing would look broken.
      return value === '' ? '…' : cut(value, 200);
  }
};
