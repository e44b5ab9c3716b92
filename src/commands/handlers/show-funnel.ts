import { funnelCard } from '../../cards/funnel-card.ts';
import { periodBefore, periodOf } from '../../funnel/periods.ts';
import type { Context, Handler } from '../handler.ts';

/** The funnel of a period against the period before; as it stands now, against nothing. */
export const showFunnel: Handler<'show-funnel'> = async (command, context) => {
  const { store, workspace, now, view } = context;
  const scope = { owner: command.owner ?? null, team: command.team ?? null, source: command.source ?? null };
  const period = periodOf(command.period, now, workspace.zone);
  const figures = await store.reports.funnel(workspace, period, scope);
  const before =
    command.period === 'now'
      ? null
      : await store.reports.funnel(workspace, periodBefore(command.period, period, workspace.zone), scope);
  return { kind: 'card', card: funnelCard(figures, before, label(command, context), view) };
};

const label = (
  { period, owner, source }: { period: string; owner?: number | undefined; source?: string | undefined },
  { view }: Context,
): string =>
  [
    view.t(`period.${period}`),
    ...(owner === undefined ? [] : [view.name(owner)]),
    ...(source === undefined ? [] : [source]),
  ].join(' · ');
