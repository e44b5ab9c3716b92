import type { Deal } from '../../domain/deals/deal.ts';
import type { Page } from '../../domain/ports/deal-filter.ts';
import { stuckReasons } from '../../domain/stuck/stuck-rules.ts';
import type { Fix } from '../../domain/team/fix.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { dealTitle, followUpWords } from '../deals/deal-card.ts';
import { openButton } from '../deals/deal-menu.ts';
import type { Card, CardElement } from '../kit/card.ts';
import { actions, button, heading, line, quiet } from '../kit/elements.ts';
import { stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { newLeadButton } from '../leads/new-lead-button.ts';
import { allStuckWords } from '../stuck/stuck-words.ts';
import { fixLine } from './fix-line.ts';

/** The most fixes that are shown; the others follow when these are done. */
const FIXES = 10;

/** A person's own page: what is due, what is stuck, what is open. */
export const homeCard = (
  mine: {
    open: Page<Deal>;
    followUps: readonly Deal[];
    fixes: readonly Fix[];
    stuck: readonly Deal[];
  },
  workspace: Workspace,
  view: View,
): Card => {
  const { t } = view;
  return {
    title: t('home.title'),
    tone: 'normal',
    body: [
      actions([
        ...newLeadButton(view),
        button(t('home.find'), { kind: 'open-form', ref: { form: 'find' } }),
        button(t('home.funnel'), { kind: 'show-funnel', period: 'now' }),
        button(t('home.help'), { kind: 'show-help' }),
      ]),
      heading(t('home.follow-ups', { count: mine.followUps.length })),
      ...lines(mine.followUps, t('home.no-follow-ups'), view, (deal) =>
        deal.followUp === null ? '' : followUpWords(deal.followUp, view),
      ),
      ...(mine.fixes.length === 0 ? [] : [heading(t('home.fixes', { count: mine.fixes.length }))]),
      ...mine.fixes.slice(0, FIXES).map((fix) => fixLine(fix, view)),
      heading(t('home.stuck', { count: mine.stuck.length })),
      ...lines(mine.stuck, t('home.none-stuck'), view, (deal) =>
        allStuckWords(stuckReasons(deal, workspace, view.now), deal.stage, view),
      ),
      heading(t('home.open', { count: mine.open.total })),
      ...lines(mine.open.items, t('home.none-open'), view, (deal) => stageName(deal.stage, view)),
      ...beyond(mine.open, view),
    ],
    more: null,
  };
};

const lines = (
  deals: readonly Deal[],
  none: string,
  view: View,
  words: (deal: Deal) => string,
): CardElement[] =>
  deals.length === 0
    ? [quiet(none)]
    : deals.map((deal) =>
        line([{ bold: dealTitle(deal, view) }, `\n${words(deal)}`], [openButton(deal, view)]),
      );

const beyond = ({ items, total }: Page<Deal>, view: View): CardElement[] => {
  if (total <= items.length || view.reader === null) return [];
  return [
    actions([
      button(view.t('home.all', { count: total }), {
        kind: 'list-deals',
        filter: { status: 'open', owner: view.reader.id },
        page: 0,
      }),
    ]),
  ];
};
