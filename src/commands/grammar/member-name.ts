import { RuleError } from '../../domain/rule-error.ts';
import type { Member, MemberId } from '../../domain/team/member.ts';
import { NAMED_REFUSED } from '../../domain/team/standing.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { isMention, type Mentioned, type MentionedPerson, type ParseContext } from './context.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';

const ME: ReadonlySet<string> = new Set(['me', 'myself', '我', '自己', '本人']);

/** Whether a word says that it is somebody: `@bob`, or a mention. */
export const isPersonWord = (word: string): boolean => isMention(word.charAt(0)) || /^[@＠]./u.test(word);

/**
 * The member a text means: a mention, `me`, a name or an unambiguous beginning of one, with or without `@`.
 * Throws CommandError where nobody or several are meant.
 */
export const memberNamed = async (
  text: string,
  people: Mentioned['people'],
  { store, workspace, member }: Pick<ParseContext, 'store' | 'workspace' | 'member'>,
  example: Example,
): Promise<MemberId> => {
  const mentioned = people.get(text);
  if (mentioned !== undefined) return mentionedMember(mentioned);
  const name = text.replace(/^[@＠]\s*/u, '');
  if (ME.has(plain(name))) return member.id;
  const members = await store.team.members(workspace.id);
  const [first, second] = membersNamed(name, members);
  if (first !== undefined && second === undefined) return first.id;
  const shown = cut(name, 60);
  if (first !== undefined && second !== undefined)
    throw new CommandError(
      'member-ambiguous',
      { name: shown, first: first.name, second: second.name },
      example,
    );
  const close = nearest(
    name,
    members.slice(0, 1000).flatMap(({ name: known }) => (known === '' ? [] : [known])),
  );
  throw close === null
    ? new CommandError('member-unknown', { name: shown }, example)
    : new CommandError('member-unknown-near', { name: shown, nearest: close }, example);
};

/** The member who is mentioned. Throws RuleError for somebody to whom nothing can be given, by name. */
export const mentionedMember = (person: MentionedPerson): MemberId => {
  if (person.id === null) throw new RuleError(NAMED_REFUSED[person.barred], { who: person.name });
  return person.id;
};

/** Whole names before first names before beginnings; case, width and blanks ignored. */
export const membersNamed = <Named extends Pick<Member, 'name' | 'also'>>(
  text: string,
  members: readonly Named[],
): Named[] => {
  const wanted = plain(text);
  if (wanted === '') return [];
  const by = (fits: (name: string) => boolean) =>
    members.filter((one) => fits(one.name) || one.also?.some(fits) === true);
  const whole = by((name) => plain(name) === wanted);
  if (whole.length > 0) return whole;
  const words = by((name) => name.split(/\s+/).some((word) => plain(word) === wanted));
  return words.length > 0 ? words : by((name) => plain(name).startsWith(wanted));
};

/** The first word that stands for a person, and what follows it: a mention may touch the next word. */
export const personAtStart = (text: string): { person: string; rest: string } => {
  if (isMention(text.charAt(0))) return { person: text.charAt(0), rest: text.slice(1).trim() };
  const end = text.search(/[\s,，、;；]/u);
  return end < 0
    ? { person: text, rest: '' }
    : { person: text.slice(0, end), rest: text.slice(end).replace(/^[\s,，、;；]+/u, '') };
};
