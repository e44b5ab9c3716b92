import { EVERYBODY, type FigureScope } from '../../domain/reports/figures.ts';
import type { Button, Control } from '../kit/card.ts';
import { button } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { scopeFilter } from './scope-words.ts';

/** From figures to the deals behind them, and to what the figures mean. */
export const reportButtons = (view: View, scope: FigureScope = EVERYBODY): Control[] => [
  button(view.t('funnel.stuck'), { kind: 'show-stuck', page: 0 }),
  button(view.t('funnel.list'), {
    kind: 'list-deals',
    filter: { ...scopeFilter(scope), status: 'open' },
    page: 0,
  }),
  definitionsButton(view),
];

/** On every card with figures. */
export const definitionsButton = ({ t }: View): Button =>
  button(t('funnel.definitions'), { kind: 'show-definitions' });
