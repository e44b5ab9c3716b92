import type { Deal } from '../../domain/deals/deal.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import { leadFields } from '../../domain/pipeline/field-values.ts';
import { aimed } from '../deals/aim.ts';
import { dealTitle, followUpWords } from '../deals/deal-card.ts';
import { may, openButton } from '../deals/deal-menu.ts';
import type { Card, Text } from '../kit/card.ts';
import { actions, button, fields, line, note, text } from '../kit/elements.ts';
import { fieldWords, maskedWords } from '../kit/field-words.ts';
import { dealName, ownerName, ownerSpan, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { fieldName } from '../kit/words-of.ts';

type Pair = readonly [label: string, value: Text];

/** What was understood of a new lead, to be checked at a glance, and who looks like the same customer. */
export const leadAddedCard = (deal: Deal, similar: readonly Deal[], view: View): Card => {
  const { t } = view;
  // Whoever has just typed the number has to see whether it was understood; nobody else does.
  const own = view.reader !== null && view.reader.id === deal.createdBy;
  const pairsOf = (field: FieldDefinition): Pair[] => {
    const words = own ? fieldWords(field, deal, view) : maskedWords(field, deal, view);
    const none = field.type.kind === 'member' ? [ownerSpan(null, view)] : null;
    return words === null && none === null ? [] : [[fieldName(field.id, view), words ?? none ?? '']];
  };
  const shown = leadFields().filter(({ card }) => card?.behind === undefined);
  const known: Pair[] = [
    ...shown.filter(({ lead }) => lead?.rest !== true).flatMap(pairsOf),
    ...(deal.followUp === null ? [] : [[t('field.followUp'), followUpWords(deal.followUp, view)] as const]),
    ...shown.filter(({ lead }) => lead?.rest === true).flatMap(pairsOf),
  ];
  return {
    title: t('added.title', { deal: dealTitle(deal, view) }),
    tone: 'success',
    body: [
      text(t('added.understood')),
      fields(known),
      ...(similar.length === 0 ? [] : [note(t('added.similar', { count: similar.length }), 'warning')]),
      ...similar.map((other) =>
        line(
          [{ bold: dealName(other) }, ` · ${whereItStands(other, view)} · ${ownerName(other.owner, view)}`],
          [openButton(other, view)],
        ),
      ),
      actions([
        ...(may(view, 'change', deal)
          ? [button(t('deal.edit'), { kind: 'open-form', ref: { form: 'edit', ...aimed(deal).on } })]
          : []),
        openButton(deal, view),
      ]),
    ],
    more: null,
  };
};

/** The stage of an open deal, else how it ended. */
export const whereItStands = (deal: Deal, view: View): string =>
  deal.status === 'open' ? stageName(deal.stage, view) : view.t(`status.${deal.status}`);
