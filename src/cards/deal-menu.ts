import type { Command } from '../commands/command.ts';
import type { Deal } from '../funnel/deal.ts';
import { nextStage } from '../funnel/pipeline.ts';
import { isSnoozed } from '../funnel/snooze.ts';
import type { Button, Control, Menu } from './card.ts';
import { button, menu } from './elements.ts';
import type { View } from './view.ts';

type Choice = readonly [label: string, press: Command];

/** Everything the card of an open deal offers. Presses say which version of the deal the person saw. */
export const openDealControls = (deal: Deal, view: View): Control[] => {
  const { t } = view;
  const on = { deal: deal.id, seen: deal.version };
  const it = { deal: { id: deal.id }, seen: deal.version };
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
    moreMenu(deal, view),
  ];
};

const moreMenu = (deal: Deal, view: View): Menu => {
  const { t } = view;
  const on = { deal: deal.id, seen: deal.version };
  const it = { deal: { id: deal.id }, seen: deal.version };
  const choices: Choice[] = [
    [t('deal.edit'), { kind: 'open-form', ref: { form: 'edit', ...on } }],
    ...(deal.followUp === null ? [] : [[t('deal.done'), { kind: 'finish-follow-up', ...it }] as const]),
    deal.waiting === null
      ? [t('deal.wait'), { kind: 'open-form', ref: { form: 'wait', ...on } }]
      : [t('deal.end-waiting'), { kind: 'end-waiting', ...it }],
    isSnoozed(deal, view.now)
      ? [t('deal.wake'), { kind: 'wake-deal', ...it }]
      : [t('deal.snooze'), { kind: 'open-form', ref: { form: 'snooze', ...on } }],
    [t('deal.playbook'), { kind: 'show-playbook', deal: { id: deal.id } }],
    [t('deal.timeline'), { kind: 'show-timeline', deal: { id: deal.id } }],
    [t('deal.undo'), { kind: 'undo-deal', ...it }],
    deal.owner === null
      ? [t('deal.claim'), { kind: 'claim-deal', ...it }]
      : [t('deal.release'), { kind: 'release-deal', ...it }],
    [t('deal.post'), { kind: 'post-deal', deal: { id: deal.id } }],
  ];
  return menu(t('deal.more'), choices);
};

export const closedDealControls = (deal: Deal, { t }: View): Control[] => {
  const it = { deal: { id: deal.id }, seen: deal.version };
  return [
    button(t('deal.reopen'), { kind: 'reopen-deal', ...it }),
    button(t('deal.timeline'), { kind: 'show-timeline', deal: { id: deal.id } }),
    button(t('deal.undo'), { kind: 'undo-deal', ...it }),
  ];
};

/** Opens the deal's card for whoever presses it. */
export const openButton = (deal: { id: number }, { t }: View): Button =>
  button(t('deal.open'), { kind: 'show-deal', deal: { id: deal.id } });
