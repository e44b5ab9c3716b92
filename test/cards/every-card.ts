import { contactCard } from '../../src/cards/deals/contact-card.ts';
import { dealCard } from '../../src/cards/deals/deal-card.ts';
import { dealListCard } from '../../src/cards/deals/deal-list-card.ts';
import { assignForm } from '../../src/cards/deals/forms/assign-form.ts';
import { editForm } from '../../src/cards/deals/forms/edit-form.ts';
import { findForm } from '../../src/cards/deals/forms/find-form.ts';
import { followUpForm } from '../../src/cards/deals/forms/follow-up-form.ts';
import { logForm } from '../../src/cards/deals/forms/log-form.ts';
import { lostForm } from '../../src/cards/deals/forms/lost-form.ts';
import { moveForm } from '../../src/cards/deals/forms/move-form.ts';
import { snoozeForm } from '../../src/cards/deals/forms/snooze-form.ts';
import { waitForm } from '../../src/cards/deals/forms/wait-form.ts';
import { pickDealCard } from '../../src/cards/deals/pick-deal-card.ts';
import { type SeveralLine, severalCard, severalDoneCard } from '../../src/cards/deals/several-card.ts';
import { staleCard } from '../../src/cards/deals/stale-card.ts';
import { timelineCard } from '../../src/cards/deals/timeline-card.ts';
import { touchedCard } from '../../src/cards/deals/touched-card.ts';
import { HELP_TOPICS, helpCard } from '../../src/cards/help-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Form } from '../../src/cards/kit/form.ts';
import { noticeCard } from '../../src/cards/kit/notice-card.ts';
import { refusalCard } from '../../src/cards/kit/refusal-card.ts';
import type { View } from '../../src/cards/kit/view.ts';
import { leadAddedCard } from '../../src/cards/leads/lead-added-card.ts';
import { leadForm } from '../../src/cards/leads/lead-form.ts';
import { messageCard } from '../../src/cards/message-card.ts';
import { gateForm } from '../../src/cards/pipeline/gate-form.ts';
import { playbookCard } from '../../src/cards/pipeline/playbook-card.ts';
import { funnelCard } from '../../src/cards/reports/funnel-card.ts';
import { liveDigestCard } from '../../src/cards/stuck/live-digest-card.ts';
import { homeCard } from '../../src/cards/team/home-card.ts';
import { HELP } from '../../src/commands/registry.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import type { MessageBody, MorningNote, StuckDigest, StuckLine } from '../../src/domain/digests/message.ts';
import { criteriaBetween } from '../../src/domain/pipeline/gates.ts';
import { EVERYBODY, type FunnelFigures } from '../../src/domain/reports/figures.ts';
import type { LineNow } from '../../src/domain/stuck/live-digest.ts';
import { stuckReasons } from '../../src/domain/stuck/stuck-rules.ts';
import { DAY } from '../../src/domain/time.ts';
import { emptySummary } from '../support/extreme-summaries.ts';
import { type History, WORKSPACE } from '../support/histories.ts';
import { naiveFigures } from '../support/naive-figures.ts';
import { quarterlyWith, summaryWith } from '../support/summaries.ts';
import { fixMessages, reportingCards, reportingForms } from './reporting-cards.ts';
import { settingCards, settingForms } from './setting-cards.ts';

const digestOf = (histories: readonly History[], now: number): StuckDigest => {
  const lines = histories.flatMap(({ deal }): StuckLine[] => {
    const reasons = stuckReasons(deal, WORKSPACE, now);
    const { number, id, version, company, amount, stage, owner } = deal;
    return reasons.length === 0
      ? []
      : [
          {
            deal: number,
            id,
            version,
            company,
            amount,
            stage,
            owner,
            reasons,
            escalated: true,
            hint: { days: 18, share: 0.06, of: 50 },
          },
        ];
  });
  const owners = [...new Set(lines.map(({ owner }) => owner))].map((owner) => ({
    owner,
    deals: lines.filter((line) => line.owner === owner).length,
    amount: [],
  }));
  return {
    at: now,
    scope: EVERYBODY,
    lines,
    owners,
    managers: lines.length === 0 ? [] : [2],
    total: lines.length,
    progress: { resolved: 1, fresh: 2 },
  };
};

const morningOf = (histories: readonly History[], now: number): MorningNote => {
  const { lines, total } = digestOf(histories, now);
  return {
    owner: 1,
    until: null,
    followUps: histories.flatMap(({ deal: { followUp, number, id, version, company } }) =>
      followUp === null ? [] : [{ ...followUp, deal: number, id, version, company }],
    ),
    totalFollowUps: 30,
    fixes: fixMessages(now).map(({ fix }) => fix),
    stuck: lines,
    totalStuck: total,
  };
};

const figuresOf = (histories: readonly History[], now: number): FunnelFigures =>
  naiveFigures([...histories], WORKSPACE, { start: now - 30 * DAY, end: now }, EVERYBODY);

type Shown = Exclude<MessageBody, { kind: 'digest-refresh' }>;

/** Everything the bot may say on its own. */
const everyMessage = (histories: readonly History[], now: number): readonly Shown[] => {
  const figures = figuresOf(histories, now);
  return [
    { kind: 'deal-card' },
    { kind: 'assigned', by: 2 },
    { kind: 'assigned', by: null },
    { kind: 'follow-up-due', text: 'send the case study', at: now },
    { kind: 'waiting-over', waiting: { what: 'contract', since: now - 9 * DAY, due: now - DAY } },
    { kind: 'stuck-digest', digest: digestOf(histories, now) },
    { kind: 'summary', summary: summaryWith({ figures, before: figuresOf(histories, now - 7 * DAY) }) },
    { kind: 'summary', summary: summaryWith({ scope: { owner: 1, team: 'North', source: 'zhihu' } }) },
    { kind: 'summary', summary: quarterlyWith() },
    { kind: 'summary', summary: emptySummary('weekly') },
    { kind: 'summary', summary: emptySummary('quarterly') },
    { kind: 'morning-note', note: morningOf(histories, now) },
    { kind: 'morning-note', note: { ...morningOf(histories, now), until: '2026-03-09' } },
    ...fixMessages(now),
    { kind: 'holidays-missing', year: 2027 },
    { kind: 'send-failed', platform: 'slack', code: 'not_in_channel', where: 'C012', retry: 3 },
    { kind: 'send-failed', platform: 'feishu', code: 'never_heard_of', where: 'oc_12', retry: 3 },
  ];
};

/** Every other line of a digest done, by whatever happened to the deal last. */
const linesNow = (histories: readonly History[], { lines }: StuckDigest): LineNow[] =>
  lines.map((line, at) => {
    const last = histories.find(({ deal }) => deal.id === line.id)?.events.at(-1);
    return at % 2 === 0 && last !== undefined ? { kind: 'done', line, last } : { kind: 'stuck', line };
  });

/** Every card there is but the one that shows a contact in full. Never of an empty list of histories. */
export const everyCard = (histories: readonly History[], view: View): readonly Card[] => {
  const { now } = view;
  const deals = histories.map(({ deal }) => deal);
  const figures = figuresOf(histories, now);
  const digest = digestOf(histories, now);
  return [
    ...histories.flatMap(({ deal, events }) => {
      const newest = [...events].reverse();
      const last = newest[0] ?? null;
      return [
        dealCard(deal, last, WORKSPACE, view),
        leadAddedCard(deal, deals, view),
        timelineCard(deal, newest, view),
        playbookCard(deal, view),
        touchedCard(deal, { channel: 'call', text: 'Budget approved' }, view),
        staleCard(deal, last, view),
        ...everyMessage(histories, now).map((body) => messageCard(body, { deal, last }, WORKSPACE, view)),
      ];
    }),
    ...everyMessage(histories, now).map((body) => messageCard(body, null, WORKSPACE, view)),
    dealListCard(
      { items: deals, total: deals.length + 30 },
      { filter: { owner: 1, stuck: true } },
      1,
      WORKSPACE,
      view,
    ),
    dealListCard({ items: [], total: 0 }, { filter: { source: 'zhihu', olderDays: 7 } }, 0, WORKSPACE, view),
    pickDealCard('acme', deals, view),
    severalCard(severalOf(deals, view), 'win-deal', { kind: 'show-help' }, view),
    severalDoneCard(severalOf(deals, view), view),
    funnelCard(figures, null, { span: 'month', label: 'March' }, view),
    funnelCard(figures, figuresOf(histories, now - 30 * DAY), { span: 'quarter', label: 'March' }, view),
    homeCard(
      {
        open: { items: deals, total: 99 },
        followUps: deals,
        fixes: fixMessages(now).map(({ fix }) => fix),
        stuck: deals,
      },
      WORKSPACE,
      view,
    ),
    homeCard({ open: { items: [], total: 0 }, followUps: [], fixes: [], stuck: [] }, WORKSPACE, view),
    liveDigestCard(digest, linesNow(histories, digest), view),
    ...reportingCards(view),
    ...settingCards(view),
    helpCard(null, HELP, view),
    ...HELP_TOPICS.map((topic) => helpCard(topic, HELP, view)),
    refusalCard('unknown-stage', { stage: 'nowhere' }, '/deal 12 move proposal', view),
    refusalCard('internal', { id: 'a1b2c3d4' }, null, view),
    noticeCard('Saved', 'success', view),
  ];
};

/** Each other one refused, and one that is not there. */
const severalOf = (deals: readonly Deal[], { t }: View): readonly SeveralLine[] => [
  ...deals.map((deal, at) => ({
    number: deal.number,
    deal,
    refused: at % 2 === 0 ? null : t('several.asks'),
  })),
  { number: 4711, deal: null, refused: null },
];

export const contactCards = (histories: readonly History[], view: View): readonly Card[] =>
  histories.map(({ deal }) => contactCard(deal, view));

export const everyForm = (histories: readonly History[], view: View): readonly Form[] => [
  ...reportingForms(view),
  ...settingForms(view),
  ...histories.flatMap(({ deal }) => {
    const { pipeline } = WORKSPACE;
    const criteria = [...new Set(criteriaBetween(pipeline, 'new', pipeline.stages.length))];
    const missing = { kind: 'missing', to: 'won', criteria, needsReason: false } as const;
    const seen = deal.version;
    return [
      leadForm(view, WORKSPACE, { company: deal.company, amount: deal.amount, text: 'as it was typed' }),
      leadForm(view, WORKSPACE, {}),
      editForm(deal, WORKSPACE, view),
      moveForm(deal, seen, view),
      gateForm(deal, missing, true, seen, WORKSPACE, view),
      gateForm(deal, missing, false, seen, WORKSPACE, view),
      gateForm(deal, { ...missing, to: 'new', criteria: [], needsReason: true }, true, seen, WORKSPACE, view),
      lostForm(deal, seen, view),
      followUpForm(deal, seen, view),
      logForm(deal, seen, view),
      waitForm(deal, seen, view),
      snoozeForm(deal, seen, view),
      assignForm(deal, seen, view),
      findForm(view),
    ];
  }),
];
