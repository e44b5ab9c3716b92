import type { Conversation, Identity, Member } from '../../funnel/member.ts';
import type { Stage } from '../../funnel/pipeline.ts';
import type { Workspace } from '../../funnel/workspace.ts';
import type { conversations, identities, members, stages, workspaces } from './schema/team.ts';

// What is remembered is handed out again and again: frozen, so that nobody changes it by accident.

export const toWorkspace = (
  row: typeof workspaces.$inferSelect,
  ordered: readonly (typeof stages.$inferSelect)[],
): Workspace => {
  const { nextNumber: _, ...workspace } = row;
  return Object.freeze({
    ...workspace,
    pipeline: Object.freeze({ stages: Object.freeze(ordered.map(toStage)) }),
  });
};

const toStage = (row: typeof stages.$inferSelect): Stage =>
  Object.freeze({
    id: row.id,
    names: Object.freeze({ en: row.nameEn, 'zh-CN': row.nameZh }),
    phase: row.phase,
    limitDays: row.limitDays,
    toLeave: Object.freeze(row.toLeave),
  });

export const toMember = (row: typeof members.$inferSelect): Member => Object.freeze(row);

export const toConversation = (row: typeof conversations.$inferSelect): Conversation => Object.freeze(row);

export const toIdentity = (row: typeof identities.$inferSelect): Identity =>
  Object.freeze({ member: row.member, platform: row.platform, tenant: row.tenant, user: row.user });
