import { eq } from 'drizzle-orm';
import { defaultCalendar } from '../../../domain/calendar/work-calendar.ts';
import type { Language } from '../../../domain/language.ts';
import type { Currency } from '../../../domain/money.ts';
import { DEFAULT_PIPELINE } from '../../../domain/pipeline/default-pipeline.ts';
import type { InboundIdentity } from '../../../domain/ports/team.ts';
import type { Platform, WorkspaceId } from '../../../domain/team/member.ts';
import { USUAL_PACE } from '../../../domain/team/workspace.ts';
import type { Zone } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { conversations, identities, members, stages, tenants, workspaces } from '../schema/team.ts';
import type { TeamQueries } from './team-queries.ts';

/** What a new workspace starts with; its admins change it in chat. */
export interface Defaults {
  zone: Zone;
  language: Language;
  currency: Currency;
}

/** Writes for teams, people and conversations seen for the first time; to be run inside a transaction. */
export const provisioning = ({ db, invalidation }: Connection, known: TeamQueries, defaults: Defaults) => {
  const found = (): WorkspaceId => {
    const { lastInsertRowid } = db
      .insert(workspaces)
      .values({
        name: 'Team',
        ...defaults,
        ...USUAL_PACE,
        country: defaultCalendar(defaults.zone).country,
        nextNumber: 1,
      })
      .run();
    const id = Number(lastInsertRowid);
    const rows = DEFAULT_PIPELINE.stages.map((stage, rank) => ({
      workspace: id,
      id: stage.id,
      rank,
      nameEn: stage.names.en,
      nameZh: stage.names['zh-CN'],
      phase: stage.phase,
      limitDays: stage.limitDays,
      winShare: stage.winShare,
      toLeave: stage.toLeave,
    }));
    db.insert(stages).values(rows).run();
    return id;
  };

  const connect = (platform: Platform, tenant: string): WorkspaceId => {
    const connected = known.workspaceOf(platform, tenant);
    if (connected !== null) return connected;
    invalidation.invalidate();
    const first = db.select().from(workspaces).orderBy(workspaces.id).limit(1).get();
    const isFirst =
      db.select().from(tenants).where(eq(tenants.platform, platform)).limit(1).get() === undefined;
    const workspace = isFirst && first !== undefined ? first.id : found();
    db.insert(tenants).values({ platform, tenant, workspace }).run();
    return workspace;
  };

  const join = (
    { platform, tenant, user, name, standing = 'unknown' }: InboundIdentity,
    workspace: WorkspaceId,
  ): void => {
    const first = known.members(workspace).length === 0;
    const { lastInsertRowid } = db
      .insert(members)
      .values({ workspace, name: name ?? user, role: first ? 'admin' : 'rep', language: null })
      .run();
    const member = Number(lastInsertRowid);
    db.insert(identities).values({ platform, tenant, user, workspace, member, standing }).run();
  };

  /** Makes what the identityOf shows and the store does not know yet. */
  const meet = (identityOf: InboundIdentity): void => {
    invalidation.invalidate();
    const { platform, tenant, user, name, conversation } = identityOf;
    const workspace = connect(platform, tenant);
    const account = known.account(platform, tenant, user);
    if (account === null) join(identityOf, workspace);
    else if (name !== null && known.memberRow(account.member)?.name === user) {
      db.update(members).set({ name }).where(eq(members.id, account.member)).run();
    }
    if (conversation === null || known.located(platform, tenant, conversation.external) !== null) return;
    db.insert(conversations)
      .values({ workspace, platform, tenant, ...conversation })
      .run();
  };

  return { connect, meet };
};
