import { z } from 'zod';
import { lastPage } from '../../cards/kit/last-page.ts';
import { MEMBERS_PAGE, membersCard } from '../../cards/team/members-card.ts';
import { defineCommand } from '../define-command.ts';

const input = z.strictObject({ kind: z.literal('show-members'), page: z.int().nonnegative() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-members': z.infer<typeof input>;
  }
}

/** Who is of the team, and as what. */
export const showMembers = defineCommand({
  kind: 'show-members',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'team', en: ['/funnel members'], 'zh-CN': ['/漏斗 成员'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['members', 'people', 'roles'], 'zh-CN': ['成员', '人员', '团队成员'] },
      parse: () => ({ kind: 'show-members', page: 0 }),
    },
  ],
  async handle({ page }, { store, workspace, view }) {
    const members = (await store.team.members(workspace.id)).filter(({ barred }) => barred === undefined);
    const at = Math.min(page, lastPage(members.length, MEMBERS_PAGE));
    return { kind: 'card', card: membersCard(members, at, view) };
  },
});
