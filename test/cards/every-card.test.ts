import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { dealCard } from '../../src/cards/deals/deal-card.ts';
import type { Card, Control } from '../../src/cards/kit/card.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import { DAY } from '../../src/domain/time.ts';
import en from '../../src/locales/en.json' with { type: 'json' };
import { command, formRef } from '../support/command-schema.ts';
import { type History, histories, WORKSPACE } from '../support/histories.ts';
import { contactCards, everyCard, everyForm } from './every-card.ts';
import { AMY, BOB, LANGUAGES, seenBy, VIC } from './people.ts';

const RUNS = { numRuns: 25 };

/** A few deals with all they went through, and somebody who looks at them some time later. */
const scenes = fc.record({
  told: fc.tuple(histories({ id: 1 }), histories({ id: 2 })),
  later: fc.nat(30 * DAY),
  reader: fc.constantFrom(null, AMY, BOB, VIC),
  language: fc.constantFrom(...LANGUAGES),
});

const viewOfScene = ({
  told,
  later,
  reader,
  language,
}: typeof scenes extends fc.Arbitrary<infer S> ? S : never) => {
  const newest = Math.max(...told.map(({ deal }) => deal.lastEventAt));
  return seenBy(reader, language, newest + later);
};

/** Every string a person can read, found without knowing what elements there are. */
const readable = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(readable);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['type', 'tone', 'align', 'state', 'style', 'press', 'controls', 'more', 'channel'].includes(key)
      ? []
      : readable(inner),
  );
};
const controlsOf = (card: Card): readonly Control[] =>
  card.body.flatMap((element) =>
    element.type === 'actions' || element.type === 'line' ? element.controls : [],
  );
const pressesOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap(pressesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'press' ? [inner] : pressesOf(inner)));
};

const spaces = [...new Set(Object.keys(en).map((key) => key.split('.')[0]))].join('|');
const RAW_KEY = new RegExp(`(?:^|[\\s:·])(?:${spaces})\\.[a-z][\\w-]*`);

describe('every card', () => {
  test.prop([scenes], RUNS)('is written out in both languages, without gaps or names of keys', (scene) => {
    const view = viewOfScene(scene);
    const cards = [...everyCard(scene.told, view), ...contactCards(scene.told, view)];
    for (const card of cards) {
      const words = [...readable(card), ...controlsOf(card).map(({ label }) => label)];
      for (const one of words) {
        expect(one).not.toMatch(/\{\{\w+\}\}|undefined|NaN|\[object/);
        expect(one).not.toMatch(RAW_KEY);
      }
      expect(card.title).not.toBe('');
    }
  });

  test.prop([scenes], RUNS)('has a plain text with all that can be read on it', (scene) => {
    for (const card of everyCard(scene.told, viewOfScene(scene))) {
      const text = plainText(card);
      const missing = readable(card).filter((one) => !text.includes(one));
      expect(missing).toEqual([]);
    }
  });

  test.prop([scenes], RUNS)('has presses that are commands', (scene) => {
    for (const card of everyCard(scene.told, viewOfScene(scene))) {
      for (const press of pressesOf(card)) expect(command.safeParse(press).error).toBeUndefined();
    }
  });

  test.prop([scenes], RUNS)('has no control twice and none without a word', (scene) => {
    const view = viewOfScene(scene);
    for (const { deal } of scene.told) {
      const labels = controlsOf(dealCard(deal, null, WORKSPACE, view)).flatMap((control) =>
        control.type === 'menu'
          ? control.options.map(({ label }) => `${control.label} › ${label}`)
          : [control.label],
      );
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.filter((label) => label.trim() === '')).toEqual([]);
    }
  });
});

const PHONE = '+8613900001111';
const EMAIL = 'only.for.amy@customer.example';
const withSecrets = (history: History): History => ({
  ...history,
  deal: { ...history.deal, phone: PHONE, email: EMAIL },
  events: history.events.map((event) =>
    event.kind === 'edited' ? { ...event, set: { ...event.set, phone: PHONE, email: EMAIL } } : event,
  ),
});

describe('what goes to a channel', () => {
  test.prop([scenes], RUNS)('never shows a phone or an email in full', (scene) => {
    const view = { ...viewOfScene(scene), reader: null };
    const shown = everyCard(scene.told.map(withSecrets), view).map((card) => JSON.stringify(card));
    expect(shown.filter((card) => /1390000|00001111|only\.for/.test(card))).toEqual([]);
    expect(
      shown.some((card) => card.includes('+86 139****1111') && card.includes('o***@customer.example')),
    ).toBe(true);
  });
});

describe('every form', () => {
  test.prop([scenes], RUNS)(
    'has fields with names of their own, and comes back as what opens it',
    (scene) => {
      for (const form of everyForm(scene.told, viewOfScene(scene))) {
        const names = form.fields.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((name) => name === '')).toEqual([]);
        expect(form.fields.length).toBeGreaterThan(0);
        expect(formRef.safeParse(form.ref).error).toBeUndefined();
        expect(command.parse(form.again)).toEqual({ kind: 'open-form', ref: form.ref });
        for (const one of readable({ ...form, ref: null, again: null })) {
          expect(one).not.toMatch(/\{\{\w+\}\}|undefined|NaN/);
          expect(one).not.toMatch(RAW_KEY);
        }
        for (const field of form.fields) {
          if (field.type === 'date' && field.value !== null) expect(field.value).toMatch(/^\d{4}-\d\d-\d\d$/);
          if (field.type === 'datetime') expect(field.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
          if (field.type === 'select' && field.value !== null) {
            expect(field.options.map(({ value }) => value)).toContain(field.value);
          }
        }
      }
    },
  );
});
