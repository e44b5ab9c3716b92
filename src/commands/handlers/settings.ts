import { noticeCard } from '../../cards/kit/notice-card.ts';
import { viewOf } from '../../cards/kit/view-of.ts';
import { defaultDigests } from '../../domain/digests/digest-settings.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';
import type { Reply } from '../reply.ts';
import { digestsChanged } from './digest-settings.ts';

export const setDigests: Handler<'set-digests'> = async ({ on }, context) => {
  const { store, workspace, conversation } = context;
  if (conversation === null || (on && conversation.kind === 'direct'))
    throw new CommandError('no-conversation', {}, { en: '/funnel here', 'zh-CN': '/漏斗 这里' });
  if (!on) {
    await store.conversations.saveDigests(conversation.workspace, conversation.id, null);
    return told('done.digests-off', {}, context);
  }
  // Whoever wants them here does not want them paused.
  const fresh = defaultDigests(workspace.digestMinute);
  await store.conversations.changeDigests(workspace.id, conversation.id, { paused: false }, fresh);
  return digestsChanged('done.digests-on', conversation.id, context);
};

/** There is always an admin: the last one stays one. */
export const setRole: Handler<'set-role'> = async ({ member: id, role }, context) => {
  const { store, workspace, view } = context;
  const result = await store.team.changeRole(workspace.id, id, role);
  switch (result.kind) {
    case 'changed':
      return told('done.set-role', { name: result.member.name, role: view.t(`role.${role}`) }, context);
    case 'last-admin':
      throw new CommandError(
        'last-admin',
        { name: result.member.name },
        { en: '/funnel role @bob admin', 'zh-CN': '/漏斗 角色 @小李 管理员' },
      );
    case 'gone':
      throw new CommandError(
        'member-gone',
        {},
        { en: '/funnel role @bob manager', 'zh-CN': '/漏斗 角色 @小李 经理' },
      );
    default:
      return result satisfies never;
  }
};

/** Answered in the language chosen. */
export const setLanguage: Handler<'set-language'> = async ({ language }, context) => {
  const { store, workspace, member, now } = context;
  await store.team.saveMember(member.workspace, member.id, { language });
  const members = await store.team.members(workspace.id);
  const view = viewOf({ workspace, language, reader: { ...member, language }, members, now });
  return told('done.set-language', {}, { ...context, view });
};

/** What is posted here from now on; live cards as they change. */
export const setChannelLanguage: Handler<'set-channel-language'> = async ({ language }, context) => {
  const { store, conversation } = context;
  if (conversation === null || conversation.kind === 'direct')
    throw new CommandError(
      'no-conversation',
      {},
      { en: '/funnel language zh here', 'zh-CN': '/漏斗 语言 中文 这里' },
    );
  await store.conversations.saveLanguage(conversation.workspace, conversation.id, language);
  return told(language === 'en' ? 'done.channel-in-english' : 'done.channel-in-chinese', {}, context);
};

/** Puts a message that could not be delivered back in line. */
export const retrySend: Handler<'retry-send'> = async ({ outbox }, context) => {
  const { store, workspace, now } = context;
  if (!(await store.outbox.requeue(workspace.id, outbox, now))) throw new CommandError('nothing-to-retry');
  return { kind: 'done', notice: context.view.t('done.retry-send') };
};

export const told = (key: string, params: Record<string, string>, { view }: Context): Reply => ({
  kind: 'card',
  card: noticeCard(view.t(key, params), 'success', view),
});
