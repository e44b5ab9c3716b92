import type { DigestsFormParts } from '../../cards/digests/digests-form.ts';
import type { Conversation, ConversationId } from '../../domain/team/member.ts';
import type { Context } from '../context.ts';
import { CommandError } from '../error.ts';
import { noConversation } from '../no-conversation.ts';

/** The channel a command is about; absent: where it is said. Throws CommandError where that is none of the team's. */
export const digestChannel = async (
  id: ConversationId | undefined,
  context: Context,
): Promise<Conversation> => {
  const { store, workspace, conversation } = context;
  const found = id === undefined ? conversation : await store.conversations.find(workspace.id, id);
  if (found === null && id !== undefined)
    throw new CommandError('channel-gone', {}, { en: '/funnel setup', 'zh-CN': '/漏斗 设置' });
  if (found === null || found.kind === 'direct')
    throw noConversation(context, { en: '/funnel setup', 'zh-CN': '/漏斗 设置' });
  return found;
};

/** Teams and sources as they are in use now. */
export const digestsFormParts = async (
  channel: Conversation,
  { store, workspace, conversation }: Context,
): Promise<DigestsFormParts> => {
  const teams = (await store.team.members(workspace.id)).flatMap(({ team }) => (team === null ? [] : [team]));
  return {
    channel,
    isHere: conversation?.id === channel.id,
    workspace,
    teams: [...new Set(teams)].sort(),
    sources: await store.deals.sources(workspace.id),
  };
};
