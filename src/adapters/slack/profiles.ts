import type { Log } from '../../chat/log.ts';
import type { Language } from '../../funnel/pipeline.ts';
import type { Sighting, Store } from '../../funnel/store.ts';
import type { SlackApi } from './api.ts';
import { textAt } from './read.ts';

export interface Profiles {
  /** Looks a person up in the background, once; costs nothing for somebody seen before. */
  meet(who: Sighting): void;
  settled(): Promise<void>;
}

const KEPT = 10_000;

/** Payloads carry a handle at best: the name people know each other by, and their language, are in the profile. */
export const createProfiles = (
  api: SlackApi,
  store: Pick<Store, 'scene' | 'saveMember'>,
  log: Log,
): Profiles => {
  const seen = new Set<string>();
  /** One after the other: a whole team may appear at once. */
  let queue: Promise<void> = Promise.resolve();

  const learn = async (who: Sighting): Promise<void> => {
    const info = await api.call('users.info', { user: who.user, include_locale: true });
    const name =
      textAt(info, 'user', 'profile', 'display_name') ??
      textAt(info, 'user', 'profile', 'real_name') ??
      textAt(info, 'user', 'real_name') ??
      textAt(info, 'user', 'name');
    const language = languageOf(textAt(info, 'user', 'locale'));
    const { member } = await store.scene({ ...who, conversation: null });
    const fields = {
      ...(name === null || name === member.name ? {} : { name }),
      // A language somebody has chosen is theirs.
      ...(language === null || member.language !== null ? {} : { language }),
    };
    if (Object.keys(fields).length > 0) await store.saveMember(member.id, fields);
  };

  return {
    meet(who) {
      const key = `${who.tenant}:${who.user}`;
      if (seen.has(key)) return;
      if (seen.size >= KEPT) seen.clear();
      seen.add(key);
      queue = queue
        .then(() => learn(who))
        .catch((error: unknown) => {
          seen.delete(key);
          log.debug({ err: error }, 'a profile could not be read');
        });
    },
    settled: () => queue,
  };
};

const languageOf = (locale: string | null): Language | null => {
  if (locale === null) return null;
  return locale.startsWith('zh') ? 'zh-CN' : 'en';
};
