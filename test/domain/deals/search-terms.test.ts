import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { queryTerms, searchTerms } from '../../../src/domain/deals/search-terms.ts';

const deal = {
  company: 'Acme Widgets (China) Ltd',
  contact: 'Jane Müller',
  phone: '+8613800138000',
  email: 'jane.m@acme-widgets.com',
};
const chinese = { company: '北京宏远科技有限公司', contact: '王小明', phone: null, email: null };
const british = { company: 'Globex', contact: null, phone: '+442079460000', email: null };

const finds = (text: string, of: Parameters<typeof searchTerms>[0]): boolean => {
  const wanted = queryTerms(text);
  const terms = searchTerms(of);
  return wanted.length > 0 && wanted.every((word) => terms.some((term) => term.startsWith(word)));
};

describe('a search', () => {
  it.each([
    'acme',
    'ACM',
    'wid',
    'widgets acme',
    'ａｃｍｅ',
    'jane',
    'muller',
    'Müll',
    'china jane',
    'jane.m@acme-widgets.com',
    'jane.m@ac',
    '@acme-widgets.com',
    'acme-widgets.com',
    '8613800138000',
    '+86 138 0013 8000',
    '13800138000',
    '138 0013 8000',
    '0086 138 0013 8000',
    '8000',
    '138001',
  ])('finds Acme by %s', (text) => {
    expect(finds(text, deal)).toBe(true);
  });

  it.each(['宏远', '科技', '北京宏远科技有限公司', '王', '小明', '宏远 王小明', '有限公司'])(
    'finds 宏远 by %s',
    (text) => {
      expect(finds(text, chinese)).toBe(true);
    },
  );

  it('finds a number as it is dialled at home', () => {
    expect(finds('020 7946 0000', british)).toBe(true);
  });

  it.each(['cme', 'globex', 'acme globex', '宏远', '0013', '', '  ', '()', '7000', '@'])(
    'does not find Acme by %j',
    (text) => {
      expect(finds(text, deal)).toBe(false);
    },
  );

  test.prop([fc.string({ unit: 'binary', maxLength: 60 })])(
    'finds a company by its whole name, if it has a word',
    (company) => {
      const of = { ...british, company, phone: null };
      if (
        queryTerms(company).length > 0 &&
        !company.includes('@') &&
        !/^[\s\d+().-]+$/.test(company.normalize('NFKC'))
      ) {
        expect(finds(company, of)).toBe(true);
      }
    },
  );

  test.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
    'never makes more or longer terms than an index bears',
    (text) => {
      const terms = searchTerms({ company: text, contact: text, phone: text, email: text });
      expect(terms.length).toBeLessThanOrEqual(80);
      expect(new Set(terms).size).toBe(terms.length);
      for (const term of [...terms, ...queryTerms(text)]) {
        expect(term).not.toBe('');
        expect([...term].length).toBeLessThanOrEqual(24);
      }
      expect(queryTerms(text).length).toBeLessThanOrEqual(8);
    },
  );

  it('does not choke on 100 KB of text', () => {
    expect(queryTerms('x '.repeat(50_000)).length).toBeLessThanOrEqual(8);
    expect(searchTerms({ ...chinese, company: '宏'.repeat(50_000) }).length).toBeLessThanOrEqual(80);
  });
});
