import { funnelCard } from '../../cards/reports/funnel-card.ts';
import { scopeWords } from '../../cards/reports/scope-words.ts';
import { periodOf, sameSpanBefore } from '../../domain/reports/periods.ts';
import type { Handler } from '../handler.ts';

/** The funnel of a period against as much of the period before; as it stands now, against nothing. */
export const showFunnel: Handler<'show-funnel'> = async (
  { period: name, owner = null, team = null, source = null },
  { store, workspace, now, view },
) => {
  const scope = { owner, team, source };
  const period = periodOf(name, now, workspace.zone);
  const figures = await store.reports.funnel(workspace, period, scope);
  const before =
    name === 'now'
      ? null
      : await store.reports.funnel(workspace, sameSpanBefore(name, period, now, workspace.zone), scope);
  const about = [
    view.t(`period.${name}`),
    scopeWords(scope, view),
    ...(name === 'now' ? [] : [view.t(`funnel.against.${name}`)]),
  ];
  const label = about.filter((words) => words !== '').join(' · ');
  return { kind: 'card', card: funnelCard(figures, before, label, view) };
};
