import { and, eq } from 'drizzle-orm';
import type { SpendStore } from '../../../domain/ports/spend.ts';
import type { Spend } from '../../../domain/reports/figures.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Connection } from '../kit/connection.ts';
import { spend as table } from '../schema/figures.ts';

type Row = typeof table.$inferSelect;

/** Channel figures as people enter them. */
export const spendStore = ({ db, writes, invalidation }: Connection): SpendStore => ({
  save: (workspace, entered) =>
    writes.run(() => {
      const row = toRow(workspace, entered);
      // The source may be a new one.
      invalidation.invalidate();
      const named = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
      db.insert(table)
        .values(row)
        .onConflictDoUpdate({
          target: [table.workspace, table.source, table.campaign, table.day],
          set: named,
        })
        .run();
      const saved = db.select().from(table).where(sameDay(row)).get();
      if (saved === undefined) throw new Error('the channel figures just saved cannot be read back');
      return toSpend(saved);
    }),
});

const sameDay = ({ workspace, source, campaign, day }: Row) =>
  and(
    eq(table.workspace, workspace),
    eq(table.source, source),
    eq(table.campaign, campaign),
    eq(table.day, day),
  );

const toRow = (workspace: WorkspaceId, { amount, campaign, ...figures }: Spend): Row => ({
  workspace,
  ...figures,
  campaign: campaign ?? '',
  minor: amount?.minor ?? null,
  currency: amount?.currency ?? null,
});

const toSpend = ({ workspace: _workspace, campaign, minor, currency, ...figures }: Row): Spend => ({
  ...figures,
  campaign: campaign === '' ? null : campaign,
  amount: minor === null || currency === null ? null : { minor, currency },
});
