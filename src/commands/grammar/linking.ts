import type { CommandOf } from '../../cards/kit/command.ts';
import { normaliseEmail } from '../../domain/leads/contact.ts';
import type { Identity, MemberId, Platform } from '../../domain/team/member.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { memberNamed, membersNamed, mentionedMember } from './member-name.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';

const LINK = { en: '/funnel link @amy feishu:王伟', 'zh-CN': '/漏斗 关联 @小李 feishu:王伟' };
const UNLINK = { en: '/funnel unlink @amy', 'zh-CN': '/漏斗 取消关联 @小李' };

/** How people call the messengers; the first of each is what an example says. */
const PLATFORM_WORDS: readonly [Platform, readonly string[]][] = [
  ['slack', ['slack']],
  ['feishu', ['feishu', 'lark', '飞书']],
  ['playground', ['playground', '体验空间']],
];

const platformCalled = (word: string): Platform | undefined =>
  PLATFORM_WORDS.find(([, words]) => words.includes(plain(word)))?.[0];

/** Where the words for another account begin: a mention, `feishu:`, an email address. */
const ACCOUNT =
  /[\uE000-\uF8FF]|(?<=^|[\s,，、])(?:\p{L}{2,20}\s?[:：]|[^\s@,，、]+@[^\s@,，、]+\.[^\s@,，、]+)/gu;
const BETWEEN =
  /^[\s,，、=]+|[\s,，、=]+$|^(?:and|with|to)\s+|\s+(?:and|with|to)$|^[和与跟]\s*|\s*[和与跟]$/giu;

/**
 * `link @amy feishu:王伟`, `link slack:Amy amy@acme.com`: a mention exists only on the messenger it is typed in, so
 * the other account is named by its messenger and name there, or by the email it has there.
 */
export const readLink = async (
  said: Mentioned,
  context: ParseContext,
): Promise<CommandOf<'link-members'>> => {
  const [one, other, ...more] = accountsIn(said.text);
  if (one === undefined) throw new CommandError('link-needs', {}, LINK);
  if (more.length > 0) throw new CommandError('link-two-at-a-time', {}, LINK);
  const member = await accountNamed(one, said, context, LINK);
  if (other === undefined) throw await whoElse(member, context);
  return { kind: 'link-members', member, other: await accountNamed(other, said, context, LINK) };
};

/** `unlink @amy`: all accounts apart; `unlink @amy feishu`, `unlink feishu:王伟`: that one from the rest. */
export const readUnlink = async (
  said: Mentioned,
  context: ParseContext,
): Promise<CommandOf<'unlink-member'>> => {
  const text = said.text.trim();
  if (text === '') throw new CommandError('unlink-needs', {}, UNLINK);
  const [, person = text, last = ''] = /^(.*?)\s*([\p{L}]+)$/su.exec(text) ?? [];
  const platform = platformCalled(last);
  if (platform !== undefined && person !== '')
    return { kind: 'unlink-member', member: await accountNamed(person, said, context, UNLINK), platform };
  const named = prefixed(text);
  return {
    kind: 'unlink-member',
    member: await accountNamed(text, said, context, UNLINK),
    ...(named !== null && { platform: named.platform }),
  };
};

/** The pieces of a text that each name an account; two bare words are two names. */
const accountsIn = (text: string): string[] => {
  const starts = [...text.matchAll(ACCOUNT)].map(({ index }) => index);
  const bounds = [...new Set([0, ...starts, text.length])];
  const pieces = bounds
    .slice(0, -1)
    .map((start, index) => text.slice(start, bounds[index + 1]))
    .map((piece) => piece.replace(BETWEEN, '').replace(BETWEEN, ''))
    .filter((piece) => piece !== '');
  const [only, ...rest] = pieces;
  if (only === undefined || rest.length > 0) return pieces;
  const blank = only.search(/\s/u);
  return blank < 0 ? pieces : [only.slice(0, blank), only.slice(blank).trim()];
};

/** `feishu:王伟`. Throws CommandError where what stands before the colon is no messenger. */
const prefixed = (text: string): { platform: Platform; name: string } | null => {
  const [, word, name] = /^(\p{L}{2,20})\s?[:：]\s*(.*)$/su.exec(text) ?? [];
  if (word === undefined || name === undefined) return null;
  const platform = platformCalled(word);
  if (platform === undefined) throw new CommandError('platform-unknown', { word: cut(word, 20) }, LINK);
  return { platform, name };
};

const accountNamed = async (
  text: string,
  { people }: Mentioned,
  context: ParseContext,
  example: Example,
): Promise<MemberId> => {
  const mentioned = people.get(text);
  if (mentioned !== undefined) return mentionedMember(mentioned);
  const on = prefixed(text);
  if (on !== null) return accountOn(on.platform, on.name, context, example);
  const email = /^[@＠]/u.test(text) ? null : normaliseEmail(text);
  if (email !== null) return accountWith(email, context, example);
  await refuseSharedName(text, context, example);
  return memberNamed(text, people, context, example);
};

/** Two people of one name, as the same person on two messengers has: which of them can only be said with it. */
const refuseSharedName = async (
  text: string,
  { store, workspace }: ParseContext,
  example: Example,
): Promise<void> => {
  const name = text.replace(/^[@＠]\s*/u, '');
  const [one, other] = membersNamed(name, await store.team.members(workspace.id));
  if (one === undefined || other === undefined || plain(one.name) !== plain(other.name)) return;
  const [[here], [there]] = [
    await store.team.identities(one.workspace, one.id),
    await store.team.identities(other.workspace, other.id),
  ];
  if (here === undefined || there === undefined || here.platform === there.platform) return;
  const params = { name: cut(one.name, 60), first: saidAs(here), second: saidAs(there) };
  throw new CommandError('link-which', params, example);
};

const saidAs = ({ platform, name }: Pick<Identity, 'platform' | 'name'>): string =>
  `${platform}:${cut(name, 40)}`;

/** Only one account was named: the refusal says how to name the other, with the likeliest one as its example. */
const whoElse = async (id: MemberId, context: ParseContext): Promise<CommandError> => {
  const accounts = await allAccounts(context);
  const own = accounts.filter((one) => one.member === id);
  const elsewhere = accounts.filter(
    (one) =>
      !accounts.some((mine) => mine.member === one.member && own.some((a) => a.platform === mine.platform)),
  );
  const name = own[0]?.name ?? '';
  const [any] = elsewhere;
  if (any === undefined) return new CommandError('link-nobody', { name }, LINK);
  const close = nearest(
    name,
    elsewhere.map((one) => one.name),
  );
  const likeliest = elsewhere.find((one) => one.name === close) ?? any;
  const first = own[0] === undefined ? '@amy' : saidAs(own[0]);
  return new CommandError(
    'link-needs-other',
    { name },
    { en: `/funnel link ${first} ${saidAs(likeliest)}`, 'zh-CN': `/漏斗 关联 ${first} ${saidAs(likeliest)}` },
  );
};

/** The person who goes by a name on one messenger. */
const accountOn = async (
  platform: Platform,
  name: string,
  context: ParseContext,
  example: Example,
): Promise<MemberId> => {
  const wanted = name.replace(/^["“@＠]\s*|["”]$/gu, '');
  const there = (await allAccounts(context)).filter((one) => one.platform === platform);
  const hits = [...new Map(membersNamed(wanted, there).map((one) => [one.member, one])).values()];
  const [first, second] = hits;
  if (first !== undefined && second === undefined) return first.member;
  const params = { platform, name: cut(wanted, 60) };
  if (first !== undefined && second !== undefined)
    throw new CommandError(
      'member-ambiguous',
      { name: params.name, first: first.name, second: second.name },
      example,
    );
  const close = nearest(
    wanted,
    there.map((one) => one.name),
  );
  throw close === null
    ? new CommandError('account-unknown', params, example)
    : new CommandError('account-unknown-near', { ...params, nearest: close }, example);
};

const accountWith = async (email: string, context: ParseContext, example: Example): Promise<MemberId> => {
  const found = (await allAccounts(context)).find((one) => one.email === email);
  if (found !== undefined) return found.member;
  throw new CommandError('email-unknown', { email: cut(email, 100) }, example);
};

const allAccounts = async ({ store, workspace }: ParseContext): Promise<Identity[]> => {
  const members = await store.team.members(workspace.id);
  return (await Promise.all(members.map(({ id }) => store.team.identities(workspace.id, id)))).flat();
};
