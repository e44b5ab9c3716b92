import type { Deal } from '../domain/deals/deal.ts';
import type { Actor } from '../domain/team/delegate.ts';
import type { MemberId } from '../domain/team/member.ts';
import { allow, type Permission } from '../domain/team/permission.ts';

/** What somebody must be allowed to; where a command is about a member, it may differ for oneself and for others. */
export type Needs = Permission | { readonly self: Permission; readonly others: Permission };

/** Throws RuleError where the person may not. `asked` is the command or what opens its form; `deal` null: it is about none. */
export const allowNeeded = (needs: Needs, asked: object, member: Actor, deal: Deal | null): void =>
  allow(member, permissionIn(needs, asked, member.id), deal);

/** A command that names no member is about whoever asks. */
const permissionIn = (needs: Needs, asked: object, self: MemberId): Permission => {
  if (typeof needs === 'string') return needs;
  const member = 'member' in asked ? asked.member : undefined;
  return member === undefined || member === self ? needs.self : needs.others;
};
