import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type Profiles, profilesBy } from '../../../chat/names.ts';
import type { Language } from '../../../domain/language.ts';
import type { Account, TeamStore } from '../../../domain/ports/team.ts';
import type { Profile } from '../../../domain/team/member.ts';
import type { Standing } from '../../../domain/team/standing.ts';
import { field, textAt } from '../../shared/payload.ts';
import type { Timers } from '../../shared/timers.ts';
import type { SlackApi } from '../api.ts';
import { type HomeTeam, isOfTeam } from './home-team.ts';

/** Payloads carry a handle at best: the name people know each other by, their language and standing are in the profile. */
export const createProfiles = (
  api: SlackApi,
  team: Pick<TeamStore, 'learnIdentity' | 'account'>,
  home: () => HomeTeam | null,
  parts: { clock: Clock; log: Log; timers: Timers },
): Profiles => {
  const ask = async ({ tenant, user }: Account): Promise<Profile> => {
    const info = await api.call('users.info', { user, include_locale: true });
    return { platform: 'slack', tenant, user, ...profileIn(info, tenant, home()) };
  };

  return profilesBy(ask, team, parts);
};

const profileIn = (
  info: unknown,
  tenant: string,
  home: HomeTeam | null,
): Omit<Profile, 'platform' | 'tenant' | 'user'> => {
  const standing = standingIn(info, tenant, home);
  return {
    name:
      textAt(info, 'user', 'profile', 'display_name') ??
      textAt(info, 'user', 'profile', 'real_name') ??
      textAt(info, 'user', 'real_name') ??
      textAt(info, 'user', 'name'),
    language: languageOf(textAt(info, 'user', 'locale')),
    email: standing === 'member' ? verifiedEmail(info) : null,
    // Slack's phone field is whatever the person typed there.
    mobile: null,
    standing,
  };
};

/**
 * Slack Connect brings in people of other organisations, whose `team_id` is their own; on Enterprise Grid one
 * organisation has several teams. https://docs.slack.dev/reference/objects/user-object
 */
const standingIn = (info: unknown, tenant: string, home: HomeTeam | null): Standing => {
  const is = (flag: string): boolean => field(info, 'user', flag) === true;
  if (is('is_bot') || is('is_workflow_bot') || textAt(info, 'user', 'id') === 'USLACKBOT') return 'bot';
  if (is('deleted')) return 'gone';
  if (is('is_stranger') || !isOfTeam(field(info, 'user'), tenant, home)) return 'outsider';
  return is('is_restricted') || is('is_ultra_restricted') ? 'guest' : 'member';
};

/** Told where the app has `users:read.email`. */
const verifiedEmail = (info: unknown): string | null =>
  field(info, 'user', 'is_email_confirmed') === true ? textAt(info, 'user', 'profile', 'email') : null;

const languageOf = (locale: string | null): Language | null => {
  if (locale === null) return null;
  return locale.startsWith('zh') ? 'zh-CN' : 'en';
};
