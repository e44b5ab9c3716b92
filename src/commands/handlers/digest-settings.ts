import { isDigestChannel } from '../../cards/digests/digest-channel.ts';
import { includedWords } from '../../cards/digests/digest-words.ts';
import { digestsChangedCard } from '../../cards/digests/digests-changed-card.ts';
import { setupCard } from '../../cards/digests/setup-card.ts';
import type { ConversationId } from '../../domain/team/member.ts';
import type { CommandOf } from '../command.ts';
import { digestChannel } from '../digest-channel.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';
import type { Reply } from '../reply.ts';

export const showSetup: Handler<'show-setup'> = async (_, context) => {
  const { store, workspace, conversation, view } = context;
  const channels = (await store.conversations.list(workspace.id)).filter(isDigestChannel);
  return { kind: 'card', card: setupCard(channels, conversation, workspace, view) };
};

export const saveDigests: Handler<'save-digests'> = async (command, context) => {
  const { store } = context;
  const channel = await digestChannel(command.conversation, context);
  await store.conversations.saveDigests(channel.workspace, channel.id, command.digests);
  await saveBeside(command, context);
  return digestsChanged('done.save-digests', channel.id, context);
};

export const pauseDigests: Handler<'pause-digests'> = async ({ conversation, paused }, context) => {
  const { store, workspace, view } = context;
  const { id } = await digestChannel(conversation, context);
  const digests = await store.conversations.changeDigests(workspace.id, id, { paused }, null);
  if (digests === null)
    throw new CommandError('no-digests', {}, { en: '/funnel here', 'zh-CN': '/漏斗 这里' });
  const key = paused ? 'done.pause-digests' : 'done.resume-digests';
  return digestsChanged(key, id, context, { what: includedWords(digests, view) });
};

/** What the form shows along and other settings keep. */
const saveBeside = async (
  { conversation: id, language, quietDays }: CommandOf<'save-digests'>,
  { store, workspace }: Context,
): Promise<void> => {
  if (language !== undefined) await store.conversations.saveLanguage(workspace.id, id, language);
  if (quietDays !== undefined && quietDays !== workspace.quietDays)
    await store.team.saveWorkspace(workspace.id, { quietDays });
};

/** How the channel's digests are now that something was changed. */
export const digestsChanged = async (
  key: string,
  id: ConversationId,
  { store, workspace, conversation, view }: Context,
  params: Readonly<Record<string, string>> = {},
): Promise<Reply> => {
  const channel = await store.conversations.find(workspace.id, id);
  if (channel === null || !isDigestChannel(channel)) throw new Error(`conversation ${id} has no digests`);
  return {
    kind: 'card',
    card: digestsChangedCard(view.t(key, params), channel, conversation?.id ?? null, view),
  };
};
