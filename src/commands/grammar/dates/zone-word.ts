import type { Zone } from '../../../domain/time.ts';
import type { MomentContext, Piece } from './piece.ts';

/** Whose clocks a time is by. CST is China's or Chicago's, BST and IST are several: only where the team is in one of them. */
const ZONES: readonly (readonly [RegExp, Zone])[] = [
  // A name of summer or winter is that time of theirs, whatever the season.
  [/^est(?!\p{L})/iu, 'Etc/GMT+5'],
  [/^edt(?!\p{L})/iu, 'Etc/GMT+4'],
  [/^cdt(?!\p{L})/iu, 'Etc/GMT+5'],
  [/^mst(?!\p{L})/iu, 'Etc/GMT+7'],
  [/^mdt(?!\p{L})/iu, 'Etc/GMT+6'],
  [/^pst(?!\p{L})/iu, 'Etc/GMT+8'],
  [/^pdt(?!\p{L})/iu, 'Etc/GMT+7'],
  [/^cest(?!\p{L})/iu, 'Etc/GMT-2'],
  [/^cet(?!\p{L})/iu, 'Etc/GMT-1'],
  [/^(?:z|utc|gmt)(?![\p{L}\d+-])/iu, 'UTC'],
  [
    /^(?:et|eastern(?:\s+time)?|new\s+york\s+time|纽约时间|美东时间?)(?!\p{Script=Latin})/iu,
    'America/New_York',
  ],
  [/^(?:ct|central(?:\s+time)?|chicago\s+time|美中时间)(?!\p{Script=Latin})/iu, 'America/Chicago'],
  [/^(?:mt|mountain(?:\s+time)?)(?!\p{L})/iu, 'America/Denver'],
  [/^(?:pt|pacific(?:\s+time)?|la\s+time|美西时间?)(?!\p{Script=Latin})/iu, 'America/Los_Angeles'],
  [/^(?:berlin\s+time|paris\s+time|柏林时间)(?!\p{Script=Latin})/iu, 'Europe/Berlin'],
  [/^(?:uk\s+time|london\s+time|伦敦时间)(?!\p{Script=Latin})/iu, 'Europe/London'],
  [/^(?:jst|tokyo\s+time|东京时间|日本时间)(?!\p{Script=Latin})/iu, 'Asia/Tokyo'],
  [/^(?:sgt|singapore\s+time|新加坡时间)(?!\p{Script=Latin})/iu, 'Asia/Singapore'],
  [/^(?:beijing\s+time|china\s+time|北京时间|中国时间)(?!\p{Script=Latin})/iu, 'Asia/Shanghai'],
  [/^(?:hkt|hong\s*kong\s+time|香港时间)(?!\p{Script=Latin})/iu, 'Asia/Hong_Kong'],
  [/^(?:aest|aedt|sydney\s+time|悉尼时间)(?!\p{Script=Latin})/iu, 'Australia/Sydney'],
];
const OWN = /^(?:local\s+time|our\s+time|my\s+time|本地时间|当地时间)(?!\p{Script=Latin})/iu;
const AMBIGUOUS = /^(?:cst|bst|ist|ast)(?!\p{L})/iu;

/** EST, 北京时间: behind the time of day, or before it. */
export const zonePiece = (text: string, { workspace }: MomentContext): Piece | null => {
  const body = /^\(?\s*/.exec(text)?.[0].length ?? 0;
  const word = text.slice(body);
  const end = (length: number) => body + length + (body > 0 && word.charAt(length) === ')' ? 1 : 0);
  for (const [pattern, zone] of ZONES) {
    const found = pattern.exec(word);
    if (found !== null) return { length: end(found[0].length), meaning: { says: 'zone', zone } };
  }
  const own = OWN.exec(word);
  if (own !== null) return { length: end(own[0].length), meaning: { says: 'zone', zone: workspace.zone } };
  const unclear = AMBIGUOUS.exec(word);
  return unclear === null
    ? null
    : { length: end(unclear[0].length), meaning: ambiguous(unclear[0], workspace.zone) };
};

/** Their winter and summer names: the team's own zone where it goes by that name. */
const ambiguous = (word: string, zone: Zone): Piece['meaning'] => {
  const names: Readonly<Record<string, readonly RegExp[]>> = {
    cst: [
      /^Asia\/(?:Shanghai|Urumqi|Taipei|Macau)$/,
      /^America\/(?:Chicago|Winnipeg|Mexico_City|Indiana|Menominee|Regina)/,
    ],
    bst: [/^Europe\/London$/, /^Asia\/Dhaka$/],
    ist: [/^Asia\/(?:Calcutta|Kolkata)$/, /^Europe\/Dublin$/, /^Asia\/Jerusalem$/],
    ast: [/^America\/(?:Halifax|Puerto_Rico)/, /^Asia\/Riyadh$/],
  };
  const own = names[word.toLowerCase()]?.some((pattern) => pattern.test(zone)) ?? false;
  return own ? { says: 'zone', zone } : { says: 'vague' };
};
