import { fromOwnCard } from '../../cards/kit/form-fields.ts';
import { gateForm } from '../../cards/pipeline/gate-form.ts';
import { winDeal as won } from '../../domain/deals/close-deal.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { moveDeal as moved } from '../../domain/deals/move-deal.ts';
import type { Missing } from '../../domain/pipeline/gates.ts';
import { nextStage, rank, type StageId } from '../../domain/pipeline/pipeline.ts';
import { allow, isAllowed } from '../../domain/team/permission.ts';
import { changeDealOrAsk } from '../change-deal.ts';
import { cut } from '../clean-text.ts';
import type { CommandOf } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';
import type { Reply } from '../reply.ts';

/** What a gate still lacks is asked for in a form, which then moves. */
export const moveDeal: Handler<'move-deal'> = (command, context) =>
  changeDealOrAsk(
    command,
    context,
    {
      decide: (deal, rules) => {
        if (command.override === true) allow(context.member, 'override', deal);
        return moved(deal, { ...command, to: stageMeant(command.to, deal, context) }, rules);
      },
    },
    (missing, deal) => askFor(missing, deal, command, context),
  );

export const winDeal: Handler<'win-deal'> = (command, context) =>
  changeDealOrAsk(
    command,
    context,
    {
      decide: (deal, rules) => {
        if (command.override === true) allow(context.member, 'override', deal);
        return won(deal, command, rules);
      },
    },
    (missing, deal) => askFor(missing, deal, command, context),
  );

const stageMeant = (to: string, deal: Deal, { workspace: { pipeline } }: Context): StageId => {
  // A closed deal stands nowhere: let the rule say that it is closed.
  if (deal.status !== 'open') return deal.stage;
  if (to === 'next') {
    const next = nextStage(pipeline, deal.stage);
    if (next === null)
      throw new CommandError(
        'no-next-stage',
        { deal: deal.number },
        { en: `/deal ${deal.number} won 48000`, 'zh-CN': `/商机 ${deal.number} 赢单 48000` },
      );
    return next.id;
  }
  if (to !== 'back') return to;
  const before = pipeline.stages[rank(pipeline, deal.stage) - 1];
  if (before === undefined)
    throw new CommandError(
      'no-stage-before',
      { deal: deal.number },
      { en: `/deal ${deal.number} lost`, 'zh-CN': `/商机 ${deal.number} 输单` },
    );
  return before.id;
};

const MAX_REASON = 500;

/** The form keeps what was said already: the amount of `won 48000` is not asked for again. */
const askFor = async (
  missing: Missing,
  deal: Deal,
  command: CommandOf<'move-deal' | 'win-deal'>,
  { workspace, member, view }: Context,
): Promise<Reply> => {
  const asked = gateForm(deal, missing, isAllowed(member, 'override', deal), deal.version, workspace, view);
  const form = command.own ? fromOwnCard(asked) : asked;
  const amount = 'amount' in command ? command.amount : undefined;
  const given = {
    ...(amount !== undefined && { amount }),
    ...(command.reason !== undefined && { reason: cut(command.reason, MAX_REASON) }),
  };
  if (Object.keys(given).length === 0 || form.ref.form !== 'gate') return { kind: 'form', form };
  const ref = { ...form.ref, given };
  return { kind: 'form', form: { ...form, ref, again: { kind: 'open-form', ref } } };
};
