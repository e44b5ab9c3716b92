import { firstStage } from '../pipeline/pipeline.ts';
import type { RuleContext } from '../rule-context.ts';
import type { MemberId } from '../team/member.ts';
import { changed } from './change.ts';
import { type EditableFields, readFields } from './editable.ts';
import type { Change } from './event.ts';
import { BLANK } from './fold.ts';
import { assignedMessages } from './ownership.ts';

/** `owner` absent: whoever creates it; null: the pool. */
export type NewDeal = EditableFields & { company: string; owner?: MemberId | null | undefined };

/** A new open deal in the first stage. An owner who is not the creator is told. */
export const createDeal = (input: NewDeal, ctx: RuleContext): Change => {
  const stage = firstStage(ctx.workspace.pipeline).id;
  const owner = input.owner === undefined ? ctx.by : input.owner;
  const blank = {
    ...BLANK,
    id: null,
    number: null,
    version: 0,
    createdAt: ctx.now,
    createdBy: ctx.by,
    lastEventAt: ctx.now,
  };
  const set = { ...readFields(input, ctx), owner, stage, furthest: stage, stageEnteredAt: ctx.now };
  return changed(blank, [{ kind: 'created', set }], ctx, assignedMessages(owner, ctx));
};
