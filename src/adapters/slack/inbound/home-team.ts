import { field, textAt } from '../../shared/payload.ts';
import type { Incoming } from './reply-target.ts';

/** Where the app is installed: one token, one installation, whatever team a payload names. */
export interface HomeTeam {
  team: string;
  /** Of Enterprise Grid: all teams of one organisation work the same funnel. */
  enterprise: string | null;
  /** The bot's own user there. */
  bot: string | null;
}

/** Of the answer of auth.test; null: it does not say. https://docs.slack.dev/reference/methods/auth.test */
export const homeTeamIn = (answer: unknown): HomeTeam | null => {
  const team = textAt(answer, 'team_id');
  return team === null
    ? null
    : { team, enterprise: textAt(answer, 'enterprise_id'), bot: textAt(answer, 'user_id') };
};

/**
 * What came in, as of the team where the app is installed: a payload may name another one, of the same organisation or
 * of whoever shares the channel. Whether the person is one of the team's own is asked of their profile.
 */
export const atHome = (incoming: Incoming, home: HomeTeam | null): Incoming => {
  if (home === null) return incoming;
  const tenant = home.team;
  switch (incoming.kind) {
    case 'event':
      return { ...incoming, event: { ...incoming.event, who: { ...incoming.event.who, tenant } } };
    case 'search':
      return { ...incoming, search: { ...incoming.search, who: { ...incoming.search.who, tenant } } };
    case 'home':
      return { ...incoming, who: { ...incoming.who, tenant } };
    case 'renamed':
    case 'person-changed':
      return { ...incoming, tenant };
    case 'revoked':
    case 'none':
      return incoming;
    default:
      return incoming satisfies never;
  }
};

/** Whether a profile is of a team, or of another one of its organisation. https://docs.slack.dev/reference/objects/user-object */
export const isOfTeam = (user: unknown, team: string, home: HomeTeam | null): boolean => {
  const teams = field(user, 'enterprise_user', 'teams');
  if (textAt(user, 'team_id') === team || (Array.isArray(teams) && teams.includes(team))) return true;
  const enterprise = textAt(user, 'enterprise_user', 'enterprise_id');
  return enterprise !== null && enterprise === home?.enterprise;
};
