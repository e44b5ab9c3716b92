import { z } from 'zod';
import { dayOf } from '../../domain/calendar/calendar.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { id } from '../inputs.ts';
import { done } from '../notice.ts';
import { memberOf } from '../team/member-of.ts';

const input = z.strictObject({ kind: z.literal('end-time-off'), member: id });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'end-time-off': z.infer<typeof input>;
  }
}

/** Back, or not going after all. */
export const endTimeOff = defineCommand({
  kind: 'end-time-off',
  about: null,
  permission: { self: 'own-settings', others: 'manage' },
  effect: 'write',
  input,
  usage: { topic: 'team', en: ['/funnel away off'], 'zh-CN': ['/漏斗 休假 结束'] },
  async handle({ member: asked }, context) {
    const { store, workspace, now, view } = context;
    const member = await memberOf(asked, context);
    const today = dayOf(now, workspace.zone);
    if (!member.timeOff.some(({ to }) => to >= today))
      throw new CommandError(
        'not-away',
        { name: view.name(member.id) },
        {
          en: '/funnel away 2026-12-01..2026-12-05 @bob',
          'zh-CN': '/漏斗 休假 2026-12-01..2026-12-05 @小李',
        },
      );
    await store.calendar.saveTimeOff(member.workspace, member.id, null, today);
    return done('done.end-time-off', { who: view.name(member.id) }, context);
  },
});
