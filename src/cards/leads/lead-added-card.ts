import type { Deal } from '../../domain/deals/deal.ts';
import { dealTitle, followUpWords, sourceWords } from '../deals/deal-card.ts';
import { aimed, may, openButton } from '../deals/deal-menu.ts';
import type { Card, Text } from '../kit/card.ts';
import { actions, button, fields, line, note, text } from '../kit/elements.ts';
import { money } from '../kit/format.ts';
import { maskEmail, maskPhone } from '../kit/mask.ts';
import { dealName, ownerName, ownerSpan, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';

/** What was understood of a new lead, to be checked at a glance, and who looks like the same customer. */
export const leadAddedCard = (deal: Deal, similar: readonly Deal[], view: View): Card => {
  const { t } = view;
  // Whoever has just typed the number has to see whether it was understood; nobody else does.
  const own = view.reader !== null && view.reader.id === deal.createdBy;
  const known: (readonly [string, Text | null])[] = [
    [t('field.company'), deal.company],
    [t('field.contact'), deal.contact],
    [t('field.phone'), deal.phone === null || own ? deal.phone : maskPhone(deal.phone)],
    [t('field.email'), deal.email === null || own ? deal.email : maskEmail(deal.email)],
    [t('field.amount'), deal.amount === null ? null : money(deal.amount, view)],
    [t('field.source'), deal.source === null ? null : sourceWords(deal)],
    [t('field.referredBy'), deal.referredBy],
    [t('field.owner'), [ownerSpan(deal.owner, view)]],
    [t('field.followUp'), deal.followUp === null ? null : followUpWords(deal.followUp, view)],
    [t('field.need'), deal.need],
  ];
  return {
    title: t('added.title', { deal: dealTitle(deal, view) }),
    tone: 'success',
    body: [
      text(t('added.understood')),
      fields(known.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]))),
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
