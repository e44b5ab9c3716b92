import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type Profiles, profilesBy } from '../../../chat/names.ts';
import type { InboundIdentity, TeamStore } from '../../../domain/ports/team.ts';
import type { Profile } from '../../../domain/team/member.ts';
import { field, textAt } from '../../shared/payload.ts';
import type { FeishuApi } from '../api.ts';

/** Payloads carry no names: they are in the address book, as far as the app may read it. */
export const createProfiles = (
  api: FeishuApi,
  team: Pick<TeamStore, 'learnIdentity'>,
  parts: { clock: Clock; log: Log },
): Profiles => {
  const learn = async (who: InboundIdentity): Promise<void> => {
    const { tenant, user } = who;
    const answer = await api.call({
      method: 'GET',
      path: `/open-apis/contact/v3/users/${encodeURIComponent(user)}`,
      params: { user_id_type: 'open_id' },
    });
    await team.learnIdentity({
      platform: 'feishu',
      tenant,
      user,
      ...profileIn(field(answer, 'data', 'user')),
    });
  };

  return profilesBy(learn, parts);
};

/**
 * The address book is kept by the tenant, so what stands in it counts as verified, but for somebody who has left.
 * It tells no language. https://open.feishu.cn/document/server-docs/contact-v3/user/get
 */
const profileIn = (user: unknown): Pick<Profile, 'name' | 'language' | 'email' | 'mobile'> => {
  const isTheirs = field(user, 'status', 'is_resigned') !== true;
  return {
    name: textAt(user, 'name') ?? textAt(user, 'en_name'),
    language: null,
    email: isTheirs ? (textAt(user, 'enterprise_email') ?? textAt(user, 'email')) : null,
    mobile: isTheirs ? international(textAt(user, 'mobile')) : null,
  };
};

/** Numbers of mainland China may come without their country. */
const international = (mobile: string | null): string | null =>
  mobile !== null && /^1\d{10}$/.test(mobile) ? `+86${mobile}` : mobile;
