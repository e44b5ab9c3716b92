import type { ConversationStore } from '../domain/ports/conversations.ts';
import type { Account, TeamStore } from '../domain/ports/team.ts';
import type { Platform, Profile } from '../domain/team/member.ts';
import type { Known } from '../domain/team/standing.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { createLookUps } from './look-ups.ts';
import { type Waiting, withinTime } from './within-time.ts';

interface Parts {
  clock: Clock;
  log: Log;
  timers: Waiting;
}

/** How long a request waits to hear who somebody is, or whose a channel is; ms. */
const KNOWN_WITHIN_MS = 1_200;

/** Names, languages and standing of people, as a messenger tells. */
export interface Profiles {
  /** Looks a person up in the background, once a day; costs nothing for somebody seen before. */
  meet(who: Account): void;
  /** Who somebody is; their standing is `unknown` where the messenger does not say in time. */
  whoIs(who: Account): Promise<Known>;
  /** The messenger says that something about them is different now. */
  changed(who: Account): void;
  settled(): Promise<void>;
}

const NOT_SAID: Known = { standing: 'unknown', name: null };

/** `ask` reads what a messenger tells of somebody; it is kept in the store. */
export const profilesBy = (
  ask: (who: Account) => Promise<Profile>,
  team: Pick<TeamStore, 'learnIdentity' | 'account'>,
  { clock, log, timers }: Parts,
): Profiles => {
  const lookUps = createLookUps<Known>(clock, log, 'a profile could not be read');
  const keyOf = ({ tenant, user }: Account): string => `${tenant}:${user}`;
  const lookUp = (who: Account) =>
    lookUps.daily(keyOf(who), async () => {
      const profile = await ask(who);
      await team.learnIdentity(profile);
      return { standing: profile.standing, name: profile.name };
    });
  /** Whose standing may be another since it was asked for: what is stored is not believed. */
  const doubtful = new Set<string>();
  return {
    meet: (who) => void lookUp(who),
    async whoIs(who) {
      const asked = lookUp(who);
      if (asked.now !== null) return asked.now;
      const { standing } = await team.account(who);
      if (standing !== 'unknown' && !doubtful.has(keyOf(who))) return { standing, name: null };
      return (await withinTime(asked.later, KNOWN_WITHIN_MS, timers)) ?? NOT_SAID;
    },
    changed(who) {
      const key = keyOf(who);
      lookUps.forget(key);
      doubtful.add(key);
      lookUps.also(
        lookUp(who).later.then((answer) => {
          if (answer !== null) doubtful.delete(key);
        }),
      );
    },
    settled: lookUps.settled,
  };
};

/** What a messenger tells of channels. */
export interface ChannelNames {
  /** Somebody used the bot in the channel. Costs nothing where it was asked for within the day. */
  met(tenant: string, channel: string): void;
  /** Whether people of other organisations read it; null: the messenger does not say in time. */
  isShared(tenant: string, channel: string): Promise<boolean | null>;
  /** Asked for anew: events may come twice, or in another order than the renames. */
  renamed(tenant: string, channel: string): void;
  settled(): Promise<void>;
}

/** What a messenger says of a channel; null: it does not say. */
export interface ChannelProfile {
  name: string | null;
  isShared: boolean | null;
}

/** `ask` reads what a messenger tells of a channel, and it is kept; `failed` is logged where it cannot be read. */
export const channelNamesBy = (
  platform: Platform,
  ask: (channel: string) => Promise<ChannelProfile>,
  failed: string,
  conversations: Pick<ConversationStore, 'learn'>,
  { clock, log, timers }: Parts,
): ChannelNames => {
  const lookUps = createLookUps<ChannelProfile>(clock, log, failed);
  const keyOf = (tenant: string, channel: string): string => `${tenant}:${channel}`;
  const lookUp = (tenant: string, channel: string) =>
    lookUps.daily(keyOf(tenant, channel), () => ask(channel));
  /** What of it is in the store: a channel is there only once somebody was answered in it. */
  const kept = new WeakSet<Promise<ChannelProfile | null>>();
  const met = (tenant: string, channel: string): void => {
    const { later } = lookUp(tenant, channel);
    if (kept.has(later)) return;
    kept.add(later);
    const where = { platform, tenant, external: channel };
    lookUps.also(later.then((told) => (told === null ? undefined : conversations.learn(where, told))));
  };
  return {
    met,
    async isShared(tenant, channel) {
      const asked = lookUp(tenant, channel);
      if (asked.now !== null) return asked.now.isShared;
      return (await withinTime(asked.later, KNOWN_WITHIN_MS, timers))?.isShared ?? null;
    },
    renamed(tenant, channel) {
      lookUps.forget(keyOf(tenant, channel));
      met(tenant, channel);
    },
    settled: lookUps.settled,
  };
};
