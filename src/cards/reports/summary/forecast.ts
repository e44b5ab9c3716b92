import type { Summary } from '../../../domain/reports/summary.ts';
import type { CardElement } from '../../kit/card.ts';
import { labelled, quiet, text } from '../../kit/elements.ts';
import { moneys } from '../../kit/format.ts';
import type { View } from '../../kit/view.ts';
import { expectedInAll } from '../expected.ts';
import { paceWords } from '../pace-words.ts';

/** What the open deals should bring, and how far the targets are. */
export const forecastPart = ({ forecast }: Summary, view: View): CardElement[] => {
  const { t } = view;
  return [
    text(
      labelled(
        t('summary.forecast'),
        [
          moneys(expectedInAll(forecast), view),
          ...forecast.pace.map((pace) => paceWords(pace, forecast, view)),
        ].join('\n'),
      ),
    ),
    ...(forecast.pace.length === 0 ? [quiet(t('summary.no-target'))] : []),
  ];
};
