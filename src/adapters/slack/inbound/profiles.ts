import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type Profiles, profilesBy } from '../../../chat/names.ts';
import type { Language } from '../../../domain/language.ts';
import type { InboundIdentity, TeamStore } from '../../../domain/ports/team.ts';
import type { Profile } from '../../../domain/team/member.ts';
import { field, listAt, textAt } from '../../shared/payload.ts';
import type { SlackApi } from '../api.ts';

/** Payloads carry a handle at best: the name people know each other by, and their language, are in the profile. */
export const createProfiles = (
  api: SlackApi,
  team: Pick<TeamStore, 'learnIdentity'>,
  parts: { clock: Clock; log: Log },
): Profiles => {
  const learn = async (who: InboundIdentity): Promise<void> => {
    const { tenant, user } = who;
    const info = await api.call('users.info', { user, include_locale: true });
    await team.learnIdentity({ platform: 'slack', tenant, user, ...profileIn(info, tenant) });
  };

  return profilesBy(learn, parts);
};

const profileIn = (
  info: unknown,
  tenant: string,
): Pick<Profile, 'name' | 'language' | 'email' | 'mobile'> => ({
  name:
    textAt(info, 'user', 'profile', 'display_name') ??
    textAt(info, 'user', 'profile', 'real_name') ??
    textAt(info, 'user', 'real_name') ??
    textAt(info, 'user', 'name'),
  language: languageOf(textAt(info, 'user', 'locale')),
  email: verifiedEmail(info, tenant),
  // Slack's phone field is whatever the person typed there.
  mobile: null,
});

/**
 * Told where the app has `users:read.email`. A guest of another organisation or an account that was closed is
 * nobody to be linked with. https://docs.slack.dev/reference/objects/user-object
 */
const verifiedEmail = (info: unknown, tenant: string): string | null => {
  // Who came through a shared channel has the address that an organisation of their own gave them.
  const teams = [field(info, 'user', 'team_id'), ...listAt(info, 'user', 'enterprise_user', 'teams')];
  const isTheirs =
    teams.includes(tenant) &&
    field(info, 'user', 'is_email_confirmed') === true &&
    field(info, 'user', 'deleted') !== true &&
    field(info, 'user', 'is_stranger') !== true;
  return isTheirs ? textAt(info, 'user', 'profile', 'email') : null;
};

const languageOf = (locale: string | null): Language | null => {
  if (locale === null) return null;
  return locale.startsWith('zh') ? 'zh-CN' : 'en';
};
