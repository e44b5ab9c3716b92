import type { Card } from '../../src/cards/kit/card.ts';
import type { Form } from '../../src/cards/kit/form.ts';
import type { View } from '../../src/cards/kit/view.ts';
import { forecastCard } from '../../src/cards/reports/forecast-card.ts';
import { lostCard } from '../../src/cards/reports/lost-card.ts';
import { sourcesCard } from '../../src/cards/reports/sources-card.ts';
import { spendCard } from '../../src/cards/reports/spend-card.ts';
import { targetCard } from '../../src/cards/reports/target-card.ts';
import { targetForm } from '../../src/cards/reports/target-form.ts';
import { fixAddedCard } from '../../src/cards/team/fix-card.ts';
import { fixForm } from '../../src/cards/team/fix-form.ts';
import type { MessageBody } from '../../src/domain/digests/message.ts';
import type { Forecast } from '../../src/domain/reports/forecast.ts';
import type { LostFigures } from '../../src/domain/reports/lost.ts';
import type { Fix } from '../../src/domain/team/fix.ts';
import { DAY } from '../../src/domain/time.ts';
import { WORKSPACE } from '../support/histories.ts';
import { namedDeal, sourceFigures, summaryWith, yuan } from '../support/summaries.ts';

const usd = { minor: 2_000_050, currency: 'USD' };

const FORECAST: Forecast = {
  ...summaryWith().forecast,
  stages: WORKSPACE.pipeline.stages.map(({ id }, at) => ({
    stage: id,
    open: at,
    openAmount: at === 0 ? [] : [yuan(50_000), usd],
    share: 0.1 * (at + 1),
    closed: 10 * (at + 1),
    expected: at === 0 ? [] : [yuan(5_000)],
  })),
};

const PERIOD = { start: 0, end: DAY };
const LOST: LostFigures = {
  period: PERIOD,
  deals: 25,
  amount: [yuan(90_000), usd],
  reasons: [
    { reason: 'price', deals: 20, amount: [yuan(90_000)] },
    { reason: 'other', deals: 5, amount: [] },
  ],
  stages: [{ stage: 'proposal', deals: 25, amount: [yuan(90_000), usd] }],
  largest: [
    {
      ...namedDeal(1, { owner: 1 }),
      version: 3,
      stage: 'proposal',
      reason: 'price',
      text: 'half as much',
      winBackOn: '2026-09-01',
      reopened: false,
    },
    {
      ...namedDeal(2, { owner: null, amount: null }),
      version: 1,
      stage: 'new',
      reason: 'other',
      text: null,
      winBackOn: null,
      reopened: false,
    },
  ],
};
const NOTHING_LOST: LostFigures = { ...LOST, deals: 0, amount: [], reasons: [], stages: [], largest: [] };

const fixAt = (now: number): Fix => ({
  id: 7,
  owner: 2,
  at: now + DAY,
  text: 'review all quotes\nabove 100k',
  by: 1,
  createdAt: now,
  doneAt: null,
});

/** What the bot says on its own about fixes. */
export const fixMessages = (
  now: number,
): readonly Extract<MessageBody, { kind: 'fix-assigned' | 'fix-due' }>[] => [
  { kind: 'fix-assigned', fix: fixAt(now) },
  { kind: 'fix-due', fix: { ...fixAt(now), by: null } },
];

const SOURCES = [
  ...summaryWith().sources,
  sourceFigures('知乎', { campaign: '618', impressions: 50_000, reach: 20_000, sessions: 3000 }),
  ...Array.from({ length: 40 }, (_, at) => sourceFigures(`source ${at}`)),
];
const SPEND = {
  source: 'zhihu',
  campaign: '618',
  day: '2026-03-02',
  amount: yuan(2_000),
  impressions: 50_000,
  reach: null,
  sessions: 0,
  interactions: 120,
};

/** Reports on demand, and the answers to what people enter for them. */
export const reportingCards = (view: View): readonly Card[] => [
  forecastCard(FORECAST, view),
  forecastCard({ ...FORECAST, pace: [], expected: [] }, view),
  sourcesCard(SOURCES, { period: 'month', by: 'source', page: 0 }, view),
  sourcesCard(SOURCES, { period: '30d', by: 'campaign', page: 1 }, view),
  sourcesCard([], { period: 'week', by: 'source', page: 0 }, view),
  lostCard(LOST, 'quarter', view),
  lostCard(NOTHING_LOST, '30d', view),
  spendCard(SPEND, view),
  spendCard({ ...SPEND, campaign: null, amount: null }, view),
  targetCard('month', yuan(500_000), view),
  targetCard('quarter', null, view),
  fixAddedCard(fixAt(view.now), null, view),
  fixAddedCard({ ...fixAt(view.now), owner: 1 }, 'Sun, Oct 18 is a day off: moved to Mon, Oct 19.', view),
];

export const reportingForms = (view: View): readonly Form[] => [
  targetForm([], 'CNY', view),
  targetForm([{ span: 'month', amount: yuan(500_000) }], 'CNY', view),
  fixForm({ form: 'fix' }, view),
  fixForm({ form: 'fix', text: 'a better handover' }, view),
];
