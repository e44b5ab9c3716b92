import type { QualityGap } from '../../../domain/reports/agenda.ts';
import type { Summary } from '../../../domain/reports/summary.ts';
import type { CardElement } from '../../kit/card.ts';
import { button, heading, line, quiet } from '../../kit/elements.ts';
import type { View } from '../../kit/view.ts';
import { scopeFilter } from '../scope-words.ts';

/** What the open deals lack, each with the way to those that do. */
export const qualityPart = ({ quality, scope }: Summary, view: View): CardElement[] => {
  const { t } = view;
  if (quality.open === 0) return [];
  const counts: readonly (readonly [QualityGap, number])[] = [
    ['amount', quality.withoutAmount],
    ['source', quality.withoutSource],
    ['next-step', quality.withoutNextStep],
  ];
  const lacking = counts.filter(([, deals]) => deals > 0);
  if (lacking.length === 0) return [quiet(t('summary.complete'))];
  return [
    heading(t('summary.quality')),
    ...lacking.map(([lacks, deals]) =>
      line(lackWords(lacks, deals, quality.open, view), [
        button(t('summary.show'), {
          kind: 'list-deals',
          filter: { ...scopeFilter(scope), status: 'open', lacks },
          page: 0,
        }),
      ]),
    ),
  ];
};

/** "3 of 40 open deals have no amount". */
export const lackWords = (lack: QualityGap, count: number, of: number, { t }: View): string =>
  t(`summary.lacks.${lack}`, { count, of });
