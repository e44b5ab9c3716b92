import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type Profiles, profilesBy } from '../../../chat/names.ts';
import type { Account, TeamStore } from '../../../domain/ports/team.ts';
import type { Profile } from '../../../domain/team/member.ts';
import type { Standing } from '../../../domain/team/standing.ts';
import { field, textAt } from '../../shared/payload.ts';
import type { Timers } from '../../shared/timers.ts';
import type { FeishuApi } from '../api.ts';

/** Payloads carry no names: they are in the address book, as far as the app may read it. */
export const createProfiles = (
  api: FeishuApi,
  team: Pick<TeamStore, 'learnIdentity' | 'account'>,
  parts: { clock: Clock; log: Log; timers: Timers },
): Profiles => {
  const ask = async ({ tenant, user }: Account): Promise<Profile> => {
    const answer = await api.call({
      method: 'GET',
      path: `/open-apis/contact/v3/users/${encodeURIComponent(user)}`,
      params: { user_id_type: 'open_id' },
    });
    return { platform: 'feishu', tenant, user, ...profileIn(field(answer, 'data', 'user')) };
  };

  return profilesBy(ask, team, parts);
};

/**
 * The address book is kept by the tenant, so who stands in it is one of theirs, and what it says counts as verified,
 * but for somebody who has left. It tells no language. https://open.feishu.cn/document/server-docs/contact-v3/user/get
 */
const profileIn = (user: unknown): Omit<Profile, 'platform' | 'tenant' | 'user'> => {
  const standing = standingIn(user);
  const isTheirs = standing === 'member';
  return {
    name: textAt(user, 'name') ?? textAt(user, 'en_name'),
    language: null,
    email: isTheirs ? (textAt(user, 'enterprise_email') ?? textAt(user, 'email')) : null,
    mobile: isTheirs ? international(textAt(user, 'mobile')) : null,
    standing,
  };
};

const standingIn = (user: unknown): Standing => {
  if (textAt(user, 'open_id') === null && textAt(user, 'name') === null) return 'unknown';
  const has = (flag: string): boolean => field(user, 'status', flag) === true;
  return has('is_resigned') || has('is_exited') ? 'gone' : 'member';
};

/** Numbers of mainland China may come without their country. */
const international = (mobile: string | null): string | null =>
  mobile !== null && /^1\d{10}$/.test(mobile) ? `+86${mobile}` : mobile;
