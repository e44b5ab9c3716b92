import type { Deal } from '../../src/domain/deals/deal.ts';
import { companyKey } from '../../src/domain/leads/company-key.ts';
import { sumByCurrency } from '../../src/domain/money.ts';
import {
  type CustomerFigures,
  EVERYBODY,
  type FigureScope,
  type Period,
  type SourceFigures,
  type Spend,
} from '../../src/domain/reports/figures.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import { daysIn } from './naive-calendar.ts';
import { naiveOutcomes, type Outcome } from './naive-outcomes.ts';
import { bySource, inScope, type RecordedDeal, type Teams } from './naive-scope.ts';

const isWon = (deal: Deal): boolean => deal.status === 'won';

/** Channel figures by walking all deals and all that was entered, channel by channel. */
export const naiveSources = (
  recorded: readonly RecordedDeal[],
  entered: readonly Spend[],
  workspace: Workspace,
  period: Period,
  scope: FigureScope,
  by: 'source' | 'campaign',
  teams: Teams,
): SourceFigures[] => {
  const within = (at: number | null): boolean => at !== null && at >= period.start && at < period.end;
  const deals = inScope(recorded, scope, teams).map(({ deal }) => deal);
  const created = deals.filter((deal) => within(deal.createdAt));
  const won = naiveOutcomes(inScope(recorded, scope, teams), period)
    .filter(({ status }) => status === 'won')
    .map((one) => ({ ...one, source: one.deal.source, campaign: one.deal.campaign }));
  const everOfAll = naiveOutcomes(inScope(recorded, EVERYBODY, teams), { start: 0, end: period.end });
  const firsts = won.filter((one) => isFirstOfItsCompany(one, everOfAll));
  const days = daysIn(period, workspace.zone);
  const spent = entered
    .filter((one) => days.includes(one.day))
    .filter(({ source }) => scope.source === null || source === scope.source);

  const channels = new Map<string, { source: string | null; campaign: string | null }>();
  for (const { source, campaign } of [...created, ...won, ...spent]) {
    const channel = { source, campaign: by === 'campaign' ? campaign : null };
    channels.set(JSON.stringify(channel), channel);
  }
  const figures = [...channels.values()].map(({ source, campaign }): SourceFigures => {
    const here = (one: { source: string | null; campaign: string | null }): boolean =>
      one.source === source && (by === 'source' || one.campaign === campaign);
    const leads = created.filter(here).length;
    const customers = firsts.filter(here).length;
    const wonAmount = sumByCurrency(won.filter(here).map(({ amount }) => amount));
    const spend = sumByCurrency(spent.filter(here).map((one) => one.amount));
    const sum = (key: 'impressions' | 'reach' | 'sessions' | 'interactions'): number =>
      spent.filter(here).reduce((all, one) => all + (one[key] ?? 0), 0);
    const whole = scope.owner === null && scope.team === null;
    return {
      source,
      campaign,
      newLeads: leads,
      won: won.filter(here).length,
      wonAmount,
      newCustomers: customers,
      spend,
      impressions: sum('impressions'),
      reach: sum('reach'),
      sessions: sum('sessions'),
      interactions: sum('interactions'),
      leadRate: whole && sum('sessions') > 0 ? leads / sum('sessions') : null,
      cac:
        whole && customers > 0
          ? spend.map(({ minor, currency }) => ({ minor: Math.floor(minor / customers + 0.5), currency }))
          : [],
      roi: whole ? naiveRoi(wonAmount, spend) : null,
    };
  });
  return figures.sort(
    (a, b) =>
      b.newLeads - a.newLeads ||
      b.won - a.won ||
      bySource(a.source, b.source) ||
      bySource(a.campaign, b.campaign),
  );
};

const naiveRoi = (won: SourceFigures['wonAmount'], spend: SourceFigures['spend']): number | null => {
  const currencies = new Set([...won, ...spend].map(({ currency }) => currency));
  const spent = spend[0]?.minor ?? 0;
  if (currencies.size !== 1 || spent === 0) return null;
  return ((won[0]?.minor ?? 0) - spent) / spent;
};

const isFirstOfItsCompany = (own: Outcome, all: readonly Outcome[]): boolean =>
  all
    .filter(({ status }) => status === 'won')
    .filter(({ deal }) => companyKey(deal.company) === companyKey(own.deal.company))
    .every((one) => one.deal.id === own.deal.id || isBefore(own, one));

const isBefore = (one: Outcome, other: Outcome): boolean =>
  one.closedAt === other.closedAt ? one.deal.id < other.deal.id : one.closedAt < other.closedAt;

/** A customer is a company with something won. */
export const naiveCustomers = (
  recorded: readonly RecordedDeal[],
  scope: FigureScope,
  teams: Teams,
): CustomerFigures => {
  const orders = new Map<string, Deal[]>();
  for (const { deal } of inScope(recorded, scope, teams).filter((one) => isWon(one.deal))) {
    const key = companyKey(deal.company);
    orders.set(key, [...(orders.get(key) ?? []), deal]);
  }
  const customers = [...orders.values()];
  const repeat = customers.filter((own) => own.length >= 2).length;
  const all = sumByCurrency(customers.flat().map((deal) => deal.amount));
  return {
    customers: customers.length,
    repeat,
    repurchaseRate: customers.length === 0 ? null : repeat / customers.length,
    ltv: all.map(({ minor, currency }) => {
      const buyers = customers.filter((own) => own.some((deal) => deal.amount?.currency === currency)).length;
      return { minor: Math.floor(minor / buyers + 0.5), currency };
    }),
  };
};
