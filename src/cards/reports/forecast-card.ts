import { ENOUGH_CLOSED, type Forecast, type StageForecast } from '../../domain/reports/forecast.ts';
import { isAllowed } from '../../domain/team/permission.ts';
import type { Card, CardElement, Cell } from '../kit/card.ts';
import { actions, button, card, fields, quiet, text } from '../kit/elements.ts';
import { count, moneys, percent } from '../kit/format.ts';
import { stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { expectedHere, expectedInAll } from './expected.ts';
import { paceWords } from './pace-words.ts';
import { definitionsButton } from './report-buttons.ts';

/** What the open deals should bring, stage by stage, and how far the targets are. */
export const forecastCard = (forecast: Forecast, view: View): Card => {
  const { t } = view;
  const { stages } = forecast;
  const guessed = stages.some(isDefault);
  return card(t('forecast.title'), [
    {
      type: 'table',
      caption: t('funnel.by-stage'),
      columns: [
        { label: t('field.stage'), align: 'left' },
        { label: t('funnel.open'), align: 'right' },
        { label: t('field.amount'), align: 'right' },
        { label: t('forecast.share'), align: 'right' },
        { label: t('forecast.expected'), align: 'right' },
      ],
      rows: stages.map((stage) => row(stage, view)),
    },
    fields([[t('forecast.total'), moneys(expectedInAll(forecast), view)]]),
    ...(guessed ? [quiet(t('forecast.default-hint', { n: ENOUGH_CLOSED }))] : []),
    ...pace(forecast, view),
    actions([...targetButton(view), definitionsButton(view)]),
  ]);
};

const isDefault = ({ closed }: StageForecast): boolean => closed < ENOUGH_CLOSED;

const row = (stage: StageForecast, view: View): Cell[] => {
  const share = percent(stage.share, view);
  return [
    stageName(stage.stage, view),
    { text: count(stage.open, view), number: stage.open },
    moneys(stage.openAmount, view),
    { text: isDefault(stage) ? view.t('forecast.default', { share }) : share, number: stage.share },
    moneys(expectedHere(stage), view),
  ];
};

const pace = (forecast: Forecast, view: View): CardElement[] =>
  forecast.pace.length === 0
    ? [quiet(view.t('summary.no-target'))]
    : forecast.pace.map((one) => text(paceWords(one, forecast, view)));

const targetButton = ({ t, reader }: View) =>
  reader === null || isAllowed(reader, 'manage', null)
    ? [button(t('target.set'), { kind: 'open-form', ref: { form: 'target' } })]
    : [];
