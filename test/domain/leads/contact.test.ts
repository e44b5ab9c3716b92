import { describe, expect, it } from 'vitest';
import { normaliseEmail, normalisePhone, regionOf } from '../../../src/domain/leads/contact.ts';

describe('a phone number', () => {
  it.each([
    ['+86 138 0013 8000', null, '+8613800138000'],
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['138-0013-8000', 'CN', '+8613800138000'],
    ['＋８６ １３８００１３８０００', null, '+8613800138000'],
    ['0086 13800138000', 'CN', '+8613800138000'],
    ['0086 13800138000', null, '+8613800138000'],
    ['(010) 6552 9988', 'CN', '+861065529988'],
    ['020 7946 0000', 'GB', '+442079460000'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['+1 212 555 0123', 'CN', '+12125550123'],
  ])('%s in %s is %s', (text, region, e164) => {
    expect(normalisePhone(text, region)).toBe(e164);
    expect(normalisePhone(e164, region)).toBe(e164);
  });

  it.each([
    ['138 0013 8000', null],
    ['ask reception', 'CN'],
    ['12', 'CN'],
    ['+999999999999999999', 'CN'],
    ['010 6552 9988 ext. 12', 'CN'],
    ['138 0013 8000', 'nowhere'],
    ['9'.repeat(5_000), 'CN'],
  ])('%s in %s stays as typed', (text, region) => {
    expect(normalisePhone(text, region)).toBe(text);
  });

  it.each([
    [{ zone: 'Asia/Shanghai', currency: 'USD' }, 'CN'],
    [{ zone: 'Europe/Berlin', currency: 'EUR' }, 'DE'],
    [{ zone: 'UTC', currency: 'CNY' }, 'CN'],
    [{ zone: 'UTC', currency: 'GBP' }, 'GB'],
    [{ zone: 'UTC', currency: 'EUR' }, null],
    [{ zone: 'Africa/Dakar', currency: 'XOF' }, null],
  ])('is national to a team in %j: %s', (workspace, region) => {
    expect(regionOf(workspace)).toBe(region);
  });
});

describe('an email address', () => {
  it.each([
    ['Jane@ACME.com', 'jane@acme.com'],
    [' ｊａｎｅ＠acme．com ', 'jane@acme.com'],
    ['mailto:jane+x@mail.acme.co.uk', 'jane+x@mail.acme.co.uk'],
    ['张三@例子.中国', '张三@例子.中国'],
  ])('%s is %s', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });

  it.each([
    'jane',
    'jane@acme',
    '@acme.com',
    'jane@@acme.com',
    'a b@acme.com',
    'jane@-.com',
    '<jane@acme.com>',
    `${'a'.repeat(300)}@a.cn`,
  ])('%s is none', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });
});
