import type { Deal, DealId } from '../deals/deal.ts';
import type { Change, DealEvent } from '../deals/event.ts';
import type { Money } from '../money.ts';
import type { WorkspaceId } from '../team/member.ts';
import type { DealFilter, DealOrder, Page } from './deal-filter.ts';

/** What became of a change; nothing of it was stored unless it is `committed`. */
export type CommitResult =
  | { kind: 'committed'; deal: Deal }
  /** The deal changed since it was loaded; `last` is its newest event, `null` only for a deal without history. */
  | { kind: 'conflict'; deal: Deal; last: DealEvent | null }
  /** The request was committed before (redelivery); `deal` as it is now. */
  | { kind: 'repeated'; deal: Deal | null };

/** The deals, their history, and the one way to change them. A deal of another workspace is not there. */
export interface DealStore {
  find(workspace: WorkspaceId, id: DealId): Promise<Deal | null>;
  byNumber(workspace: WorkspaceId, number: number): Promise<Deal | null>;
  /** Every word of `text` begins a word of the company, contact, email or phone. Most recently changed first. */
  search(workspace: WorkspaceId, text: string, limit: number): Promise<readonly Deal[]>;
  /** Deals with the same normalised company, phone or email. */
  similar(
    workspace: WorkspaceId,
    probe: { company: string; phone: string | null; email: string | null },
    limit: number,
  ): Promise<readonly Deal[]>;
  /**
   * The deal that the request with this key changed, as it is now; null: no such request was committed. What a
   * redelivered request is answered from before the rules, which meet the deal as it left it, say no.
   */
  byRequest(workspace: WorkspaceId, requestKey: string): Promise<Deal | null>;
  list(
    workspace: WorkspaceId,
    filter: DealFilter,
    order: DealOrder,
    page: { offset: number; limit: number },
  ): Promise<Page<Deal>>;
  /** Sums per currency of the open deals a filter matches. */
  totals(workspace: WorkspaceId, filter: DealFilter): Promise<{ deals: number; amounts: readonly Money[] }>;
  /** Of deals and of channel figures, in alphabetical order. */
  sources(workspace: WorkspaceId): Promise<readonly string[]>;
  /** Newest first. */
  history(workspace: WorkspaceId, deal: DealId, limit: number): Promise<readonly DealEvent[]>;
  /** All facts of one version, in the order they happened. */
  eventsOf(workspace: WorkspaceId, deal: DealId, version: number): Promise<readonly DealEvent[]>;
  /**
   * The deal, its events, its messages and the request's key in one transaction. A key commits once; null: nothing
   * to be recognised by. The change's live cards are queued along with it.
   */
  commit(workspace: WorkspaceId, change: Change, requestKey: string | null): Promise<CommitResult>;
}
