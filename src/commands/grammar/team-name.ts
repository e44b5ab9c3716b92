import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import type { ParseContext } from './context.ts';
import { plain } from './plain.ts';

/** A part of the team, in the spelling its members have it. */
export const teamNamed = async (
  text: string,
  { store, workspace }: Pick<ParseContext, 'store' | 'workspace'>,
  example: Example,
): Promise<string> => {
  const wanted = plain(text);
  const members = await store.team.members(workspace.id);
  const teams = [...new Set(members.flatMap(({ team }) => (team === null ? [] : [team])))].sort();
  const known = teams.find((team) => plain(team) === wanted);
  if (known !== undefined) return known;
  const params = { team: cut(text, 40), teams: teams.slice(0, 20).join(' · ') };
  throw teams.length === 0
    ? new CommandError('team-none', params, {
        en: '/funnel team @bob north',
        'zh-CN': '/漏斗 小组 @小李 华北',
      })
    : new CommandError('team-unknown', params, example);
};
