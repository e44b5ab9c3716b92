import { isAllowed } from '../../../domain/team/permission.ts';
import { cut } from '../../../lib/text.ts';
import type { Button } from '../../kit/card.ts';
import { button } from '../../kit/elements.ts';
import type { View } from '../../kit/view.ts';

const MAX_TEXT = 500;

/** Gives somebody something to do about it, `proposed` to begin with; nothing for who may not. */
export const fixButton = (proposed: string | null, { t, reader }: View): Button[] =>
  reader === null || isAllowed(reader, 'create', null)
    ? [
        button(
          t('summary.assign-fix'),
          {
            kind: 'open-form',
            ref: { form: 'fix', ...(proposed !== null && { text: cut(proposed, MAX_TEXT) }) },
          },
          'primary',
        ),
      ]
    : [];
