import type { Language } from './pipeline.ts';

export type WorkspaceId = number;
export type MemberId = number;
export type ConversationId = number;
export type Role = 'admin' | 'manager' | 'rep' | 'viewer';

/** A person of the team. How they appear on each messenger is their `Identity`. */
export interface Member {
  id: MemberId;
  workspace: WorkspaceId;
  /** As the messenger shows it; the platform's user id until the name is known. */
  name: string;
  role: Role;
  /** null: the workspace's language. */
  language: Language | null;
}

export type Platform = 'slack' | 'feishu' | 'playground';

/** One chat account of a member. `user` is the platform's own id (Slack `U…`, Feishu `ou_…`). */
export interface Identity {
  member: MemberId;
  platform: Platform;
  tenant: string;
  user: string;
}

export interface Conversation {
  id: ConversationId;
  workspace: WorkspaceId;
  platform: Platform;
  tenant: string;
  /** The platform's id (Slack `C…`/`D…`, Feishu `oc_…`). */
  external: string;
  kind: 'channel' | 'direct';
  /** Whether the scheduled digests are posted here (`/funnel here`). */
  digests: boolean;
}
