import type { Forecast, TargetPace } from '../../domain/reports/forecast.ts';
import { money, percent } from '../kit/format.ts';
import type { View } from '../kit/view.ts';
import { expectedInAll } from './expected.ts';

/** "This month: ¥120,000 of ¥500,000 won (24%), 40% of the working days gone; forecast ¥310,000". */
export const paceWords = (
  { span, target, won, daysGone, days }: TargetPace,
  forecast: Forecast,
  view: View,
): string => {
  const { currency } = target;
  return view.t(`pace.${span}`, {
    won: money(won, view),
    target: money(target, view),
    share: percent(target.minor === 0 ? null : won.minor / target.minor, view),
    gone: percent(days === 0 ? null : daysGone / days, view),
    forecast: money(
      expectedInAll(forecast).find((one) => one.currency === currency) ?? { minor: 0, currency },
      view,
    ),
  });
};
