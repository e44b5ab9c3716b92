import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readAction } from '../../../../src/adapters/feishu/inbound/read-action.ts';
import { renderCancelled, renderForm } from '../../../../src/adapters/feishu/render/form.ts';
import { field, listAt, textAt } from '../../../../src/adapters/shared/payload.ts';
import type { Field, Form } from '../../../../src/cards/kit/form.ts';
import { withLongNames } from '../../../../src/cards/kit/press-names.ts';
import { everyForm } from '../../../cards/every-card.ts';
import { AMY, LANGUAGES, seenBy } from '../../../cards/people.ts';
import { words } from '../../../support/any-card.ts';
import { command, formRef } from '../../../support/command-schema.ts';
import { refusals } from '../../../support/fake-feishu-cards.ts';
import { histories } from '../../../support/histories.ts';
import { offersOfCard, wordsOfCard } from '../../../support/seen-feishu-cards.ts';

const base = { required: false, hint: null };
const text = (name: string, value = '', more: Partial<Field> = {}): Field => ({
  ...base,
  type: 'text',
  name,
  label: name.toUpperCase(),
  value,
  placeholder: null,
  multiline: false,
  ...(more.required === undefined ? {} : { required: more.required }),
});
const formOf = (...fields: Field[]): Form => ({
  title: 'Edit #7',
  intro: 'Acme',
  submit: 'Save',
  cancel: 'Cancel',
  ref: { form: 'edit', deal: 7, expectedVersion: 3 },
  again: { kind: 'open-form', ref: { form: 'edit', deal: 7, expectedVersion: 3 } },
  fields,
});

const inputsOf = (card: unknown): unknown[] =>
  listAt(card, 'body', 'elements')
    .filter((element) => textAt(element, 'tag') === 'form')
    .flatMap((form) => listAt(form, 'elements'));
const headingOf = (card: unknown, name: string): string => {
  const inputs = inputsOf(card);
  const at = inputs.findIndex((input) => textAt(input, 'name')?.split('~')[0] === name);
  return textAt(inputs[at - 1], 'content') ?? '';
};

/** What Feishu sends back when nothing was changed before the form is submitted: empty ones are left out. */
const untouched = (card: unknown): Record<string, unknown> =>
  Object.fromEntries(
    inputsOf(card).flatMap((input): [string, unknown][] => {
      const name = textAt(input, 'name') ?? '';
      switch (textAt(input, 'tag')) {
        case 'input': {
          const value = textAt(input, 'default_value');
          return value === null ? [] : [[name, value]];
        }
        case 'select_static': {
          const at = field(input, 'initial_index');
          return typeof at === 'number' ? [[name, textAt(input, 'options', at - 1, 'value')]] : [];
        }
        case 'checker':
          return field(input, 'checked') === true ? [[name, true]] : [];
        case 'date_picker': {
          const day = textAt(input, 'initial_date');
          return day === null ? [] : [[name, `${day} +0800`]];
        }
        case 'picker_datetime': {
          const at = textAt(input, 'initial_datetime');
          return at === null ? [] : [[name, `${at} -0500`]];
        }
        default:
          return [];
      }
    }),
  );

const submitted = (card: unknown, form_value: unknown = untouched(card)) => {
  const offer = offersOfCard(card).find(({ action }) => field(action.value, 'submit') !== null);
  return readAction({ ...offer?.action, name: '~submit', form_value });
};
const valuesOf = (card: unknown, form_value?: unknown) => {
  const action = submitted(card, form_value);
  return action?.kind === 'submit' ? action.values : null;
};

const everyKind: Field[] = [
  text('company', 'Acme', { required: true }),
  { ...base, type: 'text', name: 'need', label: 'Need', value: 'a\nb', placeholder: 'P', multiline: true },
  {
    ...base,
    type: 'select',
    name: 'reason',
    label: 'Reason',
    value: '2',
    options: [
      { value: '1', label: 'One' },
      { value: '2', label: 'Two' },
    ],
  },
  { ...base, type: 'search', source: 'members', name: 'to', label: 'To', value: { value: '9', label: 'Li' } },
  {
    ...base,
    type: 'checks',
    name: 'checklist',
    label: 'Checklist',
    value: ['b'],
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  { ...base, type: 'date', name: 'due', label: 'Due', value: '2026-03-04' },
  { ...base, type: 'datetime', name: 'at', label: 'At', value: '2026-03-04T09:30' },
];

describe('Forms on Feishu', () => {
  test.prop([histories({ id: 1 }), fc.constantFrom(...LANGUAGES)], { numRuns: 12 })(
    'are all taken by Feishu in both languages, and come back as they were shown',
    (told, language) => {
      const options = Array.from({ length: 500 }, (_, at) => ({ value: `${at + 1}`, label: `Member ${at}` }));
      for (const form of everyForm([told], seenBy(AMY, language, told.deal.lastEventAt))) {
        const search = new Map(form.fields.map(({ name }) => [name, options]));
        const card = renderForm(form, { options: search });
        expect(refusals(card)).toEqual([]);
        expect(wordsOfCard(card, String)).toContain(form.fields[0]?.label);
        const action = submitted(card);
        expect(action?.kind === 'submit' && withLongNames(formRef.parse(action.ref))).toEqual(form.ref);
        expect(action?.kind === 'submit' && withLongNames(command.parse(action.again))).toEqual(form.again);
        expect(Object.keys(valuesOf(card) ?? {})).toEqual(form.fields.map(({ name }) => name));
        for (const { name, label, required } of form.fields) {
          expect(headingOf(card, name).includes("<font color='red'>&#42;</font>"), label).toBe(required);
        }
      }
    },
  );

  it('give back every kind of value as it was shown, an empty one as an empty text', () => {
    const card = renderForm(formOf(...everyKind));
    expect(refusals(card)).toEqual([]);
    expect(valuesOf(card)).toEqual({
      company: 'Acme',
      need: 'a\nb',
      reason: '2',
      to: '9',
      checklist: ['b'],
      due: '2026-03-04',
      at: '2026-03-04T09:30',
    });
    expect(valuesOf(card, {})).toEqual({
      company: '',
      need: '',
      reason: '',
      to: '',
      checklist: [],
      due: '',
      at: '',
    });
    expect(valuesOf(card, null)).toMatchObject({ company: '' });
  });

  it('keep what was typed, with what is wrong beside it', () => {
    const values = {
      company: '',
      need: 'typed <b>need</b>',
      reason: '1',
      to: '2',
      checklist: ['a'],
      due: '2026-05-01',
      at: '2026-05-01T08:00',
    };
    const card = renderForm(formOf(...everyKind), {
      values,
      errors: { company: 'Fill this in.', at: 'That is over.', elsewhere: 'Lost?' },
      options: new Map([['to', [{ value: '2', label: 'Bob' }]]]),
    });
    expect(refusals(card)).toEqual([]);
    expect(valuesOf(card)).toEqual(values);
    expect(headingOf(card, 'company')).toContain("<font color='red'>⚠️ Fill this in.</font>");
    expect(headingOf(card, 'at')).toContain('That is over.');
    expect(headingOf(card, 'need')).not.toContain('⚠️');
    expect(wordsOfCard(card, String)).toContain('Acme\nLost?\n');
  });

  it('lose nothing of a text longer than one input holds', () => {
    const long = `${'第一段。'.repeat(200)}\n${'x'.repeat(1_400)}👩‍👩‍👧‍👦${'y'.repeat(600)}`;
    const card = renderForm(formOf(text('need', long)));
    expect(refusals(card)).toEqual([]);
    expect(valuesOf(card)).toEqual({ need: long });
    const again = renderForm(formOf(text('need', 'short')), { values: { need: long } });
    expect(valuesOf(again)).toEqual({ need: long });
    expect(inputsOf(card).filter((input) => textAt(input, 'tag') === 'input').length).toBeGreaterThan(2);
  });

  it('offer who is found in a select, and cut visibly but keep who is chosen', () => {
    const assign: Field = {
      ...base,
      type: 'search',
      source: 'members',
      name: 'to',
      label: 'To',
      value: { value: '999', label: 'Zoe' },
    };
    const options = Array.from({ length: 300 }, (_, at) => ({ value: `${at}`, label: `Member ${at}` }));
    const card = renderForm(formOf(assign), { options: new Map([['to', options]]) });
    expect(refusals(card)).toEqual([]);
    expect(headingOf(card, 'to')).toContain('… +181');
    expect(valuesOf(card)).toEqual({ to: '999' });
    const typed = renderForm(formOf(assign), { options: new Map([['to', options]]), values: { to: '250' } });
    expect(valuesOf(typed)).toEqual({ to: '250' });
    const nobody = renderForm(formOf({ ...assign, value: null }));
    expect(refusals(nobody)).toEqual([]);
    expect(wordsOfCard(nobody, String)).toContain('To\n–');
  });

  it('offer fewer where several selects are more than a card holds', () => {
    const select = (name: string): Field => ({
      ...base,
      type: 'select',
      name,
      label: name,
      value: '90',
      options: Array.from({ length: 100 }, (_, at) => ({ value: `${at}`, label: `Option ${at}` })),
    });
    const card = renderForm(formOf(select('a'), select('b'), select('c')));
    expect(refusals(card)).toEqual([]);
    expect(valuesOf(card)).toEqual({ a: '90', b: '90', c: '90' });
    expect(headingOf(card, 'c')).toMatch(/… \+\d+/);
  });

  test.prop([words(), words(), words()], { numRuns: 60 })('take any text anywhere', (title, label, value) => {
    const fields = everyKind.map((field) => ({ ...field, label, hint: label }));
    const form = { ...formOf(...fields), title, intro: label, submit: title, cancel: title };
    const card = renderForm(form, {
      values: { company: value, due: value, to: value },
      errors: { at: label },
    });
    expect(refusals(card)).toEqual([]);
  });

  it('can be put away, leaving their title', () => {
    const card = renderForm(formOf(text('company')));
    const cancel = offersOfCard(card).find(({ name }) => name === 'Cancel');
    expect(readAction(cancel?.action)).toEqual({ kind: 'cancel', title: 'Edit #7' });
    expect(refusals(renderCancelled('Edit #7'))).toEqual([]);
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ value: 'text' }],
    [{ value: {}, option: 'no json' }],
    [{ value: { cancel: '' } }],
  ])('make nothing of %j', (action) => {
    expect(readAction(action)).toBe(null);
  });
});
