import type { Button, Card } from '../../src/cards/kit/card.ts';

/** The buttons of a card, in order. */
export const controlsOf = (card: Card): readonly Button[] =>
  card.body
    .flatMap((element) => (element.type === 'actions' || element.type === 'line' ? element.controls : []))
    .filter((control) => control.type === 'button');
