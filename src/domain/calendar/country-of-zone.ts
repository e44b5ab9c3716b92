import type { Zone } from '../time.ts';
import { countries } from './public-holidays.ts';

/** Node 20 has the list as a property, later ones as a method. */
interface WithZones {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

let known: ReadonlyMap<Zone, string> | undefined;

/** The country (ISO 3166-1 alpha-2) whose clocks a zone names; null for UTC and the like. */
export const countryOfZone = (zone: Zone): string | null => {
  known ??= new Map(countries().flatMap((code) => zonesOf(code).map((one): [Zone, string] => [one, code])));
  return known.get(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone) ?? null;
};

const zonesOf = (code: string): readonly string[] => {
  if (!/^[A-Z]{2}$/.test(code)) return [];
  const locale: Intl.Locale & WithZones = new Intl.Locale('und', { region: code });
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};
