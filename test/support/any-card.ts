import { fc } from '@fast-check/vitest';
import type { Card, CardElement, Cell, Control, Text } from '../../src/cards/kit/card.ts';
import type { Command } from '../../src/cards/kit/command.ts';

/** What each messenger would read as markup, a mention or an end, and what disturbs a text everywhere. */
const NASTY = [
  '<at id=all></at>',
  '<at email=a@b.c></at>',
  '&#60;at id=all&#62;',
  '<font color=red>',
  '</font>',
  '<!channel>',
  '<@U1>',
  '&amp;',
  '[x](https://evil.example)',
  '**b**',
  '*b*',
  ':DONE:',
  ':tada:',
  '> q',
  '\n> q',
  '\n- l',
  '\n1. l',
  '`',
  '```',
  '~~',
  '|a|',
  '',
  ' ',
  '\r\n',
  '\u0000',
  '\u200b',
  '\u202e',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '值',
];

export const words = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...NASTY),
    fc.constantFrom('x'.repeat(4_000), '值'.repeat(10_000), '<'.repeat(4_000)),
    fc.array(fc.constantFrom(...NASTY), { maxLength: 5 }).map((parts) => parts.join('')),
  );

const texts = (): fc.Arbitrary<Text> =>
  fc.oneof(
    words(),
    fc.array(
      fc.oneof(
        words(),
        words().map((bold) => ({ bold })),
        words().map((quiet) => ({ quiet })),
        fc.record({ member: fc.integer({ min: 1, max: 9 }), name: words(), mention: fc.boolean() }),
      ),
      { maxLength: 4 },
    ),
  );

const presses = (): fc.Arbitrary<Command> =>
  fc.oneof(
    fc.record({ kind: fc.constant('show-deal' as const), deal: fc.record({ id: fc.integer({ min: 1 }) }) }),
    words().map(
      (text): Command => ({ kind: 'open-form', ref: { form: 'lead', text: text.slice(0, 1_500) } }),
    ),
  );

const controls = (): fc.Arbitrary<Control> =>
  fc.oneof(
    fc.record({
      type: fc.constant('button' as const),
      label: words(),
      press: presses(),
      style: fc.constantFrom('primary', 'danger', 'normal'),
      confirm: fc.option(words()),
    }),
    fc.record({
      type: fc.constant('menu' as const),
      label: words(),
      options: fc.array(fc.record({ label: words(), press: presses() }), { maxLength: 120 }),
    }),
  );

const cells = (): fc.Arbitrary<Cell> =>
  fc.oneof(
    words(),
    fc.record({ text: words(), number: fc.double() }),
    fc.record({ text: words(), press: presses() }),
  );

const some = { maxLength: 30 };

const elements = (): fc.Arbitrary<CardElement> =>
  fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: texts() }),
    fc.record({
      type: fc.constant('note' as const),
      text: texts(),
      tone: fc.constantFrom('normal', 'warning', 'success', 'danger'),
    }),
    fc.record({
      type: fc.constant('fields' as const),
      pairs: fc.array(fc.record({ label: words(), value: texts() }), some),
    }),
    fc.record({
      type: fc.constant('progress' as const),
      steps: fc.array(words(), { minLength: 1, maxLength: 6 }),
      current: fc.nat(5),
      state: fc.constantFrom('open', 'won', 'lost'),
    }),
    fc.constant({ type: 'divider' as const }),
    fc.record({ type: fc.constant('actions' as const), controls: fc.array(controls(), some) }),
    fc.record({
      type: fc.constant('line' as const),
      text: texts(),
      controls: fc.array(controls(), { maxLength: 4 }),
    }),
    fc.record({
      type: fc.constant('table' as const),
      caption: words(),
      columns: fc.array(fc.record({ label: words(), align: fc.constantFrom('left', 'right') }), {
        minLength: 1,
        maxLength: 25,
      }),
      rows: fc.array(fc.array(cells(), { maxLength: 25 }), { maxLength: 130 }),
    }),
    fc.record({
      type: fc.constant('lines' as const),
      chart: fc.record({
        title: words(),
        categories: fc.array(words(), { maxLength: 25 }),
        series: fc.array(fc.record({ name: words(), values: fc.array(fc.nat(), { maxLength: 25 }) }), {
          maxLength: 8,
        }),
      }),
    }),
    fc.record({
      type: fc.constant('chart' as const),
      chart: fc.record({
        title: words(),
        series: fc.array(
          fc.record({
            name: words(),
            values: fc.array(fc.record({ label: words(), value: fc.nat() }), { maxLength: 25 }),
          }),
          { maxLength: 8 },
        ),
      }),
    }),
  );

export const cards = (): fc.Arbitrary<Card> =>
  fc.record<Card>({
    title: words(),
    tone: fc.constantFrom('normal', 'warning', 'success', 'danger'),
    body: fc.array(elements(), { maxLength: 60 }),
    more: fc.option(fc.record({ label: words(), press: presses() })),
  });
