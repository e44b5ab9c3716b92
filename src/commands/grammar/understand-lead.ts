import type { FieldValue } from '../../domain/deals/custom-values.ts';
import { fieldNamed } from '../../domain/pipeline/field-values.ts';
import type { MemberId } from '../../domain/team/member.ts';
import { type DealInput, isDealInput } from '../deals/deal-input.ts';
import { CommandError } from '../error.ts';
import { readAmount } from './amount.ts';
import { isMention, type Mentioned, type ParseContext } from './context.ts';
import { fieldValueIn } from './field-value.ts';
import { assignParts } from './lead-assign.ts';
import { isCompanyLike } from './lead-kinds.ts';
import { type Label, takeLabelled, WELL_KNOWN_SOURCES } from './lead-labels.ts';
import { takeQuotedSource, withLabels, withoutLeadIn } from './lead-opening.ts';
import {
  beforeAmount,
  GAP,
  LEGAL_FORM,
  takeAmounts,
  takeEmails,
  takePhones,
  takeQuoted,
} from './lead-parts.ts';
import { takeReferrer } from './lead-referrer.ts';
import { memberNamed, mentionedMember } from './member-name.ts';
import { sourceNamed } from './source-name.ts';
import type { UnderstoodLead } from './understood-lead.ts';

const OWNER_EXAMPLE = { en: '/lead Acme Ltd, owner @bob', 'zh-CN': '/线索 宏达科技，负责人 @小李' };
/** A comma between digits is none; a stroke, a dash or a dot is one where it stands apart. */
const SEPARATOR = new RegExp(
  `(?:,(?!\\d{3}(?!\\d))|(?<!\\d),|[，、;；。\\n\\t${GAP}]|(?<=\\s)[|/·•–—-](?=\\s|$)|(?<=^|\\s)[|/·•–—-](?=\\s)|[｜|]|(?<=[\\u3400-\\u9FFF])/|/(?=[\\u3400-\\u9FFF]))+`,
  'u',
);
const NUMERIC = /^[-−+]?\s?\d[\d.,\s]*(?:e[+-]?\d+)?$/iu;
const NOTHING = /^[\p{P}\p{S}\s]*$/u;

/**
 * The parts of a lead in any order: what can be recognised by its look or label first, then of the plain parts
 * the company, the contact, and the rest as the need. Throws CommandError for an amount or owner that cannot be.
 */
export const understandLead = async (said: Mentioned, context: ParseContext): Promise<UnderstoodLead> => {
  const named = takeQuotedSource(withLabels(withoutLeadIn(said.text)));
  const quoted = takeQuoted(named.left);
  const labelled = takeLabelled(quoted.left);
  const owned = await takeOwner(labelled.left, said.people, context);
  const emails = takeEmails(owned.left);
  const referred = takeReferrer(emails.left);
  const sourced = await takeSource(referred.left, context);
  const amounts = takeAmounts(sourced.left, context.workspace.currency);
  const phones = takePhones(amounts.left);
  const label = (name: Label) => labelled.values.filter(([one]) => one === name).map(([, value]) => value);

  const plainParts = joinLegalForms(phones.left.split(SEPARATOR).map(trimmed)).filter(
    (part) => !NOTHING.test(part) || NUMERIC.test(part),
  );
  const numbers = plainParts.filter((part) => NUMERIC.test(part));
  const words = plainParts.filter((part) => !NUMERIC.test(part));
  const typedAmounts = [...label('amount'), ...amounts.found, ...numbers];
  // "3M, Jane": a number with a letter that begins the line is a name, unless another part is a company by its look.
  const isName =
    said.text.trim().startsWith(typedAmounts[0] ?? GAP) &&
    (/^\d{1,3}[KMGB]$/u.test(typedAmounts[0] ?? '') ||
      (typedAmounts.length > 1 && /^\d+[a-z]$/iu.test(typedAmounts[0] ?? ''))) &&
    !words.some(isCompanyLike);
  const [amount, ...otherAmounts] = isName ? typedAmounts.slice(1) : typedAmounts;
  const assigned = assignParts(words);
  const names = [...(isName ? typedAmounts.slice(0, 1) : [])];
  const allPhones = [...label('phone'), ...phones.found];
  const allEmails = [...label('email'), ...emails.found];
  const sources = [...label('source'), ...named.found, ...sourced.found, ...assigned.sources];
  const [labelledCompany, labelledContact] = [label('company')[0], label('contact')[0]];
  const companies = [labelledCompany, ...names, assigned.company].filter((one) => one != null);
  const company = companies.shift() ?? null;
  // A plain name beside a company that is labelled is whom to talk to.
  const contacts = [labelledContact, assigned.contact, ...companies].filter((one) => one != null);
  const contact = contacts.shift() ?? null;
  const [phone, ...otherPhones] = allPhones;
  const [email, ...otherEmails] = allEmails;
  const [source, ...otherSources] = sources;
  const [campaign, ...otherCampaigns] = label('campaign');
  const [referredBy, ...otherReferrers] = [...label('referredBy'), ...referred.found, ...assigned.referrers];
  const need = [
    ...label('need'),
    ...quoted.found,
    ...contacts,
    ...assigned.rest,
    ...otherPhones,
    ...otherEmails,
    ...amounts.remarks,
    ...otherAmounts,
    ...otherSources,
    ...otherCampaigns,
    ...otherReferrers,
    ...label('company').slice(1),
    ...label('contact').slice(1),
  ];
  const ownerLabel = label('owner')[0];
  const understood = {
    company,
    contact,
    phone: phone ?? null,
    email: email ?? null,
    amount: amount === undefined ? null : readAmount(amount, context.workspace.currency),
    source: source === undefined ? null : await sourceNamed(source, context),
    campaign: campaign ?? null,
    referredBy: referredBy ?? null,
    owner:
      ownerLabel === undefined
        ? owned.owner
        : await memberNamed(ownerLabel, said.people, context, OWNER_EXAMPLE),
    need: need.length === 0 ? null : need.join('\n'),
  };
  return {
    ...understood,
    others: await labelledOnly(labelled.values, Object.keys(understood), said, context),
  };
};

/** What a label says of fields that nothing else tells. */
const labelledOnly = async (
  labelled: readonly (readonly [Label, string])[],
  understood: readonly string[],
  { people }: Mentioned,
  context: ParseContext,
): Promise<DealInput> => {
  const values: Record<string, FieldValue> = {};
  for (const [id, typed] of labelled) {
    const field = fieldNamed(id);
    if (field === undefined || understood.includes(id)) continue;
    values[id] = await fieldValueIn(typed, field, { ...context, people }, OWNER_EXAMPLE);
  }
  if (isDealInput(values)) return values;
  throw new CommandError('too-long', {
    length: Math.max(...labelled.map(([, text]) => text.length)),
    max: MAX_LABELLED,
  });
};

/** Characters that a labelled field takes at most. */
const MAX_LABELLED = 200;

const trimmed = (part: string): string => part.replace(/^[\s\-–—|/·•]+|[\s\-–—|/·•:：]+$/gu, '');

/** `Acme, Inc.` is one name. */
const joinLegalForms = (parts: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.pop();
    if (before === undefined) joined.push(part);
    else if (before !== '' && LEGAL_FORM.test(part)) joined.push(`${before}, ${part}`);
    else joined.push(before, part);
  }
  return joined;
};

const OWNER = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}])(?:(?:owner|owned by|assign(?:ed)? to)(?![\\p{Script=Latin}])|负责人|分配给)\\s*(?:是|为)?\\s*([^,，、;；\\n${GAP}]{1,120})`,
  'iu',
);
const AT_NAME = new RegExp(`(?<=^|[\\s,，、;；${GAP}])[@＠]([^\\s,，、;；${GAP}@]{1,60})`, 'u');

/** `owner @bob`, `负责人王芳`, a mention anywhere, `@bob` where a member is called so. */
const takeOwner = async (
  text: string,
  people: Mentioned['people'],
  context: ParseContext,
): Promise<{ left: string; owner: MemberId | null }> => {
  const said = OWNER.exec(text);
  if (said !== null) {
    const { owner, length } = await longestName(said[1] ?? '', people, context);
    const end = said.index + said[0].length - (said[1]?.length ?? 0) + length;
    return { left: `${text.slice(0, said.index)}${GAP}${text.slice(end)}`, owner };
  }
  const mark = [...people].find(([character]) => text.includes(character));
  if (mark !== undefined) return { left: text.replace(mark[0], GAP), owner: mentionedMember(mark[1]) };
  const at = AT_NAME.exec(text);
  const owner = at === null ? null : await known(at[1] ?? '', people, context);
  return at === null || owner === null
    ? { left: text, owner: null }
    : { left: text.replace(at[0], GAP), owner };
};

/** "owner Bob Lee from zhihu": as many words as a member is called by. */
const longestName = async (typed: string, people: Mentioned['people'], context: ParseContext) => {
  if (isMention(typed.charAt(0))) {
    const mentioned = people.get(typed.charAt(0));
    return { owner: mentioned === undefined ? null : mentionedMember(mentioned), length: 1 };
  }
  const ends = [...typed.matchAll(/\S+/gu)].slice(0, 3).map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const owner = await known(typed.slice(0, end), people, context);
    if (owner !== null) return { owner, length: end };
  }
  const first = /^\S+/u.exec(typed)?.[0] ?? typed;
  return { owner: await memberNamed(first, people, context, OWNER_EXAMPLE), length: first.length };
};

const known = async (name: string, people: Mentioned['people'], context: ParseContext) => {
  try {
    return await memberNamed(name, people, context, OWNER_EXAMPLE);
  } catch (error) {
    if (error instanceof CommandError && error.code !== 'member-ambiguous') return null;
    throw error;
  }
};

const FROM = new RegExp(
  `(?<=^|[\\s,，、;；${GAP}])(?:from|via|source)\\s+([^,，、;；\\n${GAP}]{1,100})|(?:来自|来源于|通过)\\s*([^\\s,，、;；${GAP}]{1,50})(?:介绍)?`,
  'iu',
);

const COMPANY_FIRST =
  /^.{2,60}?[\s](?:Inc|LLC|Ltd|Limited|GmbH|AG|BV|PLC|Corp|Corporation|LLP|Pty|SRL|Oy|Group|Technologies)\.?(?=\s|$)/u;
const TALK_BEHIND = /\s(?:wants?|needs?|who|looking|asked|asks|about|interested|called|is|has)\s.*$/iu;

/** `from zhihu`, `来自知乎`: up to a separator, unless a source that is known ends before. */
const takeSource = async (
  text: string,
  context: ParseContext,
): Promise<{ left: string; found: string[] }> => {
  const match = FROM.exec(text);
  if (match === null) return { left: text, found: [] };
  const typed = match[1] ?? match[2] ?? '';
  const whose = COMPANY_FIRST.exec(typed);
  if (whose !== null) {
    // "Jane from Acme Ltd": where somebody works is no channel.
    const begin = match.index + match[0].indexOf(typed);
    const left = `${text.slice(0, match.index)}${GAP}${whose[0]}${GAP}${text.slice(begin + whose[0].length)}`;
    return { left, found: [] };
  }
  const sources = [...(await context.store.deals.sources(context.workspace.id)), ...WELL_KNOWN_SOURCES];
  const begins = sources
    .filter((source) => startsWithWord(typed, source))
    .sort((a, b) => b.length - a.length)[0];
  const value = begins === undefined ? beforeAmount(typed).replace(TALK_BEHIND, '') : begun(typed, begins);
  if (value.trim() === '') return { left: text, found: [] };
  const end = match.index + match[0].indexOf(typed) + value.length;
  return { left: `${text.slice(0, match.index)}${GAP}${text.slice(end)}`, found: [value.trim()] };
};

/** A source that is known, and what its channels are called by (`Google Ads`). */
const begun = (typed: string, known: string): string => {
  const more =
    /^\s*(?:ads?|adwords|search|maps|play|store|sales navigator|navigator|广告|搜索|直播间?|信息流|问答|专栏|竞价|推广)(?![\p{Script=Latin}])/iu.exec(
      typed.slice(known.length),
    );
  return typed.slice(0, known.length + (more?.[0].length ?? 0));
};

const startsWithWord = (text: string, word: string): boolean =>
  word !== '' &&
  text.toLowerCase().startsWith(word.toLowerCase()) &&
  !(/[\p{Script=Latin}\p{N}]$/u.test(word) && /^[\p{Script=Latin}\p{N}]/u.test(text.slice(word.length)));
