import { cut } from '../../lib/text.ts';
import { calendarDay, dayAndTime, listed } from './format.ts';
import { stageName } from './names.ts';
import type { View } from './view.ts';

type Params = Readonly<Record<string, string | number>>;

/** The sentence of an error's code under `error.`; any of them may name all `{{stages}}`. */
export const refusalWords = (code: string, params: Params, view: View): string => {
  const key = `error.${code}`;
  const stages = listed(
    view.pipeline.stages.map((stage) => stage.names[view.language]),
    view,
  );
  const named = Object.entries(params).map(([name, value]) => [name, inWords(name, value, view)]);
  // A change without a person is the bot's own.
  const words = view.t(key, { stages, by: view.t('member.bot'), ...Object.fromEntries(named) });
  return words === key ? view.t('error.unknown', { code }) : words;
};

/** A rule names things by id (see `RuleErrorParams`); what a person typed is cut to what reads as a sentence. */
const inWords = (name: string, value: string | number, view: View): string | number => {
  if (typeof value === 'number') {
    if (name === 'owner' || name === 'by') return view.name(value);
    return name === 'at' ? dayAndTime(value, view) : value;
  }
  switch (name) {
    case 'stage':
      return cut(stageName(value, view), 80);
    // Ids of the list: a person reads them in words.
    case 'reasons':
      return value
        .split(', ')
        .map((reason) => wordOr(`lost.${reason}`, reason, view))
        .join(view.t('list.comma'));
    case 'platform':
      return wordOr(`platform.${value}`, value, view);
    case 'on':
      return calendarDay(value, view);
    case 'status':
      return wordOr(`status.${value}`, value, view);
    default:
      // Where nothing was typed, quotes around nothing would look broken.
      return value === '' ? '…' : cut(value, 200);
  }
};

const wordOr = (key: string, otherwise: string, { t }: View): string => {
  const words = t(key);
  return words === key ? otherwise : words;
};
