import { type AgendaPoint, agendaOf } from '../../../domain/reports/agenda.ts';
import type { Summary } from '../../../domain/reports/summary.ts';
import { lostReason } from '../../deals/event-words.ts';
import type { CardElement } from '../../kit/card.ts';
import { actions, text } from '../../kit/elements.ts';
import { estimate, money, percent } from '../../kit/format.ts';
import type { View } from '../../kit/view.ts';
import { fixButton } from './fix-button.ts';
import { lackWords } from './quality.ts';
import { short, shortDeal, shortOwner, shortStage } from './short-names.ts';

/** What to talk about in the meeting. Where no bottleneck offers it, the way to hand out what comes of it. */
export const agendaPart = (summary: Summary, view: View): CardElement[] => {
  const points = agendaOf(summary).map((point, at) => `\n${at + 1}. ${agendaWords(point, view)}`);
  const offered = summary.bottleneck !== null && summary.sections.includes('bottleneck');
  const assign = offered ? [] : fixButton(null, view);
  return [
    text([{ bold: view.t(`summary.agenda.${summary.kind}`) }, ...points]),
    ...(assign.length === 0 ? [] : [actions(assign)]),
  ];
};

const agendaWords = (point: AgendaPoint, view: View): string => {
  const { t } = view;
  switch (point.kind) {
    case 'bottleneck': {
      const { stage, conversion, best } = point.bottleneck;
      return t('agenda.bottleneck', {
        stage: shortStage(stage, view),
        conversion: percent(conversion, view),
        best: percent(best, view),
      });
    }
    case 'target':
      return t(`agenda.target.${point.pace.span}`, { amount: money(estimate(point.behind), view) });
    case 'deal':
      return t('agenda.deal', {
        deal: shortDeal(point.deal),
        amount: money(point.deal.amount, view),
        owner: shortOwner(point.deal.owner, view),
        stage: shortStage(point.stage, view),
      });
    case 'losses':
      return t('agenda.losses', {
        reason: lostReason(point.reason, view),
        deals: point.deals,
        of: point.of,
      });
    case 'lost-deal':
      return t('agenda.lost-deal', {
        deal: shortDeal(point.deal),
        reason: lostReason(point.deal.reason, view),
      });
    case 'gaps':
      return t('agenda.gaps', { what: lackWords(point.lack, point.deals, point.of, view) });
    case 'source':
      return t('agenda.source', {
        source: short(point.source),
        leads: point.newLeads,
        won: point.won,
      });
    case 'win':
      return t('agenda.win', { deal: shortDeal(point.deal) });
    case 'stuck':
      return t('agenda.stuck');
    case 'commitments':
      return t('agenda.commitments');
    case 'leads':
      return t('agenda.leads');
    default:
      return point satisfies never;
  }
};
