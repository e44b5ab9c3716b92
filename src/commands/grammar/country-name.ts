import { countries } from '../../domain/calendar/public-holidays.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';

/** What people say beside the official names. */
const ALSO: ReadonlyMap<string, string | null> = new Map([
  ...['none', 'no', 'nocountry', '无', '没有', '不设'].map((word): [string, null] => [word, null]),
  ...['cn', 'china', 'prc', '中国', '中国大陆', '大陆'].map((word): [string, string] => [word, 'CN']),
  ['uk', 'GB'],
  ['england', 'GB'],
  ['usa', 'US'],
  ['america', 'US'],
  ['korea', 'KR'],
  ['香港', 'HK'],
  ['hongkong', 'HK'],
  ['中国台湾', 'TW'],
]);

const LANGUAGES = ['en', 'zh-CN'] as const;

/**
 * A country by its ISO code or its name in English or Chinese; null: none, Monday to Friday.
 * Throws CommandError for one whose holidays are not known.
 */
export const countryNamed = (text: string, example: Example): string | null => {
  const wanted = plain(text);
  const also = ALSO.get(wanted);
  if (also !== undefined) return also;
  const names = allNames();
  const whole = names.find((one) => plain(one.code) === wanted || plain(one.name) === wanted);
  if (whole !== undefined) return whole.code;
  const begun = new Set(
    names.filter(({ name }) => wanted.length > 1 && plain(name).startsWith(wanted)).map(({ code }) => code),
  );
  const [first] = begun;
  if (first !== undefined && begun.size === 1) return first;
  const close = nearest(
    text,
    names.map(({ name }) => name),
  );
  const params = { country: cut(text, 40) };
  throw close === null
    ? new CommandError('country-unknown', params, example)
    : new CommandError('country-unknown-near', { ...params, nearest: close }, example);
};

const allNames = (): readonly { code: string; name: string }[] =>
  LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return countries().map((code) => ({ code, name: names.of(code) ?? code }));
  });
