import { dealCard } from '../cards/deals/deal-card.ts';
import type { CommandKind } from '../cards/kit/command.ts';
import { note } from '../cards/kit/elements.ts';
import { isTranslationKey } from '../cards/kit/translation-key.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { Change, DealEvent } from '../domain/deals/event.ts';
import type { Missing } from '../domain/pipeline/gates.ts';
import type { CommitResult } from '../domain/ports/deals.ts';
import type { RuleContext } from '../domain/rule-context.ts';
import { RuleError } from '../domain/rule-error.ts';
import { type DealContext, rulesOf } from './context.ts';
import { CommandError } from './error.ts';
import type { DealChangeInput } from './inputs.ts';
import { liveCard } from './live-card.ts';
import type { Reply } from './reply.ts';
import { changesSince, isAsSeen, newestEvent, staleReply } from './stale.ts';

/** A command that changes one deal. */
export type DealChange = DealChangeInput & { kind: CommandKind };

/** What one command says of a change; the rest is the same for all. */
export interface ChangeSteps<C> {
  /** The change as the rules want it, or what is missing for it. Throws RuleError and CommandError. */
  decide(deal: Deal, command: C, rules: RuleContext, context: DealContext): Decided | Promise<Decided>;
  /** What the command means where the deal has changed since it was seen; not given: nothing is done then. */
  rebase?(command: C, changes: DealChanges, context: DealContext): Rebased<C>;
  /** How it is stored: once, on the version it was decided on, unless given. */
  commit?(change: Change, command: C, context: DealContext): Promise<Committed>;
  /** What the person gets; null, or not given: the deal's card, or a line for who pressed a button. */
  answer?(deal: Deal, command: C, context: DealContext): Reply | null;
  /** What else the person shall know of what was done; null: nothing. */
  remark?(deal: Deal, command: C, context: DealContext): string | null;
  /** What asks for what is missing. */
  ask?(missing: Missing, command: C, context: DealContext): Reply;
}

/** A deal that changed under somebody's hands. */
export interface DealChanges {
  now: Deal;
  /** As the person saw it. */
  seen: Deal;
  /** What happened since, newest first. */
  since: readonly DealEvent[];
}

type Rebased<C> =
  | { kind: 'rebased'; command: C }
  /** They have to say what shall hold. */
  | { kind: 'asked'; reply: Reply };

type Decided = Change | Missing;
/** What became of a change, and the change as it was stored. */
export type Committed = { result: CommitResult; change: Change };
type Refused = { kind: 'refused'; error: RuleError | CommandError };

/**
 * Decides, commits, replies. Nothing is applied to a state the person did not see, and a request that was committed
 * before is answered as it was then.
 */
export const changeDeal = async <C extends DealChange>(
  command: C,
  steps: ChangeSteps<C> & { allow(deal: Deal): void },
  context: DealContext,
): Promise<Reply> => {
  const { deal } = context;
  const decision = await decide(command, steps, context);
  // A redelivered request meets the deal as it left it: no longer as it was seen, or where the rules now say no.
  if (decision.kind !== 'change') {
    const committed = await committedBefore(context);
    if (committed !== null) return reply(command, committed, steps, context);
  }
  switch (decision.kind) {
    case 'asked':
      return decision.reply;
    case 'stale':
      return staleReply(deal, await newestEvent(deal, context), context);
    case 'refused':
      throw decision.error;
    case 'missing':
      if (steps.ask === undefined) throw new Error(`${command.kind} does not ask for what is missing`);
      return steps.ask(decision, command, context);
    case 'change': {
      const { result, change } = await commit(command, decision, steps, context);
      if (result.kind === 'conflict') {
        if (steps.rebase === undefined) return staleReply(result.deal, result.last, context);
        // It was decided on the version that was loaded: what somebody else committed meanwhile is merged like the rest.
        const seen = { expectedVersion: deal.version, ...command };
        return changeDeal(seen, steps, { ...context, deal: result.deal });
      }
      const last = result.kind === 'committed' ? change.events.at(-1) : undefined;
      return reply(command, result.deal ?? deal, steps, context, last);
    }
    default:
      return decision satisfies never;
  }
};

/** The permission comes first, but whoever acts on a card that is out of date is told that. */
const decide = async <C extends DealChange>(
  command: C,
  steps: ChangeSteps<C> & { allow(deal: Deal): void },
  context: DealContext,
): Promise<Decided | Refused | { kind: 'stale' } | { kind: 'asked'; reply: Reply }> => {
  const { deal } = context;
  const { expectedVersion } = command;
  const isStale = expectedVersion !== undefined && !(await isAsSeen(deal, expectedVersion, context));
  const changes = isStale && steps.rebase ? await changesSince(deal, expectedVersion, context) : null;
  if (isStale && changes === null) return { kind: 'stale' };
  try {
    steps.allow(deal);
    const rebased = changes === null ? null : steps.rebase?.(command, { now: deal, ...changes }, context);
    if (rebased?.kind === 'asked') return rebased;
    return await steps.decide(deal, rebased?.command ?? command, rulesOf(context), context);
  } catch (error) {
    if (error instanceof RuleError || error instanceof CommandError) return { kind: 'refused', error };
    throw error;
  }
};

const commit = async <C extends DealChange>(
  command: C,
  change: Change,
  steps: ChangeSteps<C>,
  context: DealContext,
): Promise<Committed> => {
  if (steps.commit !== undefined) return steps.commit(change, command, context);
  const { store, workspace, requestKey } = context;
  return { change, result: await store.deals.commit(workspace.id, change, requestKey) };
};

/** The deal as it is now, where this very request has changed it; null: it has not. */
const committedBefore = async ({ store, workspace, requestKey }: DealContext): Promise<Deal | null> =>
  requestKey === null ? null : store.deals.byRequest(workspace.id, requestKey);

/** A line where the card pressed on is everybody's and shows the rest; else the person's own card. */
const reply = async <C extends DealChange>(
  command: C,
  deal: Deal,
  steps: ChangeSteps<C>,
  context: DealContext,
  committed?: DealEvent,
): Promise<Reply> => {
  const own = steps.answer?.(deal, command, context) ?? null;
  if (own !== null) return own;
  const last = committed ?? (await newestEvent(deal, context));
  const remark = steps.remark?.(deal, command, context) ?? null;
  const done = [doneWords(command.kind, deal, context), ...(remark === null ? [] : [remark])].join(' ');
  const isPersonal = command.onPersonalCard === true;
  if (isPressed(command) && !isPersonal) {
    const live = await liveCard(deal, last, context);
    return {
      kind: 'done',
      notice: done,
      ...(live !== undefined && { live }),
    };
  }
  const card = dealCard(deal, last, context.workspace, context.view);
  const told = remark === null ? card : { ...card, body: [note(remark, 'normal'), ...card.body] };
  return { kind: 'card', card: told, ...(isPersonal && { done }) };
};

/** Cards and forms know a deal's id; who types knows its number. */
export const isPressed = ({ deal, expectedVersion }: DealChangeInput): boolean =>
  expectedVersion !== undefined || 'id' in deal;

const doneWords = (kind: CommandKind, deal: Deal, { view, workspace }: DealContext): string => {
  const stage = workspace.pipeline.stages.find(({ id }) => id === deal.stage);
  const key = `done.${kind}`;
  if (!isTranslationKey(key)) throw new Error(`the catalogues have no text ${key}`);
  return view.t(key, {
    deal: deal.number,
    stage: stage?.names[view.language] ?? deal.stage,
    owner: view.name(deal.owner),
  });
};
