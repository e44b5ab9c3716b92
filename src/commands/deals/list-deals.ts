import { z } from 'zod';
import { dealListCard, LIST_PAGE } from '../../cards/deals/deal-list-card.ts';
import { lastPage } from '../../cards/kit/last-page.ts';
import { type DealFilter, LACKS } from '../../domain/ports/deal-filter.ts';
import { stuckThresholds } from '../../domain/stuck/stuck-rules.ts';
import { DAY } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { readListFilter } from '../grammar/list.ts';
import { id, instant } from '../inputs.ts';

/** Which deals a list shows. */
const listFilter = z.strictObject({
  status: z.enum(['open', 'won', 'lost']).optional(),
  stage: z.string().optional(),
  /** null: the pool. */
  owner: id.nullable().optional(),
  /** Owned by somebody of this team. */
  team: z.string().optional(),
  source: z.string().optional(),
  lacks: z.enum([...LACKS]).optional(),
  /** Created at least this many days ago. */
  olderDays: id.optional(),
  stuck: z.boolean().optional(),
});

const input = z.strictObject({
  kind: z.literal('list-deals'),
  filter: listFilter,
  page: z.int().nonnegative(),
  /** When the first page was asked for: deals added since do not shift those somebody turns. */
  asOf: instant.optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'list-deals': z.infer<typeof input>;
  }
}

/** A page of deals; one that is not there any more is answered with the last one. */
export const listDeals = defineCommand({
  kind: 'list-deals',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: {
    topic: 'deal',
    en: ['/deal list mine stage:proposal older:7d'],
    'zh-CN': ['/商机 列表 我的 阶段:方案报价 早于:7天'],
  },
  verbs: [
    {
      under: 'deals',
      words: { en: ['list'], 'zh-CN': ['列表', '清单'] },
      async parse(said, context) {
        const { filter, page } = await readListFilter(said, context);
        return { kind: 'list-deals', filter: { status: 'open', ...filter }, page };
      },
    },
  ],
  async handle({ filter, page, asOf }, context) {
    const { store, workspace, now, view } = context;
    const turned = { filter, asOf: asOf ?? now };
    const order = filter.stuck === true ? 'amount' : 'recent';
    const pageAt = (at: number) =>
      store.deals.list(workspace.id, dealFilter({ filter, asOf }, context), order, {
        offset: at * LIST_PAGE,
        limit: LIST_PAGE,
      });
    const asked = await pageAt(page);
    const at = Math.min(page, lastPage(asked.total, LIST_PAGE));
    const found = at === page ? asked : await pageAt(at);
    return { kind: 'card', card: dealListCard(found, turned, at, workspace, view) };
  },
});

const dealFilter = (
  { filter, asOf }: Pick<z.infer<typeof input>, 'filter' | 'asOf'>,
  { workspace, now }: Context,
): DealFilter => {
  const { olderDays, stuck, ...same } = filter;
  return {
    ...same,
    ...((asOf !== undefined || olderDays !== undefined) && {
      createdBefore: Math.min(asOf ?? now, now - (olderDays ?? 0) * DAY) + 1,
    }),
    ...(stuck === true && { stuck: stuckThresholds(workspace, now) }),
  };
};
