import { describe, expect, it } from 'vitest';
import { refusals } from '../../../support/fake-feishu-cards.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });
const words = { tag: 'markdown', content: 'x' };
const callback = { behaviors: [{ type: 'callback', value: {} }] };
const button = { tag: 'button', text: plain('Go'), ...callback };
const submit = { ...button, name: 'go', form_action_type: 'submit' };
const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements: [...elements, submit] });
const columns = (...elements: object[]) => ({
  tag: 'column_set',
  columns: [{ tag: 'column', width: 'auto', elements }],
});
const table = {
  tag: 'table',
  page_size: 5,
  columns: [{ name: 'a', data_type: 'text' }],
  rows: [{ a: 'x' }],
};
const select = (...values: string[]) => ({
  tag: 'select_static',
  placeholder: plain('Pick'),
  options: values.map((value) => ({ text: plain(value), value })),
  ...callback,
});
const funnel = (values: object[]) => ({
  tag: 'chart',
  chart_spec: { type: 'funnel', data: { values }, categoryField: 'name', valueField: 'value' },
});
const input = (name: string) => ({ tag: 'input', name });

const cardOf = (elements: readonly object[], more: object = {}) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements },
  ...more,
});

describe('The Feishu that the tests send to', () => {
  it('takes what is right', () => {
    const good = [
      words,
      button,
      columns(button, words),
      table,
      funnel([{ name: 'a', value: 1 }]),
      select('a', 'b'),
      form(input('one'), input('two')),
    ];
    expect(refusals(cardOf(good, { header: { title: plain('T'), template: 'blue' } }))).toEqual([]);
  });

  it.each<[string, readonly object[], string]>([
    ['an unknown property', [{ ...words, colour: 'red' }], '$.body.elements[0].colour: unknown property'],
    ['an unknown component', [{ tag: 'action' }], '$.body.elements[0].tag: unknown action'],
    ['a table inside columns', [columns(table)], 'table only at the root'],
    ['six tables', Array.from({ length: 6 }, () => table), 'over 5 tables'],
    ['a table’s page of eleven', [{ ...table, page_size: 11 }], '.page_size: 1 to 10'],
    ['a cell of no column', [{ ...table, rows: [{ b: 'x' }] }], '.rows[0].b: no such column'],
    ['a form inside columns', [columns(form())], 'form only at the root'],
    ['a table inside a form', [form(table)], 'table not inside a form'],
    ['a form without a submit button', [{ tag: 'form', name: 'f', elements: [input('a')] }], 'submit button'],
    ['an input without a name', [form({ tag: 'input' })], '.name: empty'],
    ['two inputs of one name', [form(input('a'), input('a'))], '.name: a twice'],
    ['an input too long', [form({ ...input('a'), max_length: 3_000 })], '.max_length: 1 to 1000'],
    ['more typed than fits', [form({ ...input('a'), default_value: 'x'.repeat(1_001) })], '.default_value'],
    ['a picker without a placeholder', [form({ tag: 'date_picker', name: 'd' })], '.placeholder: needed'],
    [
      'a required input outside a form',
      [{ ...select('a'), required: true }],
      '.required: only inside a form',
    ],
    ['a button that says nothing', [{ ...button, text: plain('') }], '.text.content: empty'],
    ['a button without a callback', [{ tag: 'button', text: plain('x') }], '.behaviors: nothing'],
    ['a callback with a text', [{ ...button, behaviors: [{ type: 'callback', value: 'x' }] }], 'an object'],
    ['a select without options', [select()], '.options: no options'],
    ['an option twice', [select('a', 'a')], '.options[1].value: twice'],
    ['an initial option that is none', [{ ...select('a'), initial_index: 2 }], '.initial_index'],
    ['markup nobody knows', [{ ...words, content: '<b>x</b>' }], 'a tag that Feishu does not know'],
    ['a mention of everybody', [{ ...words, content: '<at id=all></at>' }], 'everybody is mentioned'],
    ['an empty text', [{ ...words, content: '' }], '.content: empty'],
    ['a chart without data', [funnel([])], '.chart_spec.data.values: none'],
    ['a chart of other data', [funnel([{ stage: 'a' }])], 'no name in the data'],
    ['a chart inside a form', [form(funnel([{ name: 'a', value: 1 }]))], 'chart not inside a form'],
    ['201 elements', Array.from({ length: 201 }, () => words), 'over 200 elements (201)'],
    ['101 buttons, whose texts count', Array.from({ length: 101 }, () => button), 'over 200 elements (202)'],
    ['31 KB', [{ ...words, content: 'x'.repeat(31 * 1024) }], 'over 30 KB'],
    ['16 KB of quotes, which are escaped', [{ ...words, content: '"'.repeat(16 * 1024) }], 'over 30 KB'],
  ])('refuses %s', (_, elements, reason) => {
    expect(refusals(cardOf(elements)).join('\n')).toContain(reason);
  });

  it('refuses a card that is not shared, of the old schema, or none at all', () => {
    expect(refusals(cardOf([], { config: {} }))).toEqual(['$.config.update_multi: must be true']);
    expect(refusals(cardOf([], { schema: '1.0' }))).toEqual(['$.schema: must be "2.0"']);
    expect(refusals(cardOf([], { elements: [] }))).toEqual(['$.elements: unknown property']);
    expect(refusals({ schema: '2.0', config: { update_multi: true } })).toEqual(['$.body: missing']);
    expect(refusals(null)).toEqual(['$: not an object']);
  });
});
