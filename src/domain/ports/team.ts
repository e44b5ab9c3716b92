import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Language } from '../language.ts';
import type {
  Conversation,
  Identity,
  Member,
  MemberId,
  Platform,
  Profile,
  Role,
  WorkspaceId,
} from '../team/member.ts';
import type { Standing } from '../team/standing.ts';
import type { Workspace } from '../team/workspace.ts';

/** Who speaks and where, in the platform's own ids. */
export interface InboundIdentity {
  platform: Platform;
  tenant: string;
  user: string;
  /** Where the platform told it along; used only while the member has no name yet. */
  name: string | null;
  conversation: { external: string; kind: Conversation['kind'] } | null;
  /** Where the payload itself tells; else the messenger is asked. */
  standing?: Standing;
}

/** One account of a messenger, in the platform's own ids. */
export type Account = Pick<InboundIdentity, 'platform' | 'tenant' | 'user'>;

/** What is known of an account that may have been met before. */
export interface KnownAccount {
  /** As the messenger said last. */
  standing: Standing;
  /** A guest whom an admin has let in. */
  isLetIn: boolean;
}

/** Who asks, and where: what a request is answered in. */
export interface RequestScope {
  workspace: Workspace;
  member: Member;
  /** The one the account reads through which they speak (see `Identity`), whatever they read elsewhere. */
  language: Language | null;
  conversation: Conversation | null;
}

/** What became of making two members one. */
export type LinkResult =
  | { kind: 'linked'; member: Member }
  /** They were one person before. */
  | { kind: 'same'; member: Member }
  /** Both have an account on this messenger: two people, or one too many. */
  | { kind: 'clash'; platform: Platform };

/** What became of a change of role. */
export type RoleChange =
  | { kind: 'changed'; member: Member }
  /** Nothing was changed: nobody else in the workspace is an admin. */
  | { kind: 'last-admin'; member: Member }
  /** There is no such member. */
  | { kind: 'gone' };

/** What became of a change of the team's settings. */
export type WorkspaceChange =
  | { kind: 'saved' }
  /** Nothing was saved: the day would close before it opens. */
  | { kind: 'hours-reversed' };

/** Who is who. Ids of linked accounts are understood wherever one comes in; what comes out names the oldest. */
export interface TeamStore {
  /** The workspace of a messenger's team; a platform's first team joins the first workspace, later ones get their own. */
  connect(platform: Platform, tenant: string): Promise<Workspace>;
  workspaces(): Promise<readonly Workspace[]>;
  /** The settings of the team that rules need; an absent one stays. Checked against those that stay as they are then. */
  saveWorkspace(
    workspace: WorkspaceId,
    fields: Partial<Pick<Workspace, 'zone' | 'quietDays' | 'digestMinute'>> &
      Partial<Pick<WorkCalendar, 'country' | 'opensAt' | 'closesAt'>>,
  ): Promise<WorkspaceChange>;
  /** Knows or makes the member and the conversation. The first member of a workspace is its admin, later ones reps. */
  requestScope(identity: InboundIdentity): Promise<RequestScope>;

  member(workspace: WorkspaceId, id: MemberId): Promise<Member | null>;
  members(workspace: WorkspaceId): Promise<readonly Member[]>;
  /** The accounts of a member, the one where they were active last first. */
  identities(workspace: WorkspaceId, member: MemberId): Promise<readonly Identity[]>;
  /** An absent field stays. `role` is given whatever others have: what a person asks for is `changeRole`. */
  saveMember(
    workspace: WorkspaceId,
    member: MemberId,
    fields: {
      name?: string;
      role?: Role;
      language?: Language | null;
      team?: string | null;
      morningNote?: boolean;
    },
  ): Promise<void>;
  /** There is always an admin: the last one stays one, also where two admins demote each other at the same instant. */
  changeRole(workspace: WorkspaceId, member: MemberId, role: Role): Promise<RoleChange>;
  /** `unknown` and not let in for an account that was never met. */
  account(account: Account): Promise<KnownAccount>;
  /** Lets a guest of the team in, as a viewer where they are new. Who may ask for that is the command's to check. */
  letIn(guest: Account & { name: string | null }): Promise<Member>;
  /**
   * Only full members are made; of others, what is known is brought up to date. Null: nobody of the team.
   * Knows or makes the account's member and fills in what is new: the name, and the language while the member has
   * none. Links the account with those on other messengers that have the same verified email or mobile, unless
   * an admin has taken them apart.
   */
  learnIdentity(profile: Profile): Promise<Member | null>;
  /**
   * What somebody typed gave away in which language they read on that messenger: kept there while none is known. On
   * others nothing changes.
   */
  saveSpokenLanguage(where: Account, language: Language): Promise<void>;
  /**
   * The member acts there now. Written without anybody waiting for it, and at most once an hour while they stay, in
   * whichever processes: costs nothing. A write that fails is not told; their next act tries again.
   */
  markActive(workspace: WorkspaceId, member: MemberId, where: Account): void;
  /** Makes two members one: deals, history and messages of both are the older's, who has the higher of their roles. */
  link(workspace: WorkspaceId, one: MemberId, other: MemberId): Promise<LinkResult>;
  /**
   * Takes a member's accounts apart again (null: all of them; else the one on that messenger from the rest): each
   * has what was its own before, and what was done meanwhile stays with the older. They are not linked again by
   * themselves. Returns the members they are now, the older first; a single one: there was nothing to take apart.
   */
  unlink(workspace: WorkspaceId, member: MemberId, platform: Platform | null): Promise<readonly Member[]>;
}
