import { z } from 'zod';
import { lastPage } from '../../cards/kit/last-page.ts';
import { DIGEST_PAGE, stuckDigestCard } from '../../cards/stuck/stuck-digest-card.ts';
import { DIGEST_LINES, digestOf } from '../../domain/stuck/stuck-digest.ts';
import { defineCommand } from '../define-command.ts';
import { scopeIn } from '../grammar/scope.ts';
import { scope } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('show-stuck'), page: z.int().nonnegative(), ...scope });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-stuck': z.infer<typeof input>;
  }
}

/** The stuck deals of the team, or of a part of it: who has most at risk first. Past the last page that one. */
export const showStuck = defineCommand({
  kind: 'show-stuck',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'funnel',
    en: ['/funnel stuck', '/funnel stuck team:north'],
    'zh-CN': ['/漏斗 停滞', '/漏斗 停滞 小组:华北'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['stuck'], 'zh-CN': ['停滞', '卡住'] },
      async parse(said, context) {
        const example = {
          en: '/funnel stuck team:north source:zhihu',
          'zh-CN': '/漏斗 停滞 小组:华北 渠道:知乎',
        };
        return { kind: 'show-stuck', page: 0, ...(await scopeIn(said, context, example)) };
      },
    },
  ],
  async handle({ page: asked, owner = null, team = null, source = null }, { store, workspace, now, view }) {
    const about = { owner, team, source };
    const reportOf = (page: number) => {
      // The first page sums up who is stuck for long, of as many deals as the digest does.
      const limit = page === 0 ? DIGEST_LINES : DIGEST_PAGE;
      const offset = page * DIGEST_PAGE;
      return store.reports.stuck(workspace, { now, scope: about, offset, limit, before: null });
    };
    const found = await reportOf(asked);
    const page = Math.min(asked, lastPage(found.total, DIGEST_PAGE));
    const report = page === asked ? found : await reportOf(page);
    const digest = digestOf(report, about, await store.team.members(workspace.id), now, workspace.zone);
    return { kind: 'card', card: stuckDigestCard(digest, view, page) };
  },
});
