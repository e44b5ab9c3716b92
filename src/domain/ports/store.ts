import type { TimeOff, WorkCalendar } from '../calendar/work-calendar.ts';
import type { Deal, DealId, Status } from '../deals/deal.ts';
import type { Change, DealEvent } from '../deals/event.ts';
import type { DigestSettings } from '../digests/digest-settings.ts';
import type { LiveDigest, MessageBody, Outgoing, Recipient, StuckDigest } from '../digests/message.ts';
import type { Money } from '../money.ts';
import type { Language, StageId } from '../pipeline/pipeline.ts';
import type { Period, Spend } from '../reports/figures.ts';
import type { Target, TargetSpan } from '../reports/forecast.ts';
import type { Fix, FixId } from '../team/fix.ts';
import type {
  Conversation,
  ConversationId,
  Identity,
  Member,
  MemberId,
  Platform,
  Profile,
  Role,
  WorkspaceId,
} from '../team/member.ts';
import type { Workspace } from '../team/workspace.ts';
import type { Day, Instant } from '../time.ts';
import type { Reports } from './reports.ts';

/** Who speaks and where, in the platform's own ids. */
export interface InboundIdentity {
  platform: Platform;
  tenant: string;
  user: string;
  /** Where the platform told it along; used only while the member has no name yet. */
  name: string | null;
  conversation: { external: string; kind: Conversation['kind'] } | null;
}

export type LinkResult =
  | { kind: 'linked'; member: Member }
  /** They were one person before. */
  | { kind: 'same'; member: Member }
  /** Both have an account on this messenger: two people, or one too many. */
  | { kind: 'clash'; platform: Platform };

export interface RequestScope {
  workspace: Workspace;
  member: Member;
  /** The one the account reads through which they speak (see `Identity`), whatever they read elsewhere. */
  language: Language | null;
  conversation: Conversation | null;
}

/**
 * Instants before which an open deal breaks a stuck rule, worked out from the calendar once, so that
 * a store can find stuck deals by index. Made by `stuckThresholds`.
 */
export interface StuckThresholds {
  now: Instant;
  /** A deal that entered the stage before this is too old there. */
  enteredBefore: ReadonlyMap<StageId, Instant>;
  /** A deal without an event since before this is quiet. */
  quietBefore: Instant;
}

/** All conditions must hold. An absent one does not restrict. */
export interface DealFilter {
  status?: Status;
  stage?: StageId;
  /** null: the pool. */
  owner?: MemberId | null;
  /** Owned by somebody of this team. */
  team?: string;
  source?: string;
  /** Without an amount, without a source, or with neither a follow-up nor a wait. */
  lacks?: Lack;
  createdBefore?: Instant;
  stuck?: StuckThresholds;
  /** Planned follow-ups with a time in [start, end). */
  followUpDue?: Period;
  /** Waits whose due time lies in [start, end). */
  waitingDue?: Period;
}

export const LACKS = ['amount', 'source', 'next-step'] as const;
export type Lack = (typeof LACKS)[number];

export type DealOrder = 'recent' | 'amount';

export interface Page<T> {
  items: readonly T[];
  total: number;
}

export type CommitResult =
  | { kind: 'committed'; deal: Deal }
  /** The deal changed since it was loaded; `last` is its newest event, `null` only for a deal without history. */
  | { kind: 'conflict'; deal: Deal; last: DealEvent | null }
  /** The request was committed before (redelivery); `deal` as it is now. */
  | { kind: 'repeated'; deal: Deal | null };

/** A queued message whose turn it is. */
export interface OutboxItem {
  id: number;
  workspace: WorkspaceId;
  to: Recipient;
  deal: DealId | null;
  body: MessageBody;
  /** Sends tried before this one. */
  attempts: number;
  queuedAt: Instant;
  /** An earlier try may have reached the platform (crash, time-out): look for it before sending again. */
  deliveryUnknown: boolean;
}

export interface Post {
  deal: DealId;
  conversation: ConversationId;
  messageId: string;
  /** The deal's version the message shows. */
  version: number;
}

/** A message that changes with what it shows: a deal's card, or a stuck digest. */
export type Live =
  | { kind: 'deal-card'; post: Post }
  | { kind: 'digest'; messageId: string; digest: StuckDigest };

/** A job's turn in one place. `scope` is a conversation, or what else the job repeats over. */
export interface Slot {
  workspace: WorkspaceId;
  job: string;
  scope: string;
  at: Instant;
  /** Once in this time: claimed as soon as any slot of the job and scope with an `at` in it is. */
  once?: Period;
}

export interface Outbox {
  /** `queued` is called, in the midst of a write, when this process puts something in line; it can be taken once that is durable. */
  watch(queued: () => void): void;
  /**
   * Leases the next messages that may go now: in order per recipient, none whose older still waits. What was to wait
   * for hours was put off by a clock that has been put back since, and goes now.
   */
  take(now: Instant, limit: number, leaseMs: number): Promise<OutboxItem[]>;
  /** `live`: what stands in the conversation from now on and is kept true. */
  sent(id: number, at: Instant, live: Live | null): Promise<void>;
  retry(id: number, notBefore: Instant, error: string, deliveryUnknown: boolean): Promise<void>;
  /** Takes the message out of the line for good; `tell` (if any) is queued in the same commit. */
  giveUp(id: number, at: Instant, error: string, tell: Outgoing | null): Promise<void>;
  /** Puts a given-up message back in line (the person pressed Retry). False: nothing to retry. */
  again(id: number, workspace: WorkspaceId, now: Instant): Promise<boolean>;
  /** Messages waiting, and the age of the oldest in ms (0 when none). */
  backlog(now: Instant): Promise<{ waiting: number; oldestMs: number }>;
}

/** Where the truth lives. Every method is whole: all of it happens, or none. */
export interface Store {
  readonly outbox: Outbox;
  readonly reports: Reports;

  /** The workspace of a messenger's team; a platform's first team joins the first workspace, later ones get their own. */
  connect(platform: Platform, tenant: string): Promise<Workspace>;
  workspaces(): Promise<readonly Workspace[]>;
  /** Knows or makes the member and the conversation. The first member of a workspace is its admin, later ones reps. */
  scene(sighting: InboundIdentity): Promise<RequestScope>;

  member(workspace: WorkspaceId, id: MemberId): Promise<Member | null>;
  members(workspace: WorkspaceId): Promise<readonly Member[]>;
  /** The accounts of a member, the one where they were active last first. */
  identities(member: MemberId): Promise<readonly Identity[]>;
  saveMember(
    id: MemberId,
    fields: {
      name?: string;
      role?: Role;
      language?: Language | null;
      team?: string | null;
      morningNote?: boolean;
    },
  ): Promise<void>;
  /** Replaces what overlaps. `drop`: takes the member's times off that end on this day or later back first. */
  saveTimeOff(member: MemberId, timeOff: TimeOff | null, drop: Day | null): Promise<void>;
  /** The settings of the team that rules need; an absent one stays. */
  saveWorkspace(
    id: WorkspaceId,
    fields: Partial<Pick<Workspace, 'zone' | 'quietDays' | 'digestMinute'>> &
      Partial<Pick<WorkCalendar, 'country' | 'opensAt' | 'closesAt'>>,
  ): Promise<void>;
  /** The team's own days in place of what it had on them; `working` null: the country decides again. */
  saveOwnDays(
    id: WorkspaceId,
    days: readonly { day: Day; working: boolean | null; name: string }[],
  ): Promise<void>;
  /**
   * Knows or makes the account's member and fills in what is new: the name, and the language while the member has
   * none. Links the account with those on other messengers that have the same verified email or mobile, unless
   * an admin has taken them apart.
   */
  learnIdentity(profile: Profile): Promise<Member>;
  /** What somebody typed gave away in which language they read on that messenger; on others nothing changes. */
  saveSpokenLanguage(
    where: Pick<InboundIdentity, 'platform' | 'tenant' | 'user'>,
    language: Language,
  ): Promise<void>;
  /** The member acts there now. Kept when there is time, and at most once an hour while they stay: costs nothing. */
  active(member: MemberId, where: Pick<InboundIdentity, 'platform' | 'tenant' | 'user'>): void;
  /** Makes two members one: deals, history and messages of both are the older's, who has the higher of their roles. */
  link(workspace: WorkspaceId, one: MemberId, other: MemberId): Promise<LinkResult>;
  /**
   * Takes a member's accounts apart again (null: all of them; else the one on that messenger from the rest): each
   * has what was its own before, and what was done meanwhile stays with the older. They are not linked again by
   * themselves. Returns the members they are now, the older first; a single one: there was nothing to take apart.
   */
  unlink(workspace: WorkspaceId, member: MemberId, platform: Platform | null): Promise<readonly Member[]>;

  conversation(id: ConversationId): Promise<Conversation | null>;
  conversations(workspace: WorkspaceId): Promise<readonly Conversation[]>;
  /** What a messenger calls a channel now. Nothing happens where nobody has used the bot. */
  nameConversation(
    where: Pick<Conversation, 'platform' | 'tenant' | 'external'>,
    name: string,
  ): Promise<void>;
  /** null: none are posted there any more. */
  saveDigests(conversation: ConversationId, digests: DigestSettings | null): Promise<void>;
  /** null: the workspace's language again. */
  saveConversationLanguage(conversation: ConversationId, language: Language | null): Promise<void>;

  deal(workspace: WorkspaceId, id: DealId): Promise<Deal | null>;
  dealByNumber(workspace: WorkspaceId, number: number): Promise<Deal | null>;
  /** Every word of `text` begins a word of the company, contact, email or phone. Most recently changed first. */
  findDeals(workspace: WorkspaceId, text: string, limit: number): Promise<readonly Deal[]>;
  /** Deals with the same normalised company, phone or email. */
  similarDeals(
    workspace: WorkspaceId,
    probe: { company: string; phone: string | null; email: string | null },
    limit: number,
  ): Promise<readonly Deal[]>;
  listDeals(
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
  history(deal: DealId, limit: number): Promise<readonly DealEvent[]>;
  /** All facts of one version. */
  eventsOf(deal: DealId, version: number): Promise<readonly DealEvent[]>;

  targets(workspace: WorkspaceId): Promise<readonly Target[]>;
  /** null: no target for that span any more. */
  saveTarget(workspace: WorkspaceId, span: TargetSpan, amount: Money | null): Promise<void>;
  /** Figures that are null stay what they were for that source, campaign and day. Returns what they are now. */
  saveSpend(workspace: WorkspaceId, spend: Spend): Promise<Spend>;

  /** Adds a follow-up about no deal and queues the message to its owner, unless they gave it to themselves. `key`: added once. */
  addFix(workspace: WorkspaceId, fix: Omit<Fix, 'id' | 'doneAt'>, key: string | null): Promise<Fix>;
  fix(workspace: WorkspaceId, id: FixId): Promise<Fix | null>;
  /** The first to finish it decides when; null: there is none of that id. */
  finishFix(workspace: WorkspaceId, id: FixId, at: Instant): Promise<Fix | null>;
  /** Those to do, by time: of one member (null: of all), due in [start, end). */
  fixes(workspace: WorkspaceId, owner: MemberId | null, due: Period): Promise<readonly Fix[]>;

  /** `claim`: the request's key; a key commits once. The change's live cards are queued along with it. */
  commit(workspace: WorkspaceId, change: Change, claim: string | null): Promise<CommitResult>;
  /**
   * Claims the slot and queues its messages. False: it was claimed before, nothing happened.
   * `note`: what the job wants to know next time, such as the deals of this digest (JSON).
   */
  claimSlot(
    slot: Slot,
    now: Instant,
    messages: readonly Outgoing[],
    deal: DealId | null,
    note?: unknown,
  ): Promise<boolean>;
  slotClaimed(slot: Slot): Promise<boolean>;
  /** The newest claimed slot; `scope` null: of any scope. */
  lastSlot(
    workspace: WorkspaceId,
    job: string,
    scope: string | null,
  ): Promise<{ at: Instant; note: unknown } | null>;
  queue(workspace: WorkspaceId, message: Outgoing, deal: DealId | null, now: Instant): Promise<void>;
  posts(deal: DealId): Promise<readonly Post[]>;
  post(deal: DealId, conversation: ConversationId): Promise<Post | null>;
  /** Forgets a live card whose message is gone. */
  dropPost(deal: DealId, conversation: ConversationId): Promise<void>;
  /** A stuck digest that is still kept true; null: it is history. */
  liveDigest(id: number): Promise<LiveDigest | null>;
  /** Forgets a digest whose message is gone. */
  dropDigest(id: number): Promise<void>;

  /** Small state of the bot itself, such as the playground's clock. */
  setting(key: string): Promise<string | null>;
  saveSetting(key: string, value: string): Promise<void>;
  /** Drops claims and sent messages older than `before`, and digests that are no longer kept true. */
  prune(before: Instant): Promise<void>;
  /** Resolves when all that could be read so far is durable; rejects when it did not become so. */
  settled(): Promise<void>;
  /** Fails when the database cannot be read or written, as on a full disk. */
  check(): Promise<void>;
  close(): Promise<void>;
}
