import type { Deal } from '../../domain/deals/deal.ts';
import type { Card, CardElement } from '../kit/card.ts';
import type { Command, CommandKind } from '../kit/command.ts';
import { actions, button, card, line, text } from '../kit/elements.ts';
import { ownerName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { wordsOf } from '../kit/words-of.ts';
import { whereItStands } from '../leads/lead-added-card.ts';
import { dealTitle } from './deal-card.ts';
import { openButton } from './deal-menu.ts';

/** One of several deals that a line named; `deal` null: there is none of that number. `refused`: why nothing was done to it. */
export interface SeveralLine {
  number: number;
  deal: Deal | null;
  refused: string | null;
}

/** Which deals they are, before anything is done to them. */
export const severalCard = (
  lines: readonly SeveralLine[],
  kind: CommandKind,
  press: Command,
  view: View,
): Card => {
  const { t } = view;
  const count = lines.filter(({ deal }) => deal !== null).length;
  return card(t('several.title', { count }), [
    text(wordsOf(`help.${kind}`, view) ?? kind),
    ...lines.map((one) => lineFor(one, view)),
    actions([button(t('several.do', { count }), press, 'primary')]),
  ]);
};

/** What became of each. */
export const severalDoneCard = (lines: readonly SeveralLine[], view: View): Card => {
  const count = lines.filter(({ deal, refused }) => deal !== null && refused === null).length;
  return card(
    view.t('several.done', { count, total: lines.length }),
    lines.map((one) => lineFor(one, view)),
    count === lines.length ? 'success' : 'warning',
  );
};

const lineFor = ({ number, deal, refused }: SeveralLine, view: View): CardElement => {
  if (deal === null) return text(`⚠ ${view.t('error.deal-not-found', { deal: number })}`);
  const where = ` · ${whereItStands(deal, view)} · ${ownerName(deal.owner, view)}`;
  return line(
    [{ bold: dealTitle(deal, view) }, where, ...(refused === null ? [] : [` · ⚠ ${refused}`])],
    [openButton(deal, view)],
  );
};
