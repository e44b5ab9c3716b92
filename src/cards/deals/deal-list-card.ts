import type { Deal } from '../../domain/deals/deal.ts';
import { NO_NEXT_STEP, type Page } from '../../domain/ports/deal-filter.ts';
import { stuckReasons } from '../../domain/stuck/stuck-rules.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { Instant } from '../../domain/time.ts';
import { amountCells } from '../kit/amount-cell.ts';
import type { Card, CardElement, Cell, Control } from '../kit/card.ts';
import type { CommandOf } from '../kit/command.ts';
import { actions, button, quiet, text } from '../kit/elements.ts';
import { day, NONE } from '../kit/format.ts';
import { dealName, ownerName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { fieldName } from '../kit/words-of.ts';
import { whereItStands } from '../leads/lead-added-card.ts';
import { newLeadButton } from '../leads/new-lead-button.ts';
import { lostReason } from './event-words.ts';

/** Deals on one page of a list. */
export const LIST_PAGE = 10;

/** A page of deals as a table whose rows open, with the way to the pages around it. */
export const dealListCard = (
  page: Page<Deal>,
  asked: Pick<CommandOf<'list-deals'>, 'filter' | 'asOf'>,
  pageIndex: number,
  workspace: Workspace,
  view: View,
): Card => {
  const { t } = view;
  const { filter } = asked;
  const title = t('list.title', { count: page.total });
  const chosen = filterWords(filter, view);
  if (page.items.length === 0) {
    return {
      title,
      tone: 'normal',
      body: [
        ...(chosen === '' ? [] : [quiet(chosen)]),
        text(t('list.empty')),
        ...actionsIfAny(newLeadButton(view)),
      ],
      more: null,
    };
  }
  const first = pageIndex * LIST_PAGE + 1;
  const last = pageIndex * LIST_PAGE + page.items.length;
  const turn = (label: string, to: number): Control =>
    button(label, { kind: 'list-deals', ...asked, page: to });
  const turns = [
    ...(pageIndex > 0 ? [turn(t('list.previous'), pageIndex - 1)] : []),
    ...(last < page.total ? [turn(t('list.next'), pageIndex + 1)] : []),
  ];
  const range = turns.length === 0 ? '' : t('list.range', { first, last, total: page.total });
  const shown = [chosen, range].filter((words) => words !== '').join(' · ');
  return {
    title,
    tone: 'normal',
    body: [
      ...(shown === '' ? [] : [quiet(shown)]),
      {
        type: 'table',
        caption: title,
        columns: [
          { label: t('field.company'), align: 'left' },
          { label: t('field.amount'), align: 'right' },
          { label: t(filter.status === 'lost' ? 'field.reason' : 'field.stage'), align: 'left' },
          { label: t('field.owner'), align: 'left' },
          { label: t(isOfClosed(filter) ? 'list.closed' : 'field.followUp'), align: 'left' },
        ],
        rows: rows(page.items, filter, workspace, view),
      },
      ...actionsIfAny(turns),
    ],
    more:
      last < page.total
        ? { label: t('list.next'), press: { kind: 'list-deals', ...asked, page: pageIndex + 1 } }
        : null,
  };
};

const actionsIfAny = (controls: readonly Control[]): CardElement[] =>
  controls.length === 0 ? [] : [actions(controls)];

type Filter = CommandOf<'list-deals'>['filter'];

/** Of what is over, when it ended and why it was lost matter; of what is open, where it stands and what comes next. */
const isOfClosed = ({ status }: Filter): boolean => status === 'won' || status === 'lost';

const rows = (deals: readonly Deal[], filter: Filter, workspace: Workspace, view: View): Cell[][] => {
  const amounts = amountCells(
    deals.map(({ amount }) => amount),
    view,
  );
  return deals.map((deal, index) => row(deal, amounts[index] ?? NONE, filter, workspace, view));
};

const row = (deal: Deal, amount: Cell, filter: Filter, workspace: Workspace, view: View): Cell[] => [
  {
    text: stuckReasons(deal, workspace, view.now).length > 0 ? `⚠ ${dealName(deal)}` : dealName(deal),
    press: { kind: 'show-deal', deal: { id: deal.id } },
  },
  amount,
  filter.status === 'lost' ? lostReason(deal.lostReason, view) : whereItStands(deal, view),
  ownerName(deal.owner, view),
  dayOr(isOfClosed(filter) ? deal.closedAt : (deal.followUp?.at ?? null), view),
];

const dayOr = (at: Instant | null, view: View): string => (at === null ? NONE : day(at, view));

const filterWords = (filter: Filter, view: View): string => {
  const { t } = view;
  return [
    ...(filter.status === undefined ? [] : [t(`status.${filter.status}`)]),
    ...(filter.stuck === true ? [t('list.stuck')] : []),
    ...(filter.due === undefined ? [] : [t(`list.due.${filter.due}`)]),
    ...(filter.stage === undefined ? [] : [stageName(filter.stage, view)]),
    ...(filter.owner === undefined ? [] : [ownerName(filter.owner, view)]),
    ...(filter.team === undefined ? [] : [filter.team]),
    ...(filter.source === undefined ? [] : [filter.source]),
    ...(filter.lacks === undefined ? [] : [lackWords(filter.lacks, view)]),
    ...(filter.olderDays === undefined ? [] : [t('list.older', { count: filter.olderDays })]),
  ].join(' · ');
};

const lackWords = (lack: string, view: View): string =>
  lack === NO_NEXT_STEP
    ? view.t('list.lacks.next-step')
    : view.t('list.lacks', { field: fieldName(lack, view).toLowerCase() });
