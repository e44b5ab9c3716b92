import {
  assignDeal as assigned,
  claimDeal as claimed,
  releaseDeal as released,
} from '../../domain/deals/ownership.ts';
import { changeDeal } from '../change-deal.ts';
import { CommandError } from '../error.ts';
import type { Handler } from '../handler.ts';

export const assignDeal: Handler<'assign-deal'> = (command, context) =>
  changeDeal(command, context, {
    decide: async (deal, rules) => {
      const member = await context.store.team.member(context.workspace.id, command.to);
      if (member === null)
        throw new CommandError(
          'member-gone',
          {},
          { en: `/deal ${deal.number} assign @bob`, 'zh-CN': `/商机 ${deal.number} 分配 @小李` },
        );
      return assigned(deal, { to: member.id }, rules);
    },
  });

export const claimDeal: Handler<'claim-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => claimed(deal, rules) });

export const releaseDeal: Handler<'release-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => released(deal, rules) });
