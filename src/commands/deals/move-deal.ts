import { z } from 'zod';
import { moveForm } from '../../cards/deals/forms/move-form.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { moveDeal as moved } from '../../domain/deals/move-deal.ts';
import { nextStage, rank, type StageId } from '../../domain/pipeline/pipeline.ts';
import { allow } from '../../domain/team/permission.ts';
import type { DealContext } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { readGate } from '../forms/read-gate.ts';
import { moving, movingBack } from '../grammar/moving.ts';
import { dealChange, dealForm, id, longText, money, onDeal } from '../inputs.ts';
import { askGate } from './ask-gate.ts';
import { dealInput } from './deal-input.ts';

const input = z.strictObject({
  kind: z.literal('move-deal'),
  ...dealChange,
  /** A stage id, or `next` or `back` for the one after or before. */
  to: z.string(),
  reason: longText.optional(),
  override: z.boolean().optional(),
  /** Filled in on the way (a gate form's answers), saved in the same change. */
  fields: dealInput.optional(),
  /** What was said in the two-way contact a gate asked for: logged as a call. */
  contacted: longText.optional(),
  owner: id.optional(),
});
const formInput = z.strictObject({ form: z.literal('move'), ...dealForm });
const gateInput = z.strictObject({
  form: z.literal('gate'),
  ...dealForm,
  /** `won` wins. */
  to: z.string(),
  /** What was said with the move that the form interrupts. */
  given: z.strictObject({ amount: money.optional(), reason: z.string().max(500).optional() }).optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'move-deal': z.infer<typeof input>;
  }
  interface Forms {
    move: z.infer<typeof formInput>;
    /** Asks for what is missing (and a reason on the way back) and then moves. */
    gate: z.infer<typeof gateInput>;
  }
}

/** Moves a deal to a stage, forward or back; what a gate still lacks is asked for in a form, which then moves. */
export const moveDeal = defineCommand({
  kind: 'move-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: { topic: 'deal', en: ['/deal 12 move proposal'], 'zh-CN': ['/商机 12 推进 方案报价'] },
  verbs: [
    {
      under: 'deal',
      words: {
        en: ['move', 'advance', 'stage'],
        'zh-CN': ['推进', '移动', '移到', '移至', '推进到', '推进至', '移动到'],
      },
      form: 'move',
      parse: ({ deal, text }, context) => moving(deal, text, context),
    },
    {
      under: 'deal',
      words: { en: ['next'], 'zh-CN': ['下一步', '下一阶段'] },
      parse: ({ deal }) => ({ kind: 'move-deal', deal, to: 'next' }),
    },
    {
      under: 'deal',
      words: { en: ['back'], 'zh-CN': ['退回', '回退', '退回到', '回到'] },
      parse: ({ deal, text }, context) => movingBack(deal, text, context),
    },
  ],
  forms: [
    defineForm({
      name: 'move',
      about: 'deal',
      input: formInput,
      open: (_ref, { deal, view }) => moveForm(deal, deal.version, view),
      read(form, ref, { workspace }) {
        const stages = workspace.pipeline.stages.map(({ id: stage }) => stage);
        const to = form.choice('to', stages);
        const reason = form.text('reason') ?? undefined;
        return to === undefined
          ? null
          : { kind: 'move-deal', ...onDeal(ref), to, ...(reason !== undefined && { reason }) };
      },
    }),
    defineForm({
      name: 'gate',
      about: 'deal',
      input: gateInput,
      /** What is missing may be complete by now: then the move itself is the answer. */
      retry({ to, given, ...ref }) {
        const reason = given?.reason === undefined ? {} : { reason: given.reason };
        const amount = given?.amount === undefined ? {} : { amount: given.amount };
        return to === 'won'
          ? { kind: 'win-deal', ...onDeal(ref), ...reason, ...amount }
          : { kind: 'move-deal', to, ...onDeal(ref), ...reason };
      },
      read: (form, ref, context) => readGate(ref, form, context),
    }),
  ],
  decide(deal, command, rules, context) {
    if (command.override === true) allow(context.member, 'override', deal);
    return moved(deal, { ...command, to: stageMeant(command.to, deal, context) }, rules);
  },
  ask: askGate,
});

const stageMeant = (to: string, deal: Deal, { workspace: { pipeline } }: DealContext): StageId => {
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
