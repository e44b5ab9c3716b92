import { isAllowed } from '../../funnel/permission.ts';
import type { Button } from '../card.ts';
import { button } from '../elements.ts';
import { clip } from '../format.ts';
import type { View } from '../view.ts';

const MOST_TEXT = 500;

/** Gives somebody something to do about it, `proposed` to begin with; nothing for who may not. */
export const fixButton = (proposed: string | null, { t, reader }: View): Button[] =>
  reader === null || isAllowed(reader, 'create', null)
    ? [
        button(
          t('summary.assign-fix'),
          {
            kind: 'open-form',
            ref: { form: 'fix', ...(proposed !== null && { text: clip(proposed, MOST_TEXT) }) },
          },
          'primary',
        ),
      ]
    : [];
