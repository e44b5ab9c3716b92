import { dealCard } from '../cards/deals/deal-card.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { Change, DealEvent } from '../domain/deals/event.ts';
import type { Missing } from '../domain/pipeline/gates.ts';
import type { CommitResult } from '../domain/ports/deals.ts';
import type { RuleContext } from '../domain/rule-context.ts';
import { allow } from '../domain/team/permission.ts';
import { ACTS } from './acts.ts';
import type { Command, CommandKind, DealRef } from './command.ts';
import type { Context } from './handler.ts';
import { liveCard } from './live-card.ts';
import type { Reply } from './reply.ts';
import { resolveDeal } from './resolve-deal.ts';
import { isAsSeen, staleReply } from './stale.ts';

/** A command that changes one deal. */
export type DealChange = Extract<Command, { deal: DealRef }> & {
  seen?: number | undefined;
  own?: true | undefined;
};

interface Turn<Decided> {
  decide(deal: Deal, rules: RuleContext): Decided | Promise<Decided>;
  /** How it is stored; once, on the version it was decided on, unless given. */
  commit?(change: Change): Promise<{ result: CommitResult; change: Change }>;
  /** What the person gets; the deal's card, or a line for who pressed a button, unless given. */
  answer?(deal: Deal, last: DealEvent | null): Reply | Promise<Reply>;
}

/**
 * Loads, checks, decides, commits, answers. Nothing is applied to a state the person did not see, and a request
 * that was committed before is answered as it was then.
 */
export const changeDeal = (command: DealChange, context: Context, turn: Turn<Change>): Promise<Reply> =>
  changeDealOrAsk(command, context, turn, () => Promise.reject(new Error('nothing can be missing here')));

/** The same for what may lack something first: `ask` is answered then. */
export const changeDealOrAsk = <Decided extends Change | Missing>(
  command: DealChange,
  context: Context,
  turn: Turn<Decided>,
  ask: (missing: Missing, deal: Deal) => Promise<Reply>,
): Promise<Reply> =>
  resolveDeal(command.deal, context, async (deal) => {
    const answer = (now: Deal, last: DealEvent | null) =>
      turn.answer?.(now, last) ?? done(command, now, last, context);
    const decided = await decideOrRecall(command, deal, context, turn);
    switch (decided.kind) {
      case 'stale':
        return staleReply(decided.deal, decided.last, context);
      case 'repeated':
        return answer(decided.deal, await newestEvent(decided.deal, context));
      case 'missing':
        return ask(decided, deal);
      case 'change': {
        const { result, change } = await (turn.commit ?? once(context))(decided);
        if (result.kind === 'conflict') return staleReply(result.deal, result.last, context);
        const now = result.deal ?? deal;
        const last =
          result.kind === 'committed' ? (change.events.at(-1) ?? null) : await newestEvent(now, context);
        return answer(now, last);
      }
      default:
        return decided satisfies never;
    }
  });

const once =
  ({ store, workspace, key }: Context) =>
  async (change: Change) => ({ change, result: await store.deals.commit(workspace.id, change, key) });

type Recalled = { kind: 'stale'; deal: Deal; last: DealEvent | null } | { kind: 'repeated'; deal: Deal };

/**
 * A redelivered request meets the deal as it left it: no longer as it was seen, or where the rules would now say
 * no. So before anything is refused, the store is asked whether the request was committed already.
 */
const decideOrRecall = async <Decided extends Change | Missing>(
  command: DealChange,
  deal: Deal,
  context: Context,
  turn: Turn<Decided>,
): Promise<Change | Missing | Recalled> => {
  if (command.seen !== undefined && !(await isAsSeen(deal, command.seen, context)))
    return recall(deal, context);
  let decided: Change | Missing;
  try {
    allow(context.member, ACTS[command.kind], deal);
    decided = await turn.decide(deal, rulesOf(context));
  } catch (refusal) {
    const recalled = context.key === null ? null : await recall(deal, context);
    if (recalled?.kind === 'repeated') return recalled;
    throw refusal;
  }
  if (decided.kind === 'change' || context.key === null) return decided;
  const recalled = await recall(deal, context);
  return recalled.kind === 'repeated' ? recalled : decided;
};

/** The request's own outcome where it was committed before, else the deal as it is now and who changed it last. */
const recall = async (deal: Deal, context: Context): Promise<Recalled> => {
  const { store, workspace, key } = context;
  const changed = key === null ? null : await store.deals.byRequest(workspace.id, key);
  if (changed !== null) return { kind: 'repeated', deal: changed };
  const now = (await store.deals.find(workspace.id, deal.id)) ?? deal;
  return { kind: 'stale', deal: now, last: await newestEvent(now, context) };
};

export const rulesOf = ({ workspace, now, member }: Context): RuleContext => ({
  workspace,
  now,
  by: member.id,
});

export const newestEvent = async (deal: Deal, { store }: Context): Promise<DealEvent | null> =>
  (await store.deals.history(deal.workspace, deal.id, 1))[0] ?? null;

/** Cards and forms know a deal's id; who types knows its number. */
export const isPressed = ({ deal, seen }: DealChange): boolean => seen !== undefined || 'id' in deal;

/** A line where the card pressed on is everybody's and shows the rest; else the person's own card. */
const done = async (
  command: DealChange,
  deal: Deal,
  last: DealEvent | null,
  context: Context,
): Promise<Reply> => {
  const isOwn = command.own === true;
  if (isPressed(command) && !isOwn) {
    const notice = doneWords(command.kind, deal, context);
    const live = await liveCard(deal, last, context);
    return { kind: 'done', notice, ...(live !== undefined && { live }) };
  }
  const card = dealCard(deal, last, context.workspace, context.view);
  return { kind: 'card', card, ...(isOwn && { done: doneWords(command.kind, deal, context) }) };
};

const doneWords = (kind: CommandKind, deal: Deal, { view, workspace }: Context): string => {
  const stage = workspace.pipeline.stages.find(({ id }) => id === deal.stage);
  return view.t(`done.${kind}`, {
    deal: deal.number,
    stage: stage?.names[view.language] ?? deal.stage,
    owner: view.name(deal.owner),
  });
};
