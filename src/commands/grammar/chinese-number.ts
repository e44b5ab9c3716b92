const DIGITS = new Map<string, bigint>([
  ...[...'零一二三四五六七八九'].map((digit, value): [string, bigint] => [digit, BigInt(value)]),
  ...[...'〇壹贰叁肆伍陆柒捌玖'].map((digit, value): [string, bigint] => [digit, BigInt(value)]),
  ['两', 2n],
  ['兩', 2n],
]);

/** Largest first: a number is what stands before the unit, times the unit, and what follows. */
const UNITS: readonly { signs: readonly string[]; worth: bigint }[] = [
  { signs: ['亿', '億'], worth: 100_000_000n },
  { signs: ['万', '萬'], worth: 10_000n },
  { signs: ['千', '仟'], worth: 1000n },
  { signs: ['百', '佰'], worth: 100n },
  { signs: ['十', '拾'], worth: 10n },
];

/** 9999亿9999万9999 takes 23 characters. */
const MAX_LENGTH = 30;

/** 五万, 一亿二千万, 三千五 (3,500), 两百万 as a whole number; null where the text is not one. */
export const chineseNumber = (text: string): bigint | null =>
  text.length === 0 || text.length > MAX_LENGTH ? null : read(text, 0);

const read = (text: string, from: number): bigint | null => {
  for (let index = from; index < UNITS.length; index++) {
    const { signs, worth } = UNITS[index] ?? { signs: [], worth: 1n };
    const at = Math.max(...signs.map((sign) => text.lastIndexOf(sign)));
    if (at < 0) continue;
    const before = at === 0 ? (worth === 10n ? 1n : null) : read(text.slice(0, at), index + 1);
    const after = at === text.length - 1 ? 0n : rest(text.slice(at + 1), index + 1, worth);
    return before === null || before === 0n || after === null || after >= worth
      ? null
      : before * worth + after;
  }
  const digit = DIGITS.get(text.length === 2 && /[零〇]/.test(text.charAt(0)) ? text.charAt(1) : text);
  return digit ?? null;
};

/** A single last digit counts in the next smaller unit: 五万三 is 53,000, but 五万零三 is 50,003. */
const rest = (text: string, from: number, worth: bigint): bigint | null => {
  const digit = DIGITS.get(text);
  if (digit !== undefined) return worth > 10n ? digit * (worth / 10n) : digit;
  return read(/^[零〇]/.test(text) ? text.slice(1) : text, from);
};
