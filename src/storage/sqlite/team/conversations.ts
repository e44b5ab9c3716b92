import { and, eq } from 'drizzle-orm';
import type { ConversationStore } from '../../../domain/ports/conversations.ts';
import type { Conversation, ConversationId, WorkspaceId } from '../../../domain/team/member.ts';
import { tidyOrNull } from '../../../domain/text.ts';
import { QueryCache } from '../kit/cache.ts';
import type { Connection } from '../kit/connection.ts';
import { conversations } from '../schema/team.ts';
import type { TeamQueries } from './team-queries.ts';

/** Where the bot is used: read on every request, hence remembered; written rarely. */
export const conversationStore = (
  { db, writes, invalidation }: Connection,
  query: TeamQueries,
): ConversationStore => {
  const byId = new QueryCache<ConversationId, Conversation | null>(invalidation);
  const byWorkspace = new QueryCache<WorkspaceId, readonly Conversation[]>(invalidation);

  const save = (
    workspace: WorkspaceId,
    id: ConversationId,
    fields: Partial<Pick<Conversation, 'digests' | 'language' | 'isInsisted'>>,
  ): void => {
    invalidation.invalidate();
    db.update(conversations)
      .set(fields)
      .where(and(eq(conversations.workspace, workspace), eq(conversations.id, id)))
      .run();
  };

  return {
    async find(workspace, id) {
      const found = byId.get(id, query.conversation);
      return found?.workspace === workspace ? found : null;
    },
    async list(workspace) {
      return byWorkspace.get(workspace, query.conversations);
    },
    async learn({ platform, tenant, external }, told) {
      const name = told.name === null ? null : tidyOrNull(told.name.replace(/\s+/g, ' '));
      await writes.run(() => {
        const before = query.located(platform, tenant, external);
        if (before === null) return;
        const now = { name: name ?? before.name, isShared: told.isShared ?? before.isShared };
        if (now.name === before.name && now.isShared === before.isShared) return;
        invalidation.invalidate();
        db.update(conversations).set(now).where(eq(conversations.id, before.id)).run();
      });
    },
    insist: (workspace, id, on) => writes.run(() => save(workspace, id, { isInsisted: on })),
    changeDigests: (workspace, id, fields, whenNone) =>
      writes.run(() => {
        const there = query.conversation(id);
        if (there?.workspace !== workspace) return null;
        const before = there.digests ?? whenNone;
        if (before === null) return null;
        const digests = { ...before, ...fields };
        save(workspace, id, { digests });
        return digests;
      }),
    saveDigests: (workspace, id, digests) => writes.run(() => save(workspace, id, { digests })),
    saveLanguage: (workspace, id, language) => writes.run(() => save(workspace, id, { language })),
  };
};
