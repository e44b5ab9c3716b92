import type { Fix } from '../../domain/team/fix.ts';
import type { Card, CardElement } from '../kit/card.ts';
import { actions, button, card, quiet, text } from '../kit/elements.ts';
import { dayAndTime } from '../kit/format.ts';
import { actorName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';

/** To whom a fix was given, or when it is due: what there is to do, and a button to say that it is done. */
export const fixCard = (kind: 'fix-assigned' | 'fix-due', fix: Fix, view: View): Card => {
  const { t } = view;
  const when = { who: actorName(fix.by, view), at: dayAndTime(fix.at, view) };
  return card(t('fix.title', { number: fix.id }), [
    text(t(`fix.told.${kind}`, when)),
    ...(view.reader === null || view.reader.id === fix.owner
      ? []
      : [quiet(t('fix.for', { owner: view.name(fix.owner) }))]),
    ...whatToDo(fix, view),
  ]);
};

/** To whoever assigned it, perhaps to themselves: what was kept. `remark`: that it fell on a day off. */
export const fixAddedCard = (fix: Fix, remark: string | null, view: View): Card => {
  const { t } = view;
  const at = dayAndTime(fix.at, view);
  const words =
    fix.owner === fix.by ? t('fix.added-own', { at }) : t('fix.added', { owner: view.name(fix.owner), at });
  return card(
    t('fix.title', { number: fix.id }),
    [text(words), ...(remark === null ? [] : [quiet(remark)]), ...whatToDo(fix, view)],
    'success',
  );
};

const whatToDo = (fix: Fix, { t }: View): CardElement[] => [
  text([{ bold: fix.text }]),
  actions([button(t('fix.done'), { kind: 'finish-fix', fix: fix.id }, 'primary')]),
];
