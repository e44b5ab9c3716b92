import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { companyKey } from '../../../src/domain/leads/company-key.ts';

describe('two spellings of a company', () => {
  it.each([
    [
      'Acme',
      'ACME Ltd.',
      'Acme, Inc.',
      'acme co., ltd',
      'Acme Co.,Ltd.',
      'Ａｃｍｅ　Limited',
      'Acme L.L.C.',
      'A C M E',
    ],
    [
      'Müller & Söhne',
      'Muller und Sohne'.replace('und ', ''),
      'MÜLLER & SÖHNE GmbH & Co. KG',
      'Müller and Söhne',
    ],
    [
      '北京宏远科技',
      '北京宏远科技有限公司',
      '北京宏远科技股份有限公司',
      '北京宏远科技 有限责任公司',
      '北京宏远科技公司',
    ],
    ['阿里巴巴中国', '阿里巴巴（中国）有限公司', '阿里巴巴(中国)'],
    ['トヨタ自動車', '株式会社トヨタ自動車', 'トヨタ自動車（株）', '㈱トヨタ自動車', 'ﾄﾖﾀ自動車株式会社'],
    ['Telefonica', 'Telefónica S.A.', 'telefonica sa'],
    ['Novo Nordisk', 'Novo Nordisk A/S'],
  ])('%s and its variants share a key', (name, ...variants) => {
    for (const variant of variants) expect(companyKey(variant), variant).toBe(companyKey(name));
  });

  it.each([
    ['Acme', 'Acne'],
    ['Acme Europe', 'Acme'],
    ['北京宏远科技', '上海宏远科技'],
    ['Co Op', 'Op'],
    ['华为集团', '华为'],
  ])('%s is not %s', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  it.each(['Co., Ltd.', '有限公司', '🚀', '&', '株式会社', '...'])('%s alone still has a key', (name) => {
    expect(companyKey(name)).not.toBe('');
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 40 })])(
    'a key is its own key whatever the name',
    (name) => {
      const key = companyKey(name);
      expect(companyKey(key.toUpperCase().toLowerCase())).toBe(companyKey(key));
    },
  );
});
