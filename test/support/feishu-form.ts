import { field, listAt, textAt } from '../../src/adapters/shared/payload.ts';
import { readable } from './seen-feishu-cards.ts';

/** A field of a form card as a person sees it: its heading, and the inputs under it. */
interface Seen {
  label: string;
  error: string | null;
  inputs: readonly unknown[];
}

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** null: the card is no form. */
export const formOf = (card: unknown): unknown =>
  listAt(card, 'body', 'elements').find((element) => textAt(element, 'tag') === 'form') ?? null;

export const fieldsOf = (card: unknown): Seen[] => {
  const fields: { label: string; error: string | null; inputs: unknown[] }[] = [];
  for (const element of listAt(formOf(card), 'elements')) {
    if (textAt(element, 'tag') === 'markdown') {
      const [heading = '', ...rest] = (textAt(element, 'content') ?? '')
        .split('<br>')
        .map((line) => readable(line));
      const error = rest.find((line) => line.startsWith('⚠️'));
      // Said in place of options where there are none.
      if (heading !== '–') {
        fields.push({
          label: heading.replace(/ \*$/, ''),
          error: error?.replace(/^⚠️\s*/, '') ?? null,
          inputs: [],
        });
      }
    } else if (textAt(element, 'tag') !== 'button') fields.at(-1)?.inputs.push(element);
  }
  return fields;
};

/** The `action` that Feishu sends when the form is filled in like this and submitted. */
export const submission = (card: unknown, typed: Typed): object => {
  const fields = fieldsOf(card);
  for (const label of Object.keys(typed)) {
    if (!fields.some((one) => one.label === label)) {
      throw new Error(`no field “${label}”, only: ${fields.map((one) => one.label).join(', ')}`);
    }
  }
  const form_value = Object.fromEntries(
    fields.flatMap(({ label, inputs }) => inputs.flatMap((input) => filledIn(input, typed[label]))),
  );
  const submit = listAt(formOf(card), 'elements').find(
    (element) => textAt(element, 'form_action_type') === 'submit',
  );
  if (submit === undefined) throw new Error('this form cannot be submitted');
  for (const { label, inputs } of fields) {
    for (const input of inputs) {
      const isMissing = field(input, 'required') === true && !(textAt(input, 'name') ?? '' in form_value);
      if (isMissing) throw new Error(`Feishu does not send the form: “${label}” is required`);
    }
  }
  return {
    tag: 'button',
    name: textAt(submit, 'name'),
    value: field(submit, 'behaviors', 0, 'value'),
    form_value,
  };
};

/** What is left empty is left out. */
const filledIn = (input: unknown, given: string | readonly string[] | undefined): [string, unknown][] => {
  const name = textAt(input, 'name') ?? '';
  switch (textAt(input, 'tag')) {
    case 'input':
      return filled(name, given === undefined ? textAt(input, 'default_value') : String(given));
    case 'select_static':
      return filled(name, given === undefined ? initial(input) : chosen(input, String(given)));
    case 'checker': {
      const label = textAt(input, 'text', 'content') ?? '';
      const isTicked =
        given === undefined ? field(input, 'checked') === true : [given].flat().includes(label);
      return isTicked ? [[name, true]] : [];
    }
    case 'date_picker':
      return filled(name, dated(given === undefined ? textAt(input, 'initial_date') : String(given)));
    case 'picker_datetime': {
      const at = given === undefined ? textAt(input, 'initial_datetime') : String(given).replace('T', ' ');
      return filled(name, dated(at));
    }
    default:
      throw new Error(`an input of type ${textAt(input, 'tag')}`);
  }
};

const filled = (name: string, value: string | null): [string, unknown][] =>
  value === null || value === '' ? [] : [[name, value]];

const dated = (value: string | null): string | null =>
  value === null || value === '' ? null : `${value} +0800`;

const initial = (input: unknown): string | null => {
  const at = field(input, 'initial_index');
  return typeof at === 'number' ? textAt(input, 'options', at - 1, 'value') : null;
};

const chosen = (input: unknown, label: string): string => {
  const options = listAt(input, 'options');
  const found = options.find((option) => textAt(option, 'text', 'content') === label);
  if (found === undefined) {
    const all = options.map((option) => textAt(option, 'text', 'content')).join(', ');
    throw new Error(`no option “${label}”, only: ${all}`);
  }
  return textAt(found, 'value') ?? '';
};
