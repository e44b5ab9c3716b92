import type { Control } from './card.ts';
import { button } from './elements.ts';
import type { View } from './view.ts';

/** From figures to the deals behind them. */
export const reportButtons = ({ t }: View): Control[] => [
  button(t('funnel.stuck'), { kind: 'show-stuck', page: 0 }),
  button(t('funnel.list'), { kind: 'list-deals', filter: { status: 'open' }, page: 0 }),
];
