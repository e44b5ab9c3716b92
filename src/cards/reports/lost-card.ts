import type { LostAt, LostCount, LostFigures } from '../../domain/reports/lost.ts';
import type { PeriodName, PeriodPlace } from '../../domain/reports/periods.ts';
import { cut } from '../../lib/text.ts';
import { aimed } from '../deals/aim.ts';
import { may, openButton } from '../deals/deal-menu.ts';
import { lostReason } from '../deals/event-words.ts';
import type { Card, CardElement, Control } from '../kit/card.ts';
import { actions, button, heading, line, quiet, text } from '../kit/elements.ts';
import { amountBeside, calendarDay, count, moneys, percent } from '../kit/format.ts';
import { dealName, ownerName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { definitionsButton } from './report-buttons.ts';
import { periodButtons, reportPeriodWords } from './report-period.ts';
import { sampled } from './sample.ts';

/** Why and where deals were lost, and the largest ones, which somebody may win back. */
export const lostCard = (
  figures: LostFigures,
  period: Exclude<PeriodName, 'now'>,
  view: View,
  place: PeriodPlace = {},
): Card => {
  const { t } = view;
  const { deals, amount, reasons, stages, largest } = figures;
  return {
    title: t('lost-report.title'),
    tone: 'normal',
    body: [
      quiet(reportPeriodWords(period, place, view)),
      ...(deals === 0
        ? [text(t('lost-report.nothing'))]
        : [
            text(t('lost-report.total', { count: deals, amount: moneys(amount, view) })),
            table(
              t('field.lostReason'),
              reasons.map((one) => [lostReason(one.reason, view), one]),
              deals,
              view,
            ),
            table(
              t('lost-report.stage'),
              stages.map((one) => [stageName(one.stage, view), one]),
              deals,
              view,
            ),
            heading(t('lost-report.largest')),
            ...largest.map((deal) => lostLine(deal, view)),
          ]),
      actions([
        ...periodButtons(period, place, (turned) => ({ kind: 'show-lost', ...turned }), view),
        button(t('lost-report.list'), { kind: 'list-deals', filter: { status: 'lost' }, page: 0 }),
        definitionsButton(view),
      ]),
    ],
    more: null,
  };
};

const table = (
  label: string,
  rows: readonly (readonly [name: string, count: LostCount])[],
  all: number,
  view: View,
): CardElement => ({
  type: 'table',
  caption: label,
  columns: [
    { label, align: 'left' },
    { label: view.t('status.lost'), align: 'right' },
    { label: view.t('lost-report.share'), align: 'right' },
    { label: view.t('field.amount'), align: 'right' },
  ],
  rows: rows.map(([name, { deals, amount }]) => [
    name,
    { text: count(deals, view), number: deals },
    { text: sampled(percent(deals / all, view), all, view), number: deals / all },
    moneys(amount, view),
  ]),
});

const lostLine = (deal: LostAt, view: View): CardElement => {
  const { t } = view;
  const why = [
    lostReason(deal.reason, view),
    ...(deal.text ? [cut(deal.text, 200)] : []),
    ...(deal.winBackOn === null ? [] : [t('event.win-back', { on: calendarDay(deal.winBackOn, view) })]),
  ];
  return line(
    [
      { bold: dealName(deal) },
      `${amountBeside(deal.amount, view)} · ${stageName(deal.stage, view)} · ${ownerName(deal.owner, view)}\n${why.join(' · ')}`,
    ],
    [openButton(deal, view), ...reopenButton(deal, view)],
  );
};

/** Nobody is offered what would be refused. */
const reopenButton = (deal: LostAt, view: View): Control[] =>
  !deal.reopened && may(view, 'change', deal)
    ? [button(view.t('deal.reopen'), { kind: 'reopen-deal', ...aimed(deal).it })]
    : [];
