import type { Deal } from '../../domain/deals/deal.ts';
import { NO_NEXT_STEP, type Page } from '../../domain/ports/deal-filter.ts';
import { stuckReasons } from '../../domain/stuck/stuck-rules.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
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
          { label: t('field.stage'), align: 'left' },
          { label: t('field.owner'), align: 'left' },
          { label: t('field.followUp'), align: 'left' },
        ],
        rows: rows(page.items, workspace, view),
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

const rows = (deals: readonly Deal[], workspace: Workspace, view: View): Cell[][] => {
  const amounts = amountCells(
    deals.map(({ amount }) => amount),
    view,
  );
  return deals.map((deal, index) => row(deal, amounts[index] ?? NONE, workspace, view));
};

const row = (deal: Deal, amount: Cell, workspace: Workspace, view: View): Cell[] => [
  {
    text: stuckReasons(deal, workspace, view.now).length > 0 ? `⚠ ${dealName(deal)}` : dealName(deal),
    press: { kind: 'show-deal', deal: { id: deal.id } },
  },
  amount,
  whereItStands(deal, view),
  ownerName(deal.owner, view),
  deal.followUp === null ? NONE : day(deal.followUp.at, view),
];

const filterWords = (filter: CommandOf<'list-deals'>['filter'], view: View): string => {
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
