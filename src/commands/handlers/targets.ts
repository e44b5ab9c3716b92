import { spendCard } from '../../cards/reports/spend-card.ts';
import { targetCard } from '../../cards/reports/target-card.ts';
import { dayOf } from '../../domain/calendar/calendar.ts';
import { checkedSpend } from '../../domain/reports/spend.ts';
import type { Handler } from '../handler.ts';

/** A target of nothing is none. */
export const setTarget: Handler<'set-target'> = async ({ span, amount }, { store, workspace, view }) => {
  const target = amount === null || amount.minor === 0 ? null : amount;
  await store.targets.save(workspace.id, span, target);
  return { kind: 'card', card: targetCard(span, target, view) };
};

/** Answered with all that is recorded of that day now. */
export const addSpend: Handler<'add-spend'> = async (command, { store, workspace, now, view }) => {
  const today = dayOf(now, workspace.zone);
  const { source, campaign, day, amount, impressions, reach, sessions, interactions } = command;
  const entered = checkedSpend(
    {
      source,
      campaign: campaign === undefined || campaign === '' ? null : campaign,
      day: day ?? today,
      amount: amount ?? null,
      impressions: impressions ?? null,
      reach: reach ?? null,
      sessions: sessions ?? null,
      interactions: interactions ?? null,
    },
    today,
  );
  return { kind: 'card', card: spendCard(await store.spend.save(workspace.id, entered), view) };
};
