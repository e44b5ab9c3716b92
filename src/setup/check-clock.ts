import { type Finding, fine, unknown, wrong } from './finding.ts';

/** Slack and Feishu requests are refused when they seem 5 minutes old; a minute off is on the way there. */
const TOLERATED = 60_000;

/** Compares this machine's clock with those of the vendors that answered; ms ahead of theirs. */
export const checkClock = (skews: readonly (number | null)[]): Finding[] => {
  const known = skews.filter((skew) => skew !== null);
  if (known.length === 0) return [unknown('clock', 'nobody to compare it with')];
  const worst = known.reduce((most, skew) => (Math.abs(skew) > Math.abs(most) ? skew : most), 0);
  if (Math.abs(worst) <= TOLERATED) return [fine('clock', 'agrees with theirs')];
  const off = `${Math.round(Math.abs(worst) / 1000)} s ${worst > 0 ? 'ahead of' : 'behind'} theirs`;
  return [wrong('clock', `${off}: set it by NTP (timedatectl set-ntp true)`)];
};
