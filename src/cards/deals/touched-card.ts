import type { Deal } from '../../domain/deals/deal.ts';
import type { TouchChannel } from '../../domain/deals/touch-channel.ts';
import { cut } from '../../lib/text.ts';
import type { Card } from '../kit/card.ts';
import { actions, button, card, quiet, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { dealTitle } from './deal-card.ts';
import { openButton } from './deal-menu.ts';

/** After a note, a call or a meeting was typed: that it is kept, and the next thing one does. */
export const touchedCard = (deal: Deal, touch: { channel: TouchChannel; text: string }, view: View): Card =>
  card(dealTitle(deal, view), [
    text([{ bold: view.t(`touch.${touch.channel}`) }, ` · ${cut(touch.text, 300)}`]),
    quiet(view.t('done.touch-deal', { deal: deal.number })),
    actions([
      openButton(deal, view),
      ...(deal.status === 'open' && deal.followUp === null
        ? [
            button(view.t('deal.follow-up'), {
              kind: 'open-form',
              ref: { form: 'follow-up', deal: deal.id, expectedVersion: deal.version },
            }),
          ]
        : []),
    ]),
  ]);
