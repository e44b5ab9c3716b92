import type { Currency } from '../../domain/money.ts';

/** Codes that are rather words, also in capitals. */
const RATHER_WORDS = ['TOP', 'ALL', 'CUP'];
const KNOWN: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter((code) => !RATHER_WORDS.includes(code)),
);

/** Codes that people write in small letters, too; others (`top`, `all`, `try`) are words then. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'usd eur gbp cny cnh rmb jpy hkd twd ntd sgd aud cad nzd chf krw inr sek nok dkk pln czk huf brl mxn zar aed sar thb ' +
    'vnd idr myr php ils rub uah kwd bhd qar omr egp ngn kes clp cop ars pen'
  ).split(' '),
);
/** Codes that are not ISO's. */
const ALSO: Readonly<Record<string, Currency>> = {
  rmb: 'CNY',
  cnh: 'CNY',
  ntd: 'TWD',
  nt: 'TWD',
  rm: 'MYR',
  stg: 'GBP',
};

const words = (currency: Currency, spelled: string): [string, Currency][] =>
  spelled.split(' ').map((word) => [word.replaceAll('_', ' '), currency]);

/** Written in front of or behind a number, in small letters. */
const SIGNS: ReadonlyMap<string, Currency> = new Map([
  ...words('EUR', '€ euro euros 欧元 欧'),
  ...words('GBP', '£ pound pounds quid 英镑 镑'),
  ...words('USD', 'us$ u$s usd$ dollar dollars bucks 美元 美金 美刀 刀'),
  ...words('CNY', 'cn¥ rmb¥ yuan renminbi kuai 元 块 块钱 圆 人民币'),
  ...words('JPY', 'jp¥ yen 円 日元 日圆'),
  ...words('HKD', 'hk$ 港元 港币 港纸'),
  ...words('TWD', 'nt$ 新台币 台币 新臺幣 臺幣'),
  ...words('SGD', 's$ 新加坡元 新币 坡币'),
  ...words('KRW', '₩ won 원 韩元 韩币'),
  ...words('INR', '₹ rupee rupees 卢比'),
  ...words('VND', '₫ đ dong 越南盾'),
  ...words('PHP', '₱ pesos 比索'),
  ...words('THB', '฿ baht 泰铢'),
  ...words('RUB', '₽ rub. rubles roubles 卢布'),
  ...words('TRY', '₺ lira'),
  ...words('BRL', 'r$ reais'),
  ...words('MYR', 'rm ringgit 马币 令吉'),
  ...words('IDR', 'rp rp. rupiah 印尼盾'),
  ...words('CHF', 'fr. sfr sfr. francs franken 瑞士法郎 瑞郎'),
  ...words('PLN', 'zł zl złoty'),
  ...words('CZK', 'kč'),
  ...words('HUF', 'ft forint'),
  ...words('AUD', 'a$ au$ 澳元 澳币'),
  ...words('CAD', 'c$ ca$ 加元 加币'),
  ...words('NZD', 'nz$ 纽币'),
  ...words('MXN', 'mx$'),
  ...words('ILS', '₪ shekels'),
  ...words('NGN', '₦ naira'),
  ...words('UAH', '₴'),
  ...words('KZT', '₸'),
  ...words('GEL', '₾'),
  ...words('GHS', '₵'),
  ...words('ZAR', 'rand'),
  ...words('AED', 'dirham dirhams 迪拉姆'),
]);

const set = (codes: string): ReadonlySet<Currency> => new Set(codes.split(' '));
/** What one sign may stand for: the team's own where it writes its money so, else the first. */
const SHARED: ReadonlyMap<string, readonly [Currency, ReadonlySet<Currency>]> = new Map([
  ['$', ['USD', set('USD AUD CAD SGD HKD TWD NZD MXN ARS CLP COP BND FJD BBD BSD BZD JMD NAD TTD XCD BRL')]],
  ['¥', ['CNY', set('CNY JPY')]],
  ['元', ['CNY', set('CNY TWD HKD')]],
  ['円', ['JPY', set('JPY')]],
  ['kr', ['SEK', set('SEK NOK DKK ISK')]],
  ['kr.', ['DKK', set('DKK NOK SEK ISK')]],
  ['rs', ['INR', set('INR PKR LKR NPR MUR')]],
  ['rs.', ['INR', set('INR PKR LKR NPR MUR')]],
  ['£', ['GBP', set('GBP EGP')]],
]);

/** Where a comma parts the decimals and a point the thousands. */
const DECIMAL_COMMA: ReadonlySet<Currency> = set(
  'EUR DKK NOK SEK ISK PLN CZK HUF RON BGN RSD BAM RUB UAH BYN KZT TRY BRL ARS CLP COP UYU PYG BOB VES IDR VND',
);

/** The currency a sign, word or code stands for, as it was typed (NFKC); null for none known. */
export const currencyOf = (typed: string, own: Currency): Currency | null => {
  const sign = typed.trim();
  if (sign === '') return own;
  const small = sign.toLowerCase();
  const shared = SHARED.get(small);
  if (shared !== undefined) return shared[1].has(own) ? own : shared[0];
  const known = SIGNS.get(small) ?? ALSO[small];
  if (known !== undefined) return known;
  const code = sign.toUpperCase();
  return KNOWN.has(code) && (sign === code || SMALL.has(small)) ? code : null;
};

/** What a sign before and a word behind a number say together (`$5,000 CAD`, `¥100 JPY`); null where they differ. */
export const currencyOfBoth = (before: string, behind: string, own: Currency): Currency | null => {
  const [first, second] = [currencyOf(before, own), currencyOf(behind, own)];
  if (first === null || second === null) return null;
  if (before.trim() === '') return second;
  if (behind.trim() === '' || first === second) return first;
  if (SHARED.get(before.trim().toLowerCase())?.[1].has(second) === true) return second;
  return SHARED.get(behind.trim().toLowerCase())?.[1].has(first) === true ? first : null;
};

/** Whether 1.234 is more than a thousand of it. */
export const hasDecimalComma = (currency: Currency): boolean => DECIMAL_COMMA.has(currency);

/** Signs and words for a regular expression, the longest first. */
export const SIGN_WORDS: readonly string[] = [
  ...new Set([...SIGNS.keys(), ...SHARED.keys(), ...Object.keys(ALSO), ...SMALL]),
].sort((a, b) => b.length - a.length);
