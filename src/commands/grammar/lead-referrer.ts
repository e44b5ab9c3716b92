import { beforeAmount, GAP, LEGAL_FORM, type Taken } from './lead-parts.ts';
import { BETWEEN_CHINESE } from './plain.ts';

const ENDS = `,，、;；。\\n${GAP}`;
const LABEL =
  '(?:(?:referred by|introduced by|referral from|referrer)\\s|(?:推荐人|转?介绍人)(?:是|为)?|' +
  // 来自转介绍 is a source, and so is 转介绍 alone.
  '(?<!(?:来自|来源于|通过|from|via|source)\\s*)转介绍\\s(?!\\s*[¥￥$€£+\\d]))';
const OTHER_PART = '\\s(?:(?:from|via|source|owner)(?![\\p{Script=Latin}])|来自|来源于|通过|负责人|分配给)';
const LABELLED = new RegExp(
  `(?<=^|[\\s${ENDS}])${LABEL}\\s*((?!\\s)[^${ENDS}]{1,200}?)\\s*(?=$|[${ENDS}]|${OTHER_PART})`,
  'diu',
);
/** 由寰宇科技介绍. */
const BY_THEM = new RegExp(
  `(?<=^|[\\s${ENDS}])由\\s?([^\\s${ENDS}]{2,50}?)(?:推荐|转?介绍)(?=$|[\\s${ENDS}])`,
  'u',
);
const NEXT_PART = new RegExp(`^\\s*[,，]\\s*([^${ENDS}]{1,20})`, 'u');

/** `referred by Globex`, `推荐人 寰宇科技`: up to a separator, an amount or the next part that says what it is. */
export const takeReferrer = (text: string): Taken => {
  const by = BY_THEM.exec(text);
  if (by !== null) return without(text, by.index, by.index + by[0].length, by[1] ?? '');
  const match = LABELLED.exec(text);
  const begin = match?.indices?.[1]?.[0];
  if (match === null || begin === undefined) return { left: text, found: [] };
  const [name = ''] = beforeAmount(match[1] ?? '').split(BETWEEN_CHINESE);
  const legal = legalForm(text.slice(begin + name.length));
  return without(text, match.index, begin + name.length + legal.length, name + legal);
};

const without = (text: string, start: number, end: number, name: string): Taken => ({
  left: `${text.slice(0, start)}${GAP}${text.slice(end)}`,
  found: [name.trim()],
});

/** `, Inc.` where the text goes on so. */
const legalForm = (rest: string): string => {
  const next = NEXT_PART.exec(rest);
  return next !== null && LEGAL_FORM.test(next[1]?.trim() ?? '') ? next[0] : '';
};
