import type { MemberId } from '../../domain/team/member.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { isPersonWord, memberNamed } from './member-name.ts';
import { sourceNamed } from './source-name.ts';
import { teamNamed } from './team-name.ts';

interface Scope {
  owner?: MemberId;
  team?: string;
  source?: string;
}

const PART = /([\p{L}]{1,10})\s?[:：]\s*(?:"([^"]{0,100})"|“([^”]{0,100})”|(\S{1,100}))|(\S{1,100})/gu;

const EMPTY = /^(?:owner|负责人|team|小组|团队|source|渠道|来源)\s?[:：]$/iu;

/** Whose deals a report is about: `owner:@bob team:north source:知乎`, `mine`. */
export const scopeIn = async (
  { text, people }: Mentioned,
  context: ParseContext,
  example: Example,
): Promise<Scope> => {
  let scope: Scope = {};
  for (const [whole, key = '', double, curly, bare] of text.slice(0, 500).matchAll(PART)) {
    const value = double ?? curly ?? bare ?? '';
    if (/^(?:owner|负责人)$/iu.test(key))
      scope = { ...scope, owner: await memberNamed(value, people, context, example) };
    else if (/^(?:team|小组|团队)$/iu.test(key))
      scope = { ...scope, team: await teamNamed(value, context, example) };
    else if (/^(?:source|渠道|来源)$/iu.test(key))
      scope = { ...scope, source: await sourceNamed(value, context) };
    else if (isPersonWord(whole))
      scope = { ...scope, owner: await memberNamed(whole, people, context, example) };
    else if (/^(?:mine|me|my|我的|我)$/iu.test(whole)) scope = { ...scope, owner: context.member.id };
    else {
      const code = EMPTY.test(whole) ? 'filter-empty' : 'scope-unknown';
      throw new CommandError(code, { part: cut(whole, 40) }, example);
    }
  }
  return scope;
};
