import { calendarDay, clip, dayAndTime } from './format.ts';
import { stageName } from './names.ts';
import type { View } from './view.ts';

type Params = Readonly<Record<string, string | number>>;

/** The sentence of an error's code under `error.`. */
export const refusalWords = (code: string, params: Params, view: View): string => {
  const key = `error.${code}`;
  const words = view.t(
    key,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(name, value, view)])),
  );
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
      return clip(stageName(value, view), 80);
    case 'on':
      return calendarDay(value, view);
    case 'status':
    case 'needs': {
      const key = name === 'status' ? `status.${value}` : `error.needs.${value}`;
      const words = view.t(key);
      return words === key ? value : words;
    }
    default:
      return clip(value, 200);
  }
};
