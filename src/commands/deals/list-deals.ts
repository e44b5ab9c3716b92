import { z } from 'zod';
import { dealListCard, LIST_PAGE } from '../../cards/deals/deal-list-card.ts';
import { lastPage } from '../../cards/kit/last-page.ts';
import { addDays, dayOf, startOfDay, weekStart } from '../../domain/calendar/calendar.ts';
import { type DealFilter, LACKS } from '../../domain/ports/deal-filter.ts';
import { stuckThresholds } from '../../domain/stuck/stuck-rules.ts';
import { DAY, type Instant, type Zone } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { readListFilter } from '../grammar/list.ts';
import { dealCalled } from '../grammar/search-text.ts';
import { id, instant } from '../inputs.ts';

const DUE = ['today', 'overdue', 'week'] as const;

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
  /** With a follow-up that is due today or before, is overdue, or is due by the end of this week. */
  due: z.enum(DUE).optional(),
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
      parse: async (said, context) => listed(await readListFilter(said, context)),
    },
    {
      under: 'deals',
      words: { en: ['overdue', 'today', 'due'], 'zh-CN': ['逾期', '今天', '今日', '待办', '到期'] },
      /** `/deal today`, 商机 逾期 @王伟: the list by what is due, one's own unless somebody is named. */
      async parse({ text, people, word }, context) {
        const line = `${word} ${text}`.trim();
        try {
          const { filter, page } = await readListFilter({ text: line, people }, context);
          return listed({ filter: { owner: context.member.id, ...filter }, page });
        } catch (error) {
          // Today Media is a company.
          if (error instanceof CommandError && error.code.startsWith('filter-')) return dealCalled(line);
          throw error;
        }
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

const listed = ({ filter, page }: { filter: z.infer<typeof listFilter>; page: number }) => ({
  kind: 'list-deals' as const,
  filter: { status: 'open' as const, ...filter },
  page,
});

const dealFilter = (
  { filter, asOf }: Pick<z.infer<typeof input>, 'filter' | 'asOf'>,
  { workspace, now }: Context,
): DealFilter => {
  const { olderDays, stuck, due, ...same } = filter;
  return {
    ...same,
    ...((asOf !== undefined || olderDays !== undefined) && {
      createdBefore: Math.min(asOf ?? now, now - (olderDays ?? 0) * DAY) + 1,
    }),
    ...(stuck === true && { stuck: stuckThresholds(workspace, now) }),
    ...(due !== undefined && dueFilter(due, workspace.zone, now)),
  };
};

const dueFilter = (due: (typeof DUE)[number], zone: Zone, now: Instant): DealFilter => {
  switch (due) {
    case 'overdue':
      return { followUpOverdueAt: now };
    case 'today':
      return { followUpDue: { start: 0, end: startOfDay(addDays(dayOf(now, zone), 1), zone) } };
    case 'week':
      return {
        followUpDue: { start: 0, end: startOfDay(addDays(dayOf(weekStart(now, zone), zone), 7), zone) },
      };
    default:
      return due satisfies never;
  }
};
