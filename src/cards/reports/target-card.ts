import type { Money } from '../../domain/money.ts';
import type { TargetSpan } from '../../domain/reports/forecast.ts';
import type { Card } from '../kit/card.ts';
import { actions, button, card, text } from '../kit/elements.ts';
import { money } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** The target that was just set, and the way to how far it is. */
export const targetCard = (span: TargetSpan, amount: Money | null, view: View): Card => {
  const { t } = view;
  const words =
    amount === null ? t(`target.none.${span}`) : t(`target.is.${span}`, { amount: money(amount, view) });
  return card(
    t('notice.success'),
    [text(words), actions([button(t('target.pace'), { kind: 'show-forecast' })])],
    'success',
  );
};
