import { addDays, dayOf, startOfDay } from '../../../domain/calendar/calendar.ts';
import type { FigureScope, Period, SourceFigures } from '../../../domain/reports/figures.ts';
import { type SourceCounts, sourceFigures } from '../../../domain/reports/source-figures.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Day, Instant, Zone } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { perScope } from './kit/per-scope.ts';
import { byName, sums, total } from './kit/sums.ts';
import { sourceQueries } from './source-queries.ts';

/** Channel figures: what was counted from deals beside what people entered as spend. */
export const sourceReports = (connection: Connection) => {
  const scoped = perScope(connection, (scope) => sourceQueries(connection, scope));
  return (
    workspace: Workspace,
    period: Period,
    scope: FigureScope,
    by: 'source' | 'campaign',
  ): readonly SourceFigures[] => {
    const { queries, values } = scoped(workspace, scope);
    const during = { ...values, ...period };
    const rows = {
      created: queries.created.all(during),
      won: queries.won.all(during),
      customers: queries.customers.all(during),
      spent: queries.spent.all({
        ...values,
        from: firstDay(period.start, workspace.zone),
        until: firstDay(period.end, workspace.zone),
      }),
    };
    const all = Object.values(rows).flat();
    return channelsOf(all, by)
      .map((channel) => countsOf(rows, channel, by))
      .map((counts) => sourceFigures(counts, scope.owner === null && scope.team === null))
      .sort(mostLeadsFirst);
  };
};

interface Channel {
  source: string | null;
  campaign: string | null;
}

interface Rows {
  created: readonly (Channel & { deals: number })[];
  won: readonly (Channel & { currency: string | null; minor: number | null; deals: number })[];
  customers: readonly (Channel & { deals: number })[];
  spent: readonly (Channel & Spending)[];
}

interface Spending extends Pick<SourceFigures, 'impressions' | 'reach' | 'sessions' | 'interactions'> {
  currency: string | null;
  minor: number | null;
}

const channelsOf = (rows: readonly Channel[], by: 'source' | 'campaign'): Channel[] => {
  const channels = rows.map(({ source, campaign }) => ({
    source,
    campaign: by === 'campaign' ? campaign : null,
  }));
  return [...new Map(channels.map((channel) => [JSON.stringify(channel), channel])).values()];
};

const countsOf = (rows: Rows, { source, campaign }: Channel, by: 'source' | 'campaign'): SourceCounts => {
  const its = <Row extends Channel>(of: readonly Row[]): Row[] =>
    of.filter((row) => row.source === source && (by === 'source' || row.campaign === campaign));
  const won = its(rows.won);
  const spent = its(rows.spent);
  const sum = (of: (row: Spending) => number): number => spent.reduce((all, row) => all + of(row), 0);
  return {
    source,
    campaign,
    newLeads: total(its(rows.created)),
    won: total(won),
    wonAmount: sums(won),
    newCustomers: total(its(rows.customers)),
    spend: sums(spent),
    impressions: sum((row) => row.impressions),
    reach: sum((row) => row.reach),
    sessions: sum((row) => row.sessions),
    interactions: sum((row) => row.interactions),
  };
};

/** With as many, the most won; then by name. */
const mostLeadsFirst = (a: SourceFigures, b: SourceFigures): number =>
  b.newLeads - a.newLeads || b.won - a.won || byName(a.source, b.source) || byName(a.campaign, b.campaign);

/** The first day that begins at `at` or after it. */
const firstDay = (at: Instant, zone: Zone): Day => {
  const day = dayOf(at, zone);
  return startOfDay(day, zone) >= at ? day : addDays(day, 1);
};
