import {
  isChineseName,
  isCompanyLike,
  isDomain,
  isNameOfPerson,
  kindOfPart,
  referrerSaidIn,
  sourceSaidIn,
} from './lead-kinds.ts';
import { isCountedAt } from './money-counts.ts';
import { BETWEEN_CHINESE, CJK } from './plain.ts';

/** What the plain parts of a lead are taken for. */
export interface AssignedParts {
  company: string | null;
  contact: string | null;
  sources: readonly string[];
  referrers: readonly string[];
  /** Nothing of the above, in the order of the text. */
  rest: readonly string[];
}

/**
 * Plain parts by what they look like: the company is the one that looks like one, wherever it stands, people by their
 * titles and surnames; where neither says anything the first is the company and the second the contact.
 */
export const assignParts = (typed: readonly string[]): AssignedParts => {
  const sources: string[] = [];
  const referrers: string[] = [];
  const parts: string[] = [];
  for (const part of typed.flatMap(separated)) {
    const source = sourceSaidIn(part);
    const referrer = source === null ? referrerSaidIn(part) : null;
    if (source !== null) sources.push(source);
    else if (referrer !== null) referrers.push(referrer);
    else parts.push(part);
  }
  const kinds = parts.map(kindOfPart);
  const find = (fits: (part: string, index: number) => boolean, not = -1): number =>
    parts.findIndex((part, index) => index !== not && fits(part, index));
  const isNamed = (index: number): boolean => kinds[index] === 'name';
  let company = find((_, index) => kinds[index] === 'company');
  const people = kinds.filter((kind) => kind === 'person').length;
  if (company < 0) company = find((part) => isDomain(part));
  if (company < 0) company = find((part, index) => isNamed(index) && !isChineseName(part));
  if (company < 0) company = find((_, index) => isNamed(index));
  if (company < 0 && people > 1) company = find((_, index) => kinds[index] === 'person');
  if (company < 0 && people === 0) company = find((_, index) => kinds[index] === 'role');
  let contact = find((_, index) => kinds[index] === 'person', company);
  if (contact < 0) contact = find((part, index) => isNamed(index) && isNameOfPerson(part), company);
  if (contact < 0) contact = find((_, index) => isNamed(index), company);
  const inTalk = company < 0 ? companyInTalk(parts) : null;
  return {
    company: parts[company] ?? inTalk,
    contact: parts[contact] ?? null,
    sources,
    referrers,
    rest: parts.filter((_, index) => index !== company && index !== contact),
  };
};

/** `3,400 users at Globex Corporation`. */
const companyInTalk = (parts: readonly string[]): string | null => {
  for (const part of parts) {
    const named = /(?:^|\s)(?:at|from|for|with|by)\s+(\p{Lu}.{1,60})$/u.exec(part)?.[1];
    if (named !== undefined && isCompanyLike(named)) return named;
  }
  return null;
};

/** Words without a separator between them: Chinese ones by their blanks, Latin ones behind the form of a company. */
const separated = (typed: string): string[] => {
  const part = IN_BRACKETS.exec(typed)?.[1]?.trim() ?? typed;
  const [, before = '', inside = '', after = ''] = WITH_BRACKETS.exec(part) ?? [];
  const isApart = isCompanyLike(inside)
    ? !isCompanyLike(before)
    : !isCompanyLike(part) && (isNamedWord(inside) || kindOfPart(inside) === 'role');
  if (inside !== '' && isApart)
    return [before, inside, after].map((one) => one.trim()).filter((one) => one !== '');
  if (CJK.test(part)) {
    const words = part.split(BETWEEN_CHINESE_OR_LATIN);
    return words.some((word) => word !== part && isNamedWord(word)) ? words : [part];
  }
  const counted = [...part.matchAll(/(?<=\p{L})\s(?=\d[\d.,]*\s?\p{L})/gu)].find(({ index }) =>
    isCountedAt(part, index + 1 + (/^\d[\d.,]*/.exec(part.slice(index + 1))?.[0].length ?? 0)),
  );
  if (counted !== undefined) return [part.slice(0, counted.index), part.slice(counted.index + 1)];
  const match = COMPANY_THEN_NAME.exec(part);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : [part];
};

const IN_BRACKETS = /^[（(【[「]([^）)】\]」]{1,60})[）)】\]」]$/u;
const WITH_BRACKETS = /^([^（(【[]{1,60})[（(【[]([^）)】\]]{1,60})[）)】\]](.{0,60})$/u;
const BETWEEN_CHINESE_OR_LATIN = new RegExp(
  `${BETWEEN_CHINESE.source}|(?<=[\\u3040-\\u30FF\\uAC00-\\uD7AF])\\s+`,
  'u',
);
const isNamedWord = (word: string): boolean => {
  const kind = kindOfPart(word);
  return (
    isChineseName(word) ||
    kind === 'company' ||
    kind === 'person' ||
    sourceSaidIn(word) !== null ||
    referrerSaidIn(word) !== null
  );
};

/** `Initech LLC Bill Lumbergh`. */
const COMPANY_THEN_NAME =
  /^(.{2,60}?\s(?:Inc|LLC|Ltd|Limited|GmbH|AG|BV|PLC|Corp|Corporation|LLP|Pty|SA|SRL|AB|Oy)\.?)\s+(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’.-]*){0,2})$/u;
