import { z } from 'zod';
import { ago } from '../../cards/kit/format.ts';
import { allowFinish } from '../../domain/team/fix.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { id } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('finish-fix'), fix: id });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'finish-fix': z.infer<typeof input>;
  }
}

/** Whoever says so first has done it; who says it again learns when it was. Whose it is says who may: see `allowFinish`. */
export const finishFix = defineCommand({
  kind: 'finish-fix',
  about: null,
  permission: 'read',
  effect: 'write',
  input,
  usage: { topic: 'team', en: ['/funnel fix done 3'], 'zh-CN': ['/漏斗 改进 完成 3'] },
  async handle({ fix: asked }, { store, workspace, member, now, view }) {
    const fix = await store.fixes.find(workspace.id, asked);
    if (fix === null) throw new CommandError('fix-gone');
    allowFinish(fix, member);
    const what = cut(fix.text.replace(/\s+/gu, ' '), 80);
    if (fix.doneAt !== null)
      return { kind: 'done', notice: view.t('fix.was-done', { what, ago: ago(fix.doneAt, view) }) };
    await store.fixes.finish(workspace.id, asked, now);
    return { kind: 'done', notice: view.t('fix.is-done', { what }) };
  },
});
