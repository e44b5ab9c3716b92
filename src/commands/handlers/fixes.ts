import { ago, clip } from '../../cards/kit/format.ts';
import { fixAddedCard } from '../../cards/team/fix-card.ts';
import { allowFinish, assignFix as assigned } from '../../domain/team/fix.ts';
import { rulesOf } from '../change-deal.ts';
import { CommandError } from '../error.ts';
import type { Handler } from '../handler.ts';

/** Gives somebody something to do about how the team sells; they are told privately, now and when it is due. */
export const assignFix: Handler<'assign-fix'> = async ({ to, at, text }, context) => {
  const { store, workspace, view, key } = context;
  const owner = await store.team.member(workspace.id, to);
  if (owner === null)
    throw new CommandError(
      'member-gone',
      {},
      {
        en: '/funnel fix @bob tomorrow 10am review the quotes',
        'zh-CN': '/漏斗 改进 @小李 明天10点 复核报价',
      },
    );
  const fix = assigned({ owner: owner.id, at, text }, rulesOf(context));
  return { kind: 'card', card: fixAddedCard(await store.fixes.add(workspace.id, fix, key), view) };
};

/** Whoever says so first has done it; who says it again learns when it was. */
export const finishFix: Handler<'finish-fix'> = async ({ fix: id }, context) => {
  const { store, workspace, member, now, view } = context;
  const fix = await store.fixes.find(workspace.id, id);
  if (fix === null) throw new CommandError('fix-gone');
  allowFinish(fix, member);
  const what = clip(fix.text.replace(/\s+/gu, ' '), 80);
  if (fix.doneAt !== null)
    return { kind: 'done', notice: view.t('fix.was-done', { what, ago: ago(fix.doneAt, view) }) };
  await store.fixes.finish(workspace.id, id, now);
  return { kind: 'done', notice: view.t('fix.is-done', { what }) };
};
