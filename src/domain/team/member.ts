import type { TimeOff } from '../calendar/work-calendar.ts';
import type { DigestSettings } from '../digests/digest-settings.ts';
import type { Language } from '../language.ts';
import type { Instant } from '../time.ts';
import type { ConversationId, MemberId, WorkspaceId } from './ids.ts';
import type { Barred, Standing } from './standing.ts';

export type { ConversationId, MemberId, WorkspaceId };
export const ROLES = ['admin', 'manager', 'rep', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/**
 * A person of the team. How they appear on each messenger is their `Identity`. Accounts that are linked are one
 * member: the store hands out the oldest's id wherever another one's is kept, and understands both.
 */
export interface Member {
  id: MemberId;
  workspace: WorkspaceId;
  /** As the messenger shows it; empty until it tells: nobody is shown a platform's ids. */
  name: string;
  role: Role;
  /** null: the workspace's language. */
  language: Language | null;
  /** The part of the team they belong to, as an admin named it. */
  team: string | null;
  /** Whether they get the private morning note. */
  morningNote: boolean;
  /** Now or to come, in order. */
  timeOff: readonly TimeOff[];
  /** How they belong to the organisation, where none of their accounts does in full: nothing is given to them any more. */
  barred?: Barred;
  /** What their other accounts are called, where they have some by another name. */
  also?: readonly string[];
}

export const PLATFORMS = ['slack', 'feishu', 'playground'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** One chat account of a member. `user` is the platform's own id (Slack `U…`, Feishu `ou_…`). */
export interface Identity {
  member: MemberId;
  platform: Platform;
  tenant: string;
  user: string;
  /** As this messenger shows them; empty until it tells. */
  name: string;
  /** The one this account reads, as its messenger told or as they typed or chose; null: not known. */
  language: Language | null;
  /** Verified by the platform (see `Profile`); null: none that is. */
  email: string | null;
  mobile: string | null;
  /** When the member was last active there, to the hour; null: not yet, or only named by others. */
  seenAt: Instant | null;
}

/** What a messenger says about one of its accounts. */
export interface Profile {
  platform: Platform;
  tenant: string;
  user: string;
  /** null: it does not say; what is known stays. */
  name: string | null;
  language: Language | null;
  /**
   * Only what the messenger itself has verified: whoever shares one of these on another messenger is taken for
   * the same person and gets their deals and role. null: none now, whatever it said before.
   */
  email: string | null;
  /** E.164 (`+8613800138000`), verified likewise. */
  mobile: string | null;
  standing: Standing;
}

export interface Conversation {
  id: ConversationId;
  workspace: WorkspaceId;
  platform: Platform;
  tenant: string;
  /** The platform's id (Slack `C…`/`D…`, Feishu `oc_…`). */
  external: string;
  kind: 'channel' | 'direct';
  /** What the messenger calls the channel, without a sign before it; null: not known, or a direct one. */
  name: string | null;
  /** The scheduled digests that are posted here (`/funnel here`); null: none. */
  digests: DigestSettings | null;
  /** What is posted here is in this language; null: in the workspace's. */
  language: Language | null;
  /** Whether people of other organisations read it; null: the messenger has not said. */
  isShared: boolean | null;
  /** An admin wants posts here all the same. */
  isInsisted: boolean;
}
