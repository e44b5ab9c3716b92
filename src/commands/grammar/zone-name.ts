import type { Zone } from '../../domain/time.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';

/** Cities that Chinese teams name in Chinese. */
const CHINESE: ReadonlyMap<string, Zone> = new Map([
  ['北京', 'Asia/Shanghai'],
  ['上海', 'Asia/Shanghai'],
  ['中国', 'Asia/Shanghai'],
  ['乌鲁木齐', 'Asia/Urumqi'],
  ['香港', 'Asia/Hong_Kong'],
  ['台北', 'Asia/Taipei'],
  ['新加坡', 'Asia/Singapore'],
  ['东京', 'Asia/Tokyo'],
  ['首尔', 'Asia/Seoul'],
  ['伦敦', 'Europe/London'],
  ['柏林', 'Europe/Berlin'],
  ['巴黎', 'Europe/Paris'],
  ['纽约', 'America/New_York'],
  ['洛杉矶', 'America/Los_Angeles'],
  ['悉尼', 'Australia/Sydney'],
]);

/** A zone by its IANA name, its city, or UTC. Throws CommandError for one that is not known. */
export const zoneNamed = (text: string, example: Example): Zone => {
  const wanted = plain(text).replace(/时间$/u, '');
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const found =
    CHINESE.get(wanted) ??
    zones.find((zone) => plain(zone) === wanted) ??
    zones.find((zone) => plain(cityOf(zone)) === wanted) ??
    primaryName(text.trim());
  if (found !== undefined) return found;
  const close = nearest(text, zones) ?? nearest(text, zones.map(cityOf));
  const params = { zone: cut(text, 40) };
  throw close === null
    ? new CommandError('zone-unknown', params, example)
    : new CommandError('zone-unknown-near', { ...params, nearest: close }, example);
};

const cityOf = (zone: Zone): string => zone.slice(zone.lastIndexOf('/') + 1);

/** Names that were given up still work, such as `Asia/Calcutta`. */
const primaryName = (text: string): Zone | undefined => {
  if (!/^[A-Za-z_]+\/[A-Za-z_/]+$/.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};
