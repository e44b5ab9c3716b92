import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../src/domain/pipeline/fields.ts';
import en from '../../../src/locales/en.json' with { type: 'json' };
import zhCN from '../../../src/locales/zh-CN.json' with { type: 'json' };

const SRC = resolve(import.meta.dirname, '../../../src');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, code: readFileSync(join(SRC, file), 'utf8') }));

/** Where a field is named besides its entry, and why it has to be. */
const MAY_NAME: readonly RegExp[] = [
  /^domain\/pipeline\/default-pipeline\.ts$/, // which fields the gates of a new team ask for
  /^storage\/sqlite\/(?:schema\/|deals\/deal-rows\.ts)/, // its column, where it has one
  /^adapters\/playground\/sample\//, // what the sample deals say
  /^commands\/(?:grammar\/underst|forms\/lead-prefill)/, // whose words a line about a lead is made of
];

describe('The fields of a deal', () => {
  it('are named by nobody but their entries, where the name is theirs alone', () => {
    // `amount` or `phone` is also a word of reports and types; a name of two words is the field's.
    const own = FIELDS.filter(({ id }) => /[A-Z]/.test(id)).map(({ id }) => id);
    expect(own.length).toBeGreaterThan(4);
    const named = new RegExp(`\\b(?:${own.join('|')})\\b`);
    const naming = sources
      .filter(({ file }) => !file.startsWith('domain/pipeline/fields/'))
      .filter(({ file, code }) => named.test(code) && !MAY_NAME.some((may) => may.test(file)));
    expect(naming.map(({ file }) => file)).toEqual([]);
  });

  it('have one file each', () => {
    const files = readdirSync(join(SRC, 'domain/pipeline/fields')).map((file) => file.replace(/\.ts$/, ''));
    const kebab = FIELDS.map(({ id }) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    expect(kebab.sort()).toEqual(files.sort());
  });

  it('have a place of their own in forms, cards and the history', () => {
    const places = FIELDS.map(({ form }) => form.position);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each([
    ['en', en],
    ['zh-CN', zhCN],
  ])('have all their words in %s', (_, catalogue) => {
    const keys = FIELDS.flatMap(({ id, type, form, lead }) => [
      `field.${id}`,
      ...('options' in type ? type.options.map((option) => `field-option.${id}.${option}`) : []),
      ...[form.hint, form.gateHint, lead?.like].filter((key) => key !== undefined),
    ]);
    expect(keys.filter((key) => !Object.hasOwn(catalogue, key))).toEqual([]);
  });
});
