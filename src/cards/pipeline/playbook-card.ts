import type { Deal } from '../../domain/deals/deal.ts';
import { openButton } from '../deals/deal-menu.ts';
import type { Card, CardElement } from '../kit/card.ts';
import { actions, heading, text } from '../kit/elements.ts';
import { dealName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { wordsOf } from '../kit/words-of.ts';

const PARTS = ['goal', 'actions', 'questions', 'exit'] as const;

/** Coaching for the stage a deal stands in (after the win: for what comes then). */
export const playbookCard = (deal: Deal, view: View): Card => {
  const { t } = view;
  const chapter = deal.status === 'won' ? 'won' : deal.stage;
  const name = deal.status === 'won' ? t('status.won') : stageName(deal.stage, view);
  return {
    title: t('playbook.title', { stage: name }),
    tone: 'normal',
    body: [
      text([{ quiet: dealName(deal) }]),
      ...PARTS.flatMap((part): CardElement[] => {
        const words = wordsOf(`playbook.${chapter}.${part}`, view);
        // A team's own stage has no coaching of ours.
        return words === null ? [] : [heading(t(`playbook.${part}`)), text(words)];
      }),
      actions([openButton(deal, view)]),
    ],
    more: null,
  };
};
