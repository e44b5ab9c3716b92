import type { Card } from '../cards/kit/card.ts';
import type { FieldErrors, Form, Option } from '../cards/kit/form.ts';
import type { LiveCard } from './live-card.ts';

/** What the person who asked gets, and only they. What a channel sees goes through the outbox instead. */
export type Reply =
  | {
      kind: 'card';
      card: Card;
      /** The card is the one that was pressed, as it is now; this is what was done, in a line. */
      done?: string;
    }
  /** Not understood, or the funnel says no; nothing was changed. */
  | { kind: 'refusal'; card: Card }
  | { kind: 'form'; form: Form }
  | { kind: 'field-errors'; errors: FieldErrors }
  /**
   * Done, and what there is to see is on a card that everybody gets. `notice` is one line, `live` that card, for a
   * messenger that can show it at once where it was pressed.
   */
  | { kind: 'done'; notice: string | null; live?: LiveCard };

/** What a search field may choose from. */
export type Options = readonly Option[];
