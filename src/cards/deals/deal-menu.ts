import type { Deal } from '../../domain/deals/deal.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import { canUndo } from '../../domain/deals/undo-deal.ts';
import { nextStage } from '../../domain/pipeline/pipeline.ts';
import { isAllowed, type Permission } from '../../domain/team/permission.ts';
import type { Button, Control, Menu } from '../kit/card.ts';
import type { Command } from '../kit/command.ts';
import { button, menu } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { aimed, type CardAim, onCard } from './aim.ts';
import { menuEntries } from './menu-entries.ts';

type Choice = readonly [label: string, press: Command];

/**
 * Everything the card of an open deal offers: to a person what they may do, to a channel all of it.
 * Presses say which version of the deal was seen.
 */
export const openDealControls = (deal: Deal, last: DealEvent | null, view: View): Control[] => {
  const { t } = view;
  const aim = onCard(deal, view);
  const { on, it } = aim;
  if (!may(view, 'change', deal)) {
    const claims = deal.owner === null && may(view, 'claim', deal);
    return [
      ...(claims ? [button(...claimChoice(deal, view, it), 'primary')] : []),
      moreMenu(deal, last, aim, view),
    ];
  }
  const next = nextStage(view.pipeline, deal.stage);
  return [
    ...(next === null
      ? []
      : [
          button(
            t('deal.next', { stage: next.names[view.language] }),
            { kind: 'move-deal', to: next.id, ...it },
            'primary',
          ),
        ]),
    button(t('deal.move'), { kind: 'open-form', ref: { form: 'move', ...on } }),
    button(t('deal.win'), { kind: 'win-deal', ...it }, next === null ? 'primary' : 'normal'),
    button(t('deal.lose'), { kind: 'open-form', ref: { form: 'lost', ...on } }),
    button(t('deal.follow-up'), { kind: 'open-form', ref: { form: 'follow-up', ...on } }),
    button(t('deal.log'), { kind: 'open-form', ref: { form: 'log', ...on } }),
    button(t('deal.assign'), { kind: 'open-form', ref: { form: 'assign', ...on } }),
    moreMenu(deal, last, aim, view),
  ];
};

export const closedDealControls = (deal: Deal, last: DealEvent | null, view: View): Control[] => {
  const { t } = view;
  const { it } = onCard(deal, view);
  return [
    ...(may(view, 'change', deal) ? [button(t('deal.reopen'), { kind: 'reopen-deal', ...it })] : []),
    button(...timelineChoice(deal, view)),
    ...(may(view, 'undo', deal) && mayUndo(last, view) ? [button(...undoChoice(it, view))] : []),
    ...(deal.status === 'won' ? [button(...playbookChoice(deal, view))] : []),
  ];
};

const moreMenu = (deal: Deal, last: DealEvent | null, aim: CardAim, view: View): Menu =>
  menu(
    view.t('deal.more'),
    menuEntries()
      .filter(({ permission, fits }) => may(view, permission, deal) && fits?.(deal, view, last) !== false)
      .map(({ label, press }): Choice => [view.t(label), press(aim)]),
  );

export const claimChoice = (
  deal: { id: number; version: number },
  { t }: View,
  it: CardAim['it'] = aimed(deal).it,
): Choice => [t('deal.claim'), { kind: 'claim-deal', ...it }];
const undoChoice = (it: CardAim['it'], { t }: View): Choice => [t('deal.undo'), { kind: 'undo-deal', ...it }];
const playbookChoice = (deal: Deal, { t }: View): Choice => [
  t('deal.playbook'),
  { kind: 'show-playbook', deal: { id: deal.id } },
];
const timelineChoice = (deal: Deal, { t }: View): Choice => [
  t('deal.timeline'),
  { kind: 'show-timeline', deal: { id: deal.id } },
];

/** On a person's own card only what they can still take back themselves; a channel's is for whoever did it. */
export const mayUndo = (last: DealEvent | null, { reader, now }: View): boolean =>
  last !== null && canUndo([last], reader?.id ?? null, now);

/** A channel's card is for everybody, so nothing is left out of it. */
export const may = ({ reader }: View, permission: Permission, deal: Pick<Deal, 'owner'>): boolean =>
  reader === null || isAllowed(reader, permission, deal);

/** Opens the deal's card for whoever presses it. */
export const openButton = (deal: { id: number }, { t }: View): Button =>
  button(t('deal.open'), { kind: 'show-deal', deal: { id: deal.id } });
