import type { Currency } from '../../domain/money.ts';

const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Written in front of or behind a number. `$` and `¥` mean the workspace's own currency where that has the sign. */
const SIGNS: Readonly<Record<string, Currency>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '₫': 'VND',
  '₱': 'PHP',
  '₪': 'ILS',
  '฿': 'THB',
  '₽': 'RUB',
  '₺': 'TRY',
  '₦': 'NGN',
  '₴': 'UAH',
  us$: 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  s$: 'SGD',
  nz$: 'NZD',
  mx$: 'MXN',
  r$: 'BRL',
  'cn¥': 'CNY',
  'jp¥': 'JPY',
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  圆: 'CNY',
  人民币: 'CNY',
  rmb: 'CNY',
  yuan: 'CNY',
  美元: 'USD',
  美金: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  欧元: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  英镑: 'GBP',
  pounds: 'GBP',
  日元: 'JPY',
  日圆: 'JPY',
  yen: 'JPY',
  港元: 'HKD',
  港币: 'HKD',
  新台币: 'TWD',
  台币: 'TWD',
  新加坡元: 'SGD',
  新币: 'SGD',
  韩元: 'KRW',
};

const DOLLARS: ReadonlySet<Currency> = new Set(
  'USD AUD CAD SGD HKD TWD NZD MXN ARS CLP COP BND FJD BBD BSD BZD JMD NAD TTD XCD'.split(' '),
);

/** The currency a sign, word or code stands for (lower case, NFKC); null for none known. */
export const currencyOf = (sign: string, own: Currency): Currency | null => {
  if (sign === '') return own;
  if (sign === '$') return DOLLARS.has(own) ? own : 'USD';
  if (sign === '¥') return own === 'JPY' ? 'JPY' : 'CNY';
  if (sign === '元' && own === 'TWD') return 'TWD';
  const known = SIGNS[sign];
  if (known !== undefined) return known;
  const code = sign.toUpperCase();
  return KNOWN.has(code) ? code : null;
};
