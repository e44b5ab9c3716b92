import { calendarCard } from '../../cards/calendar/calendar-card.ts';
import { viewOf } from '../../cards/kit/view-of.ts';
import type { Context } from '../context.ts';
import type { Reply } from '../reply.ts';

/** The calendar after what was done to it, as its clocks now tell. */
export const calendarNow = async (done: string | null, context: Context): Promise<Reply> => {
  const { store, member, now, view } = context;
  const workspaces = await store.team.workspaces();
  const workspace = workspaces.find(({ id }) => id === context.workspace.id) ?? context.workspace;
  const members = await store.team.members(workspace.id);
  const fresh = viewOf({ workspace, language: view.language, reader: member, members, now });
  return { kind: 'card', card: calendarCard(members, done, fresh) };
};
