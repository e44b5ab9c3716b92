import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Workspace } from '../team/workspace.ts';

/** E.164 of a number that is whole without a country (`+…`) or within `region` (ISO 3166, such as `CN`); else as typed. */
export const normalisePhone = (text: string, region: string | null): string => {
  const typed = text.normalize('NFKC').trim();
  const country = region !== null && isSupportedCountry(region) ? region : undefined;
  // 00 is how most of the world dials +; a national number never begins with it.
  const dialled = typed.replace(/^00(?=[1-9])/, '+');
  const unmistakable =
    region === null
      ? undefined
      : CHINESE_MOBILE.test(dialled)
        ? 'CN'
        : AMERICAN.test(dialled)
          ? 'US'
          : country;
  const number = parsePhoneNumberFromString(dialled, {
    ...(unmistakable && { defaultCountry: unmistakable }),
    extract: false,
  });
  return number?.isPossible() && number.ext === undefined ? number.number : typed;
};

/** Nobody else's numbers look like these, wherever the team is. */
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
const AMERICAN = /^\([2-9]\d{2}\) ?\d{3}[ .-]\d{4}$/;

/** In the form two spellings of an address share; null when it is not one. */
export const normaliseEmail = (text: string): string | null => {
  const email = text
    .normalize('NFKC')
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return email.length <= 254 && EMAIL.test(email) ? email : null;
};

// Loose on purpose: who can be written to is for the mail server to say.
const EMAIL = /^[^\s@<>(),:;"\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** The country whose phone numbers a team writes without a country code. */
export const regionOf = (workspace: Pick<Workspace, 'zone' | 'currency'>): string | null => {
  const byZone = ZONE_REGIONS[workspace.zone];
  if (byZone !== undefined) return byZone;
  // An ISO 4217 code begins with its country's ISO 3166 code; supranational ones begin with X or are the euro.
  return /^(?:X|EU)/.test(workspace.currency) ? null : workspace.currency.slice(0, 2);
};

/** Where the currency does not tell: countries of the euro, and teams that count in a foreign currency. */
const ZONE_REGIONS: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CN',
  'Asia/Urumqi': 'CN',
  'Asia/Hong_Kong': 'HK',
  'Asia/Taipei': 'TW',
  'Asia/Singapore': 'SG',
  'Asia/Tokyo': 'JP',
  'Asia/Seoul': 'KR',
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE',
  'Europe/Paris': 'FR',
  'Europe/Madrid': 'ES',
  'Europe/Rome': 'IT',
  'Europe/Amsterdam': 'NL',
  'Europe/Brussels': 'BE',
  'Europe/Vienna': 'AT',
  'Europe/Dublin': 'IE',
  'Europe/Lisbon': 'PT',
  'Europe/Helsinki': 'FI',
  'Europe/Athens': 'GR',
  'America/New_York': 'US',
  'America/Chicago': 'US',
  'America/Denver': 'US',
  'America/Los_Angeles': 'US',
};
