import type { Deal } from '../../domain/deals/deal.ts';
import { cut } from '../../lib/text.ts';
import type { Card } from '../kit/card.ts';
import { card, line, text } from '../kit/elements.ts';
import { ownerName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { whereItStands } from '../leads/lead-added-card.ts';
import { dealTitle } from './deal-card.ts';
import { openButton } from './deal-menu.ts';

/** Several deals fit what somebody typed: which one? */
export const pickDealCard = (typed: string, deals: readonly Deal[], view: View): Card =>
  card(view.t('pick.title'), [
    text(view.t('pick.several', { typed: cut(typed, 80) })),
    ...deals.map((deal) =>
      line(
        [{ bold: dealTitle(deal, view) }, ` · ${whereItStands(deal, view)} · ${ownerName(deal.owner, view)}`],
        [openButton(deal, view)],
      ),
    ),
  ]);
