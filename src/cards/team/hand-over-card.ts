import type { Deal } from '../../domain/deals/deal.ts';
import type { MessageBody } from '../../domain/digests/message.ts';
import type { Money } from '../../domain/money.ts';
import type { MemberId } from '../../domain/team/member.ts';
import { amountCells } from '../kit/amount-cell.ts';
import type { Card, CardElement } from '../kit/card.ts';
import type { CommandOf } from '../kit/command.ts';
import { actions, button, card, quiet, text } from '../kit/elements.ts';
import { moneys, NONE } from '../kit/format.ts';
import { actorName, dealName, ownerName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';

type About<K extends MessageBody['kind']> = Extract<MessageBody, { kind: K }>;

/** To who leads the team: whose deals nobody sees to any more, and how to give them to others. */
export const hasLeftCard = ({ member, deals, amounts }: About<'has-left'>, view: View): Card => {
  const { t } = view;
  const who = view.name(member);
  return card(
    t('hand-over.left-title', { who }),
    [
      text(t('hand-over.left', { who, deals: dealsWorth(deals, amounts, view) })),
      actions([
        button(
          t('hand-over.begin'),
          { kind: 'open-form', ref: { form: 'hand-over', from: member } },
          'primary',
        ),
        listButton(member, view),
      ]),
    ],
    'warning',
  );
};

/** To the new owner of several deals. */
export const handedOverCard = ({ by, from, deals }: About<'handed-over'>, view: View): Card =>
  card(view.t('hand-over.told-title', { count: deals }), [
    text(view.t('hand-over.told', { who: actorName(by, view), from: view.name(from), count: deals })),
    ...(view.reader === null ? [] : [actions([listButton(view.reader.id, view)])]),
  ]);

/** What each would get. */
export interface Share {
  to: MemberId | null;
  deals: readonly Deal[];
  amounts: readonly Money[];
}

const MAX_SHOWN = 10;

/** What would happen, before anything does. */
export const handOverPreviewCard = (
  { from, to }: Pick<CommandOf<'hand-over-deals'>, 'from' | 'to'>,
  shares: readonly Share[],
  view: View,
): Card => {
  const { t } = view;
  const deals = shares.flatMap((share) => share.deals.map((deal) => ({ deal, to: share.to })));
  return card(t('hand-over.preview-title', { from: view.name(from), count: deals.length }), [
    ...shares.map((share) => shareLine(share, view)),
    ...dealTable(deals, view),
    ...(deals.length > MAX_SHOWN ? [quiet(t('hand-over.more', { count: deals.length - MAX_SHOWN }))] : []),
    actions([
      button(
        t('hand-over.do', { count: deals.length }),
        { kind: 'hand-over-deals', from, to, deals: deals.length },
        'primary',
      ),
      button(t('hand-over.other'), { kind: 'open-form', ref: { form: 'hand-over', from } }),
    ]),
  ]);
};

const shareLine = ({ to, deals, amounts }: Share, view: View): CardElement =>
  text([{ bold: ownerName(to, view) }, ` · ${dealsWorth(deals.length, amounts, view)}`]);

const dealTable = (deals: readonly { deal: Deal; to: MemberId | null }[], view: View): CardElement[] => {
  const shown = deals.slice(0, MAX_SHOWN);
  const amounts = amountCells(
    shown.map(({ deal }) => deal.amount),
    view,
  );
  const { t } = view;
  return [
    {
      type: 'table',
      caption: t('hand-over.table'),
      columns: [
        { label: t('field.company'), align: 'left' },
        { label: t('field.amount'), align: 'right' },
        { label: t('hand-over.to'), align: 'left' },
      ],
      rows: shown.map(({ deal, to }, index) => [
        { text: dealName(deal), press: { kind: 'show-deal', deal: { id: deal.id } } },
        amounts[index] ?? NONE,
        ownerName(to, view),
      ]),
    },
  ];
};

/** What was done, and the way back. */
export const handOverDoneCard = (
  undo: Omit<CommandOf<'undo-hand-over'>, 'kind'>,
  moved: number,
  left: number,
  view: View,
): Card => {
  const { t } = view;
  return card(
    t('hand-over.done-title', { count: moved }),
    [
      text(t('hand-over.done', { from: view.name(undo.from), count: moved })),
      ...(left > 0 ? [quiet(t('hand-over.left-over', { count: left }))] : []),
      actions([button(t('deal.undo'), { kind: 'undo-hand-over', ...undo })]),
    ],
    'success',
  );
};

const dealsWorth = (deals: number, amounts: readonly Money[], view: View): string =>
  amounts.length === 0
    ? view.t('hand-over.deals', { count: deals })
    : `${view.t('hand-over.deals', { count: deals })} · ${moneys(amounts, view)}`;

const listButton = (owner: MemberId, view: View) =>
  button(view.t('hand-over.list'), { kind: 'list-deals', filter: { status: 'open', owner }, page: 0 });
