import type { Context } from '../commands/context.ts';
import type { MentionedPerson } from '../commands/grammar/context.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Account, InboundIdentity, RequestScope } from '../domain/ports/team.ts';
import { RuleError } from '../domain/rule-error.ts';
import type { Conversation, Member } from '../domain/team/member.ts';
import { ASKER_REFUSED, type Barred, type Known, type Standing } from '../domain/team/standing.ts';
import type { ChatEvent } from './event.ts';

/** Whom to ask who somebody is and whose a channel is; see `ChatAdapter`. */
export interface AdmissionParts {
  store: Store;
  whoIs(account: Account): Promise<Known>;
  /** Whether people of other organisations read a channel; null: not known. */
  isShared(channel: Pick<Conversation, 'platform' | 'tenant' | 'external'>): Promise<boolean | null>;
}

/** Nobody's role is asked for, and none given, before it is known who they are. Throws RuleError for who is none of the team. */
export const admitted = async (parts: AdmissionParts, who: InboundIdentity): Promise<RequestScope> => {
  const { barred } = await barredAs(parts, who);
  if (barred !== null) throw new RuleError(ASKER_REFUSED[barred]);
  return parts.store.team.requestScope({ ...who, standing: 'member' });
};

/** Whether the team's first admin has not been told yet what they are. */
export const isUntoldFounder = async (
  { member }: RequestScope,
  { team, settings }: Store,
): Promise<boolean> =>
  member.role === 'admin' &&
  (await team.members(member.workspace)).length === 1 &&
  (await settings.find(toldKey(member))) === null;

/** They have read it. */
export const founderIsTold = ({ member }: RequestScope, { settings }: Store): Promise<void> =>
  settings.save(toldKey(member), '1');

const toldKey = ({ workspace }: Member): string => `founder-told.${workspace}`;

/** What the payload tells of itself is believed where it says no; null: may come in. */
const barredAs = async (
  { store, whoIs }: AdmissionParts,
  { standing: hint, ...who }: Account & { standing?: Standing },
  name: string | null = null,
): Promise<{ barred: Barred | null; told: string | null }> => {
  const { platform, tenant, user } = who;
  const account = { platform, tenant, user };
  if (hint !== undefined && hint !== 'member') return { barred: hint, told: name };
  const asked = await whoIs(account);
  const told = asked.name ?? name;
  const standing = asked.standing === 'unknown' ? (hint ?? 'unknown') : asked.standing;
  if (standing === 'member') return { barred: null, told };
  const isLetIn = standing === 'guest' && (await store.team.account(account)).isLetIn;
  return { barred: isLetIn ? null : standing, told };
};

/** The channel's own conversation, or, where others read along, only what it is called. */
export const placeOf = async (
  { isShared }: AdmissionParts,
  conversation: Conversation | null,
): Promise<Pick<Context, 'conversation' | 'sharedChannel'>> => {
  if (conversation?.kind !== 'channel' || conversation.isInsisted)
    return { conversation, sharedChannel: null };
  // Not known is not the team's own.
  const shared = (await isShared(conversation)) ?? conversation.isShared ?? true;
  return shared ? { conversation: null, sharedChannel: conversation } : { conversation, sharedChannel: null };
};

/** Those mentioned in a text, by the sign that stands there for them. */
export type Named = ReadonlyMap<string, MentionedPerson>;
const NOBODY: Named = new Map();

/** A colleague who is named becomes a member by it; anybody else stays who they are. */
export const namedIn = async (event: ChatEvent, parts: AdmissionParts): Promise<Named> => {
  if (event.kind !== 'text' || event.mentions.length === 0) return NOBODY;
  const { platform, tenant } = event.who;
  // Asked for together: each may take as long as a messenger may.
  const asked = event.mentions.map(async ({ token, user, name, standing }) => {
    const account = { platform, tenant, user };
    const hint = standing === undefined ? {} : { standing };
    return { token, name, account, ...(await barredAs(parts, { ...account, ...hint }, name)) };
  });
  const known = new Map<string, MentionedPerson>();
  for (const { token, name, account, barred, told } of await Promise.all(asked)) {
    if (barred === null) {
      const identity = { ...account, name, conversation: null, standing: 'member' } as const;
      const { member } = await parts.store.team.requestScope(identity);
      known.set(token, { id: member.id, name: member.name || SOMEBODY });
    } else {
      const met = (await memberWith(parts.store, account))?.name;
      known.set(token, { id: null, name: met || told || SOMEBODY, barred, account });
    }
  }
  return known;
};

/** Whose name nobody tells. */
export const SOMEBODY = '…';

/** null: nobody of the team, or it is the store that failed. */
export const memberWith = async ({ team }: Pick<Store, 'team'>, account: Account): Promise<Member | null> => {
  try {
    const { standing } = await team.account(account);
    if (standing === 'unknown') return null;
    return (await team.requestScope({ ...account, name: null, conversation: null })).member;
  } catch {
    return null;
  }
};
