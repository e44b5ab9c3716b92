import type { SearchSource } from '../cards/kit/form.ts';
import { money } from '../cards/kit/format.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { Member } from '../domain/team/member.ts';
import { cut } from '../lib/text.ts';
import { cleanText } from './clean-text.ts';
import type { Context } from './context.ts';
import { plain } from './grammar/plain.ts';
import type { Options } from './reply.ts';

const MAX_COUNT = 20;
/** A whole team where the messenger cannot look up while typing; Slack takes no more options. */
const MAX_MEMBERS = 100;
const MAX_LABEL = 70;
const MAX_SEARCH = 100;

/** What a search field offers for what was typed so far; nothing typed offers the first ones. */
export const searchOptions = async (
  { source, text }: { source: SearchSource; text: string },
  context: Context,
): Promise<Options> => {
  const typed = cleanText(text.slice(0, MAX_SEARCH));
  switch (source) {
    case 'members':
    case 'everybody':
      return members(typed, source === 'everybody', context);
    case 'deals':
      return (await deals(typed, context)).map((deal) => ({
        value: String(deal.id),
        label: labelOf(deal, context),
      }));
    default:
      return source satisfies never;
  }
};

const members = async (
  typed: string,
  withBarred: boolean,
  { store, workspace, member, view }: Context,
): Promise<Options> => {
  const wanted = plain(typed.replace(/^[@＠]/u, ''));
  const fitting = (await store.team.members(workspace.id)).filter(
    ({ name, also = [], barred }) =>
      (withBarred || barred === undefined) && [name, ...also].some((one) => plain(one).includes(wanted)),
  );
  const order = (one: Member) => (one.id === member.id ? 0 : plain(one.name).startsWith(wanted) ? 1 : 2);
  return fitting
    .sort((a, b) => order(a) - order(b))
    .slice(0, MAX_MEMBERS)
    .map(({ id }) => ({ value: String(id), label: cut(view.name(id), MAX_LABEL) }));
};

const deals = async (typed: string, { store, workspace }: Context): Promise<readonly Deal[]> => {
  // What an option is called can be typed, too: `#12 Acme`.
  const number = /^(?:#(\d{1,9})(?!\d)|(\d{1,9})$)/u.exec(typed.normalize('NFKC'))?.slice(1).find(Boolean);
  const exact = number === undefined ? null : await store.deals.byNumber(workspace.id, Number(number));
  if (exact !== null) return [exact];
  if (typed !== '') return store.deals.search(workspace.id, typed, MAX_COUNT);
  return (await store.deals.list(workspace.id, { status: 'open' }, 'recent', { offset: 0, limit: MAX_COUNT }))
    .items;
};

const labelOf = (deal: Deal, { view }: Context): string => {
  const amount = deal.amount === null ? '' : ` · ${money(deal.amount, view)}`;
  return `${cut(`#${deal.number} ${deal.company}`, MAX_LABEL - amount.length)}${amount}`;
};
