import type { InboundIdentity } from '../domain/ports/team.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { createLookUps } from './look-ups.ts';

interface Parts {
  clock: Clock;
  log: Log;
}

/** Names and languages of people, learnt in the background. */
export interface Profiles {
  /** Looks a person up in the background, once a day; costs nothing for somebody seen before. */
  meet(who: InboundIdentity): void;
  settled(): Promise<void>;
}

/** `learn` reads what a messenger tells of somebody, and keeps it. */
export const profilesBy = (
  learn: (who: InboundIdentity) => Promise<void>,
  { clock, log }: Parts,
): Profiles => {
  const lookUps = createLookUps(clock, log, 'a profile could not be read');
  return {
    meet: (who) => lookUps.daily(`${who.tenant}:${who.user}`, () => learn(who)),
    settled: lookUps.settled,
  };
};

/** Names of channels, learnt in the background. */
export interface ChannelNames {
  /** Somebody used the bot in the channel. Costs nothing where its name was asked for within the day. */
  met(tenant: string, channel: string): void;
  /** Asked for anew: events may come twice, or in another order than the renames. */
  renamed(tenant: string, channel: string): void;
  settled(): Promise<void>;
}

/** `learn` reads what a messenger calls a channel, and keeps it; `failed` is logged where it cannot. */
export const channelNamesBy = (
  learn: (tenant: string, channel: string) => Promise<void>,
  failed: string,
  { clock, log }: Parts,
): ChannelNames => {
  const lookUps = createLookUps(clock, log, failed);
  const met = (tenant: string, channel: string): void =>
    lookUps.daily(`${tenant}:${channel}`, () => learn(tenant, channel));
  return {
    met,
    renamed(tenant, channel) {
      lookUps.forget(`${tenant}:${channel}`);
      met(tenant, channel);
    },
    settled: lookUps.settled,
  };
};
