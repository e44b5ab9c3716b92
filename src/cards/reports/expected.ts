import { type Money, sumByCurrency } from '../../domain/money.ts';
import type { Forecast, StageForecast } from '../../domain/reports/forecast.ts';
import { estimate } from '../kit/format.ts';

/** What the open deals of a stage should bring, as it is shown: without cents. */
export const expectedHere = ({ expected }: Pick<StageForecast, 'expected'>): readonly Money[] =>
  expected.map(estimate);

/** What all open deals should bring: the sum of what is shown of each stage, so that the rows add up to it. */
export const expectedInAll = ({ stages }: Pick<Forecast, 'stages'>): readonly Money[] =>
  sumByCurrency(stages.flatMap(expectedHere));
