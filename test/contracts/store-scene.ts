import { createDeal, type NewDeal } from '../../src/domain/deals/create-deal.ts';
import type { Deal } from '../../src/domain/deals/deal.ts';
import type { Change } from '../../src/domain/deals/event.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { InboundIdentity } from '../../src/domain/ports/team.ts';
import type { RuleContext } from '../../src/domain/rule-context.ts';
import type { Conversation, Member } from '../../src/domain/team/member.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import type { ManualClock } from '../support/clock.ts';

/** A store under test, empty at first. */
export interface OpenedStore {
  store: Store;
  clock: ManualClock;
  /** A second connection to the same data, as another process would have. */
  another(): Promise<Store>;
  close(): Promise<void>;
}

export type OpenStore = () => Promise<OpenedStore>;

export const identityOf = (
  user: string,
  external: string | null = 'C1',
  more: Partial<InboundIdentity> = {},
): InboundIdentity => ({
  platform: 'slack',
  tenant: 'T1',
  user,
  name: null,
  conversation: external === null ? null : { external, kind: 'channel' },
  ...more,
});

/** A workspace with one admin in one channel, and short ways to make deals in it. */
export interface Team extends OpenedStore {
  workspace: Workspace;
  amy: Member;
  channel: Conversation;
  context(by?: Member | null): RuleContext;
  /** Adds a deal without a request key. */
  add(input: NewDeal): Promise<Deal>;
  /** Commits and expects it to succeed. */
  commit(change: Change, requestKey?: string | null): Promise<Deal>;
}

export const startTeam = async (open: OpenStore): Promise<Team> => {
  const opened = await open();
  const { store, clock } = opened;
  const { workspace, member, conversation } = await store.team.requestScope(identityOf('U1'));
  if (conversation === null) throw new Error('no conversation was made');
  const context = (by: Member | null = member): RuleContext => ({
    workspace,
    now: clock.now(),
    by: by?.id ?? null,
  });
  const commit = async (change: Change, requestKey: string | null = null): Promise<Deal> => {
    const result = await store.deals.commit(workspace.id, change, requestKey);
    if (result.kind !== 'committed') throw new Error(`the commit was answered ${result.kind}`);
    return result.deal;
  };
  return {
    ...opened,
    workspace,
    amy: member,
    channel: conversation,
    context,
    commit,
    add: (input) => commit(createDeal(input, context())),
  };
};

/** What a rule decided, where the test knows that nothing is missing. */
export const decided = (change: Change | { kind: 'missing' }): Change => {
  if (change.kind === 'missing') throw new Error('the rule asks for more');
  return change;
};
