/** Powers of ten. */
const SCALES: Readonly<Record<string, number>> = { k: 3, 千: 3, w: 4, 万: 4, m: 6, 百万: 6, 千万: 7, 亿: 8 };
const COUNT =
  /^(?<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,14})(?:\.(?<part>\d{1,8}))?\s?(?<scale>k|w|m|百万|千万|千|万|亿)?\s?[次人个]?$/;

/** A typed number of things: `50000`, `50,000`, `50k`, `5.2万`; null where it is not a whole one. */
export const countOrNull = (typed: string): number | null => {
  const groups = COUNT.exec(typed.normalize('NFKC').trim().toLowerCase())?.groups;
  if (groups === undefined) return null;
  const { whole = '', part = '', scale } = groups;
  const shift = scale === undefined ? 0 : (SCALES[scale] ?? 0);
  const kept = part.replace(/0+$/, '');
  if (kept.length > shift) return null;
  const count = Number(`${whole.replaceAll(',', '')}${kept.padEnd(shift, '0')}`);
  return Number.isSafeInteger(count) ? count : null;
};
