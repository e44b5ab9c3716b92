import type { Deal } from '../funnel/deal.ts';
import type { Card } from './card.ts';
import { dealTitle } from './deal-card.ts';
import { openButton } from './deal-menu.ts';
import { card, line, text } from './elements.ts';
import { clip } from './format.ts';
import { whereItStands } from './lead-added-card.ts';
import { ownerName } from './names.ts';
import type { View } from './view.ts';

/** Several deals fit what somebody typed: which one? */
export const pickDealCard = (typed: string, deals: readonly Deal[], view: View): Card =>
  card(view.t('pick.title'), [
    text(view.t('pick.several', { typed: clip(typed, 80) })),
    ...deals.map((deal) =>
      line(
        [{ bold: dealTitle(deal, view) }, ` · ${whereItStands(deal, view)} · ${ownerName(deal.owner, view)}`],
        [openButton(deal, view)],
      ),
    ),
  ]);
