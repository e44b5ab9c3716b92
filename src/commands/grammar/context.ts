import type { Language } from '../../domain/language.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Account, TeamStore } from '../../domain/ports/team.ts';
import type { Conversation, Member, MemberId } from '../../domain/team/member.ts';
import type { Barred } from '../../domain/team/standing.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { Instant } from '../../domain/time.ts';

/** What the grammar needs to know. The store is asked only where a text names a member, a source or a deal. */
export interface ParseContext {
  store: { team: Pick<TeamStore, 'members' | 'identities'>; deals: Pick<DealStore, 'sources' | 'search'> };
  workspace: Workspace;
  /** Who typed, and in which language they read. */
  member: Member;
  language: Language;
  /** Where it was typed; null: nowhere in particular. */
  conversation: Conversation | null;
  now: Instant;
}

/** Somebody who is mentioned: a member, or somebody to whom nothing can be given. */
export type MentionedPerson =
  | { id: MemberId; name: string }
  | { id: null; name: string; barred: Barred; account: Account };

/** A text on its way through the grammar: mentions stand in it as one private-use character each. */
export interface Mentioned {
  text: string;
  people: ReadonlyMap<string, MentionedPerson>;
}

/** Whether a character stands for somebody who was mentioned: one of the private-use area. */
export const isMention = (character: string): boolean => character >= '\uE000' && character <= '\uF8FF';
